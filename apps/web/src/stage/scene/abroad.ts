/**
 * A Service behind the border of a namespace that is not looked at, to which a route of what is looked at leads: its name, the border around it, and who opens it. Who
 * picks up there is not ours to say. Part of `still`.
 */
import type { Block } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { calleeOf, type RouteLeg } from '@switchboard/core/topology/door';
import { dashes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say, upright, wrap } from './desk.ts';
import { fittedName, fittedSize } from './fitted.ts';
import { borderX, opening } from './route-leg.ts';

type Alias = Extract<Block, { readonly type: 'alias' }>;

export function layAbroad(desk: Desk, block: Alias, namespace: string): void {
  const { columns: c, sizes } = desk;
  const dim = !onPath(desk.path, 'services', block.service);
  const y = block.nameY;
  const phone = c.form === 'phone';
  const full = phone ? 22 : Math.min(sizes.service, desk.pitch * 1.25);
  const room = phone ? c.podEnd - c.service : c.capsule - 11 - c.service;
  const name = fittedSize(desk, block.name, 'name', { full, least: 18 }, room);
  say(
    desk,
    'Services',
    `abroad:${block.key}`,
    { x: c.service, y },
    name.size,
    [part(name.text, 'name', 'ink2')],
    {
      dim,
      full: block.name,
    },
  );
  const leg = legTo(desk, block.service);
  const refused = leg?.refused === 'no-grant';
  const why = refused ? messages.noGrant : leg?.grant === undefined ? '' : messages.granted(leg.grant);
  if (phone) {
    const text = [messages.namespace(namespace), ...(why === '' ? [] : [why])].join(', ');
    const fitting = fittedName(desk, text, 'text', 13, c.lanesEnd - c.service);
    const words = [part(fitting, 'text', refused ? 'failed' : 'ink2')];
    say(desk, 'Services', `border:${block.key}`, { x: c.service, y: block.top }, 13, words, {
      dim,
      full: text,
    });
    return;
  }
  const below = y + Math.round(name.size * 0.33) + 18;
  const said = fittedName(desk, why, refused ? 'bold' : 'text', 13, room);
  const words = [part(said, refused ? 'bold' : 'text', refused ? 'failed' : 'ink2')];
  if (why !== '')
    say(desk, 'Services', `border:${block.key}`, { x: c.service, y: below }, 13, words, { dim, full: why });
  layBorder(desk, namespace, { top: y - Math.round(name.size * 0.66), bottom: below + 10, y }, dim);
  const hint = wrap(desk, messages.notLookedAt(namespace), 'text', 13, c.listEnd - c.list - 2, 2);
  for (const [index, line] of hint.entries())
    say(
      desk,
      'Endpoints',
      `not-looked-at:${block.key}:${index}`,
      { x: c.list + 2, y: y + (index - (hint.length - 1) / 2) * 17 },
      13,
      [part(line, 'text', 'ink3')],
      { dim },
    );
}

function legTo(desk: Desk, callee: string): RouteLeg | undefined {
  for (const { paths } of desk.topology.doors.values())
    for (const path of paths) if (calleeOf(path) === callee && path.route !== undefined) return path.route;
  return undefined;
}

/** Around it, with its name in the upper edge and a gap where the route comes in. */
function layBorder(
  desk: Desk,
  namespace: string,
  { top, bottom, y }: { readonly top: number; readonly bottom: number; readonly y: number },
  dim: boolean,
): void {
  const { columns: c } = desk;
  const [left, right] = [borderX(desk), c.capsule + 11];
  const look = { dash: dashes.border, dim };
  const label = messages.namespace(namespace);
  const text = fittedName(desk, label, 'text', 12, right - c.service - 8);
  say(
    desk,
    'Services',
    `namespace:${namespace}:${y}`,
    { x: c.service, y: top },
    12,
    [part(text, 'text', 'ink3')],
    { dim },
  );
  level(desk, left, c.service - 4, top, 'ink3', look);
  level(desk, c.service + desk.measure(text, 'text', 12) + 6, right, top, 'ink3', look);
  level(desk, left, right, bottom, 'ink3', look);
  upright(desk, right, top, bottom, 'ink3', look);
  upright(desk, left, top, y - opening, 'ink3', look);
  upright(desk, left, y + opening, bottom, 'ink3', look);
}

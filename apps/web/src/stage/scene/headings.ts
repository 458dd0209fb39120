/** Names of namespaces, where several are looked at: each under a rule that parts it from the one above, with how true it is. Part of `still`. */
import { namespaceFreshness } from '@switchboard/core/scene/namespace-freshness';
import { linesMessages } from '../lines-messages.ts';
import { type Desk, level, part, say } from './desk.ts';
import { fittedName } from './fitted.ts';
import type { LampLook, Part } from './shape.ts';

/** How far the rule stands above the name. */
export const aboveHeading = 20;

export function layHeadings(desk: Desk): void {
  const { columns: c, placement } = desk;
  const end = placement.side === undefined ? c.podEnd : c.listEnd;
  placement.headings.forEach(({ namespace, y }, i) => {
    if (i > 0) level(desk, c.service, end, y - aboveHeading, 'rule');
    const size = desk.roomy ? 20 : 17;
    const name = fittedName(desk, namespace, 'node', size, (end - c.service) * 0.6);
    const key = `namespace:${namespace}`;
    say(desk, 'Services', key, { x: c.service, y }, size, [part(name, 'node', 'ink2')], { full: namespace });
    const x = c.service + Math.round(desk.measure(name, 'node', size)) + 20;
    layFreshness(desk, namespace, { x, y: y + 1 }, end - x);
  });
}

function layFreshness(
  desk: Desk,
  namespace: string,
  at: { readonly x: number; readonly y: number },
  room: number,
): void {
  const known = namespaceFreshness(desk.topology, namespace);
  if (known === undefined) return;
  const { word, rest } = linesMessages.freshness(known);
  const look = lookOf(known.state);
  desk.nodes.push({ id: `known:${namespace}`, type: 'lamp', look, x: at.x, y: at.y });
  const full = rest === '' ? word : `${word}, ${rest}`;
  const parts: readonly Part[] = [
    part(word, 'bold', 'ink'),
    ...(rest === '' ? [] : [part(`, ${rest}`, 'text', 'ink2')]),
  ];
  const wide = desk.measure(word, 'bold', 13) + desk.measure(`, ${rest}`, 'text', 13);
  const said = wide <= room - 14 ? parts : parts.slice(0, 1);
  say(desk, 'Services', `known:${namespace}`, { x: at.x + 14, y: at.y }, 13, said, { full });
}

function lookOf(state: string): LampLook {
  if (state === 'live' || state === 'polled') return 'ready';
  return state === 'denied' || state === 'failed' ? 'failed' : 'unknown';
}

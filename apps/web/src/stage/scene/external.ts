/** An address that no pod has: it stands outside, beyond the second border. Part of `still`. */
import { isPictured } from '@switchboard/core/freshness';
import { lampOfLine } from '@switchboard/core/scene/lamp';
import { en } from '@switchboard/core/scene/messages/en';
import { freshnessOf } from '@switchboard/core/scene/observed';
import { onPath } from '@switchboard/core/scene/select';
import type { Endpoint } from '@switchboard/core/topology';
import { messages } from '../messages.ts';
import { outsideX } from './alias.ts';
import { type Desk, level, part, widthOf } from './desk.ts';
import { fittedName } from './fitted.ts';
import { objectOf } from './line-side.ts';
import { rowBox, split } from './pod-row.ts';

export function layExternal(desk: Desk, line: Endpoint, y: number): void {
  const { columns: c, sizes } = desk;
  const look = lampOfLine(line, undefined);
  const dim = !onPath(desk.path, 'endpoints', line.id);
  const x = outsideX(desk);
  const address = split(line.address, look, false);
  const phone = c.form === 'phone';
  const end = c.pod + (phone ? 0 : widthOf(desk, address, sizes.address));
  const nameX = phone ? c.pod : Math.max(c.podName, Math.round(end) + 14);
  const hint = hintOf(desk, line, c.podEnd - nameX);
  const words = [part(hint, 'text', 'ink2')];
  const nameEnd = nameX + widthOf(desk, words, 13.5);
  desk.words.push({
    key: `external:${line.id}`,
    group: 'Pods',
    tag: 'button',
    label: messages.label.external(line.address),
    ...rowBox(desk, y),
    runs: [
      ...(phone
        ? []
        : [
            {
              key: 'address',
              x: 0,
              anchor: 'start' as const,
              y: desk.pitch / 2,
              size: sizes.address,
              parts: address,
            },
          ]),
      { key: 'name', x: nameX - c.pod, anchor: 'start', y: desk.pitch / 2, size: 13.5, parts: words },
    ],
    dim,
    full: line.address,
    ...objectOf(line),
  });
  level(desk, (hint === '' ? Math.max(end, c.pod) : nameEnd) + 10, x - 9, y, 'rule', { dim });
  desk.nodes.push({ id: `external:${line.id}`, type: 'lamp', look, x, y, dim, ...objectOf(line) });
}

/** Whose address it is: the name that the line gives, else that nobody has it, where that is known and there is room for it. */
function hintOf(desk: Desk, line: Endpoint, room: number): string {
  if (line.hostname !== undefined) return fittedName(desk, line.hostname, 'text', 13.5, room);
  const pods = freshnessOf(desk.topology, 'Pod', line.namespace);
  if (pods !== undefined && !isPictured(pods)) return '';
  const words = [en.pod.nobodyHasIt, en.pod.nobodyHasItShort];
  return words.find(text => desk.measure(text, 'text', 13.5) <= room) ?? '';
}

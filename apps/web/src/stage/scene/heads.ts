/** The heads of the columns: together they read as one sentence. Part of `still`. */
import { messages } from '../messages.ts';
import { type Desk, level, part, say } from './desk.ts';
import type { Group } from './shape.ts';

export function layHeads(desk: Desk): void {
  const { columns: c, placement } = desk;
  if (c.form === 'phone') return;
  const y = placement.frame.heads;
  const heads: readonly (readonly [Group, keyof typeof messages.heads, number, number])[] = [
    ['Outside', 'outside', c.outside, c.border - 10],
    ['Doors', 'door', c.door, c.doorCapsule + 11],
    ['Services', 'service', c.service, c.capsule - 22],
    ['Endpoints', 'endpoints', c.capsule - 11, c.listEnd],
    ['Pods', 'pods', c.pod, c.podEnd],
    ['Nodes', 'nodes', c.lanes, c.lanesEnd - 2],
  ];
  for (const [group, key, from, to] of heads) {
    if (c.form === 'rail' && (group === 'Outside' || group === 'Doors')) continue;
    if (group === 'Nodes' && placement.lanes.length === 0) continue;
    const [title, gloss] = messages.heads[key];
    const titleParts = [part(title, 'bold', 'ink')];
    const glossPart = part(gloss, 'text', 'ink3');
    level(desk, from, to, y, 'ink');
    say(desk, group, `head:${key}`, { x: from, y: y + 14.5 }, 14, titleParts, { tag: 'heading' });
    const width = desk.measure(title, 'bold', 14);
    if (to - from - width > desk.measure(gloss, 'text', 13) + 8) {
      say(desk, group, `gloss:${key}`, { x: from + Math.round(width) + 8, y: y + 15 }, 13, [glossPart]);
    }
  }
  if (c.outsideEnd - c.lanesEnd > 20) {
    say(desk, 'Nodes', 'head:out', { x: c.outsideEnd + 3, y: y + 15, anchor: 'end' }, 12, [
      part(messages.out, 'text', 'ink3'),
    ]);
  }
}

/** Names of namespaces, where several are looked at: each under a rule that parts it from the one above. Part of `still`. */
import { type Desk, level, part, say } from './desk.ts';

/** How far the rule stands above the name. */
export const aboveHeading = 20;

export function layHeadings(desk: Desk): void {
  const { columns: c, placement } = desk;
  placement.headings.forEach(({ namespace, y }, i) => {
    if (i > 0)
      level(desk, c.service, placement.side === undefined ? c.podEnd : c.listEnd, y - aboveHeading, 'rule');
    say(desk, 'Services', `namespace:${namespace}`, { x: c.service, y }, desk.roomy ? 20 : 17, [
      part(namespace, 'node', 'ink2'),
    ]);
  });
}

/** Where a lane is a hair its node is named beside any lamp that is not ready. Part of `pod-row`. */
import type { Colour } from '../../tokens/tokens.ts';
import { type Desk, part, say } from './desk.ts';
import { fittedName } from './fitted.ts';
import { apartIn } from './short-name.ts';

const size = 12;

/** Returns how far left of the lamp its leader ends. */
export function layNodeBeside(
  desk: Desk,
  at: { readonly key: string; readonly node: string; readonly x: number; readonly y: number },
  colour: Colour,
  dim: boolean,
): number {
  const { laneForm, lanes } = desk.placement;
  const { columns: c } = desk;
  if (laneForm !== 'zone' && laneForm !== 'totals') return 10;
  const nodes = lanes.map(({ node }) => node);
  const text = fittedName(desk, apartIn(desk, nodes, at.node, 'strong', 60), 'strong', size, 90);
  const width = Math.ceil(desk.measure(text, 'strong', size));
  const right = at.x + 10 + width <= c.lanesEnd + 2;
  const x = right ? at.x + 10 : at.x - 10 - width;
  say(desk, 'Nodes', `beside:${at.key}`, { x, y: at.y }, size, [part(text, 'strong', colour)], {
    dim,
    full: at.node,
  });
  return right ? 10 : 16 + width;
}

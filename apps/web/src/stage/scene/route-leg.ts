/**
 * The way of a route from its stop: its name and what it does, and the border of another namespace that it crosses. Part of `layDoors`, which has it when what lies beyond
 * the first picture is there.
 */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { type Desk, level, part, say, upright } from './desk.ts';
import { legText } from './door-legs.ts';
import { fittedName } from './fitted.ts';

type Stop = DoorSpot['stops'][number];

/** Where the border of another namespace runs: right of the door, left of the names. */
export function borderX({ columns: c }: Desk): number {
  return Math.max(c.service - 20, c.doorCapsule + 19);
}

/** Half the opening of a border, and the posts at its sides. */
export const opening = 13;
const post = { width: 8, height: 3 };

/**
 * At the stop of a route: its name and what it does, and the border that it crosses on its way. Under the path where there is `room`; whoever is sent elsewhere has no Service
 * whose words need the place, so there it stands left of the path, which is `path` wide.
 */
export function layLeg(
  desk: Desk,
  stop: Stop,
  id: string,
  { room, path }: { readonly room: number; readonly path: number },
  dim: boolean,
): void {
  const { columns: c } = desk;
  const { leg, y } = stop;
  if (leg === undefined || c.form !== 'full') return;
  const service = desk.topology.services.get(stop.service ?? leg.meant ?? '');
  if (leg.serviceNamespace !== undefined)
    layBorder(desk, y, { open: leg.refused === undefined, alone: service === undefined }, dim);
  const away = stop.serviceName === undefined;
  if (service === undefined && leg.refused === undefined) {
    const to = c.service - (away ? 10 : 4);
    level(desk, c.doorCapsule + 11, to, y, 'wire', { lineWidth: strokes.wire[desk.theme], dim });
    if (away) upright(desk, to, y - 7, y + 7, 'wire', { lineWidth: 2, dim });
  }
  if (!away && room < 16) return;
  const end = c.doorCapsule - 18;
  const at = away ? { x: end - path - 12, y } : { x: end, y: y + 17 };
  const text = legText(stop, leg);
  const width = c.doorWidth - 24 - (away ? path + 12 : 0);
  const words = part(
    fittedName(desk, text, 'text', 12, width),
    'text',
    leg.refused === undefined ? 'ink3' : 'failed',
  );
  say(desk, 'Doors', `leg:${id}`, { ...at, anchor: 'end' }, 12, [words], { dim, full: text });
}

/** The border of the other namespace: the gap that a grant leaves in it, with its posts. Of a Service that is not shown, `alone`, the border is drawn around it. */
function layBorder(
  desk: Desk,
  y: number,
  { open, alone }: { readonly open: boolean; readonly alone: boolean },
  dim: boolean,
): void {
  const x = borderX(desk);
  const gap = open ? opening : 0;
  for (const side of [-1, 1]) {
    const [from, to] = [y + side * gap, y + side * (opening + 15)];
    if (!alone)
      upright(desk, x, Math.min(from, to), Math.max(from, to), 'ink3', { dash: dashes.border, dim });
    const top = y + side * opening - post.height / 2;
    if (open) desk.shapes.push({ type: 'rect', x: x - post.width / 2, y: top, ...post, fill: 'ink', dim });
  }
}

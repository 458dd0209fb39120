/** The door of a route that hangs nowhere: nobody gets through it, and it says why. Part of `layDoors`, which has it when what lies beyond the first picture is there. */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import type { Door } from '@switchboard/core/topology/door';
import { dashes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { balance, type Desk, isSelected, level, mark, part, say } from './desk.ts';
import { troubleText } from './door-legs.ts';
import { fittedName } from './fitted.ts';

/** An octagon where calls would arrive, and dotted red what they would pass. */
export function layClosedRoute(desk: Desk, spot: DoorSpot, door: Door, dim: boolean): void {
  const { columns: c } = desk;
  const waits = door.trouble?.reason === 'Pending';
  const colour = waits ? 'starting' : 'failed';
  const dotted = { lineWidth: 1.5, dash: dashes.lookup, round: true, dim };
  const object = { kind: door.kind, namespace: door.namespace, name: door.name };
  const y = spot.stops[0]?.y ?? spot.y;
  const key = `${door.uid}/${spot.host}`;
  const from = c.form === 'full' ? c.door + 11 : c.doorCapsule;
  desk.nodes.push({
    id: `closed:${key}`,
    type: 'lamp',
    look: waits ? 'not-ready' : 'broken',
    x: from,
    y,
    dim,
    object,
  });
  for (const stop of spot.stops) {
    if (c.form === 'full') level(desk, from + 18, c.doorCapsule - 11, stop.y, colour, dotted);
    const box = { x: c.doorCapsule - 9, y: stop.y - 20, width: 18, height: 40 };
    if (c.form === 'full')
      desk.shapes.push({ type: 'rect', ...box, stroke: colour, lineWidth: 2, dash: dashes.broken, dim });
    level(desk, c.doorCapsule + 13, c.service - 10, stop.y, colour, dotted);
  }
  if (c.form !== 'full') return;
  const selected = isSelected(desk, object);
  const at = { x: from + 18, y: y - 14 };
  const room = c.doorCapsule - 14 - at.x;
  const whole = `${door.name}  `;
  const beside = desk.measure(whole + messages.notAttached, 'bold', 13) <= room;
  const name = beside ? whole : fittedName(desk, door.name, 'bold', 13, room);
  const parts = [
    part(name, 'bold', selected ? 'markerInk' : 'ink'),
    ...(beside ? [part(messages.notAttached, 'bold', selected ? 'markerInk' : colour)] : []),
  ];
  if (selected) mark(desk, { x: at.x - 4, y: at.y - 10, width: room, height: 20 });
  say(desk, 'Doors', `route:${key}`, at, 13, parts, {
    dim,
    selected,
    tag: 'button',
    label: messages.label.door(door.kind, door.name, messages.notAttached),
    full: door.name,
    object,
  });
  const why = door.trouble === undefined ? '' : troubleText(door.trouble);
  const host = `${beside ? '' : `${messages.notAttached}, `}${spot.host === '' ? '' : `${spot.host}: `}`;
  balance(desk, `${host}${why}`, 'text', 12, room, 2).forEach((line, i) => {
    say(desk, 'Doors', `why:${key}#${i}`, { x: at.x, y: y + 15 + i * 15 }, 12, [part(line, 'text', 'ink2')], {
      dim,
    });
  });
}

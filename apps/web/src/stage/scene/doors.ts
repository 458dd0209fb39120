/**
 * The way in: the outside, the cluster's border, doors with a stop per path, and strands from one to the other. One strand per line that takes calls, each in
 * the place of its seat, so that none moves when another goes; above nine a bar. Part of `still`.
 */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { dashes } from '../../tokens/tokens.ts';
import type { Beyond } from '../beyond-here.ts';
import { messages } from '../messages.ts';
import { isBrokenStop } from './broken-stop.ts';
import { type Desk, isSelected, mark, part, say, upright } from './desk.ts';
import { hostAbove, trunkOf } from './door-heights.ts';
import { gatewayNotes, isClosed, legText } from './door-legs.ts';
import { layTrunk } from './door-trunk.ts';
import { layDoorless } from './doorless.ts';
import { fittedName, fittedSize } from './fitted.ts';
import { laneBottom } from './lanes.ts';
import { layStops, onlyPathAbove, widthOfPath } from './stops.ts';

export function layDoors(desk: Desk, beyond: Beyond | undefined): void {
  const { columns: c, placement } = desk;
  if (c.form === 'phone') return;
  if (c.form === 'full') {
    upright(desk, c.border, placement.frame.heads + 30, laneBottom(desk), 'ink3', { dash: dashes.border });
  }
  placement.doors.forEach((spot, index) => {
    layDoor(desk, spot, index, beyond);
  });
  layDoorless(desk, layOutside);
}

function layDoor(desk: Desk, spot: DoorSpot, index: number, beyond: Beyond | undefined): void {
  const { columns: c, topology } = desk;
  const door = topology.doors.get(spot.door);
  const dim = !onPath(desk.path, 'doors', spot.door);
  const key = `${spot.door}/${spot.host}`;
  const trunkY = trunkOf(spot);
  const hostY = trunkY - hostAbove;
  const object =
    door === undefined
      ? undefined
      : { kind: door.kind, namespace: door.home ?? door.namespace, name: door.name };
  if (door !== undefined && isClosed(door)) {
    beyond?.layClosedRoute(desk, spot, door, dim);
    return;
  }
  desk.nodes.push({
    id: `door:${key}`,
    type: 'door',
    x: c.doorCapsule + 2,
    // Without stops it is as high as with one, though its words keep more room.
    ...(spot.stops.length === 0
      ? { y: spot.y, height: 2 * (spot.y - spot.top) }
      : { y: (spot.top + spot.bottom) / 2, height: spot.bottom - spot.top }),
    dim,
    ...(object === undefined ? {} : { object }),
  });
  layStops(desk, spot, key, index, beyond);
  if (c.form === 'rail') return;

  const behind = [...new Set(spot.stops.flatMap(stop => stop.service ?? []))];
  if (desk.faults?.door(spot.door)?.cuts === true) desk.faults.layShutDoor(desk, spot, trunkY, dim);
  else
    layTrunk(
      desk,
      behind,
      trunkY,
      spot.stops.length > 0 && spot.stops.every(stop => isBrokenStop(desk, spot, stop)),
      dim,
    );
  desk.nodes.push({ id: `outside:${key}`, type: 'terminus', x: c.outside + 22, y: trunkY, dim });
  if (index === 0)
    layOutside(
      desk,
      trunkY,
      desk.placement.doors.every(other => !onPath(desk.path, 'doors', other.door)),
    );
  const whole =
    spot.stops.length === 0 ? (door?.name ?? '') : spot.host === '' ? messages.anyHost : spot.host;
  const fit = { full: desk.sizes.host, least: 13 };
  const { text: host, size } = fittedSize(desk, whole, 'host', fit, roomBeside(desk, spot, hostY));
  const selected = isSelected(desk, object);
  if (selected) {
    const width = Math.ceil(desk.measure(host, 'host', size));
    mark(desk, { x: c.door - 6, y: hostY - 16, width: width + 12, height: 32 });
  }
  say(
    desk,
    'Doors',
    `host:${key}`,
    { x: c.door, y: hostY },
    size,
    [part(host, 'host', selected ? 'markerInk' : 'ink')],
    {
      dim,
      selected,
      tag: 'button',
      label: messages.label.door(door?.kind ?? 'Ingress', door?.name ?? '', whole),
      full: whole,
      ...(object === undefined ? {} : { object }),
    },
  );
  // Where the next door stands close, its words come first.
  const next = desk.placement.doors[index + 1];
  const end = next === undefined ? Number.POSITIVE_INFINITY : Math.min(next.top, trunkOf(next) - 42);
  if (door === undefined || trunkY + 33 > end) return;
  say(
    desk,
    'Doors',
    `door:${key}`,
    { x: c.door, y: trunkY + 24 },
    13,
    [
      part(
        fittedName(desk, `${door.kind} ${door.name}`, 'text', 13, roomBeside(desk, spot, trunkY + 24)),
        'text',
        'ink2',
      ),
    ],
    { dim, full: door.name },
  );
  if (trunkY + 50 > end) return;
  const note = [
    ...(door.className === undefined ? [] : [messages.class(door.className)]),
    ...(door.tls ? [messages.tls] : []),
  ].join(', ');
  const notes = door.kind === 'Gateway' ? gatewayNotes(door, note) : [part(note, 'text', 'ink3')];
  const wrong = desk.faults?.notes(desk, door, spot, roomBeside(desk, spot, trunkY + 42)) ?? [];
  const limit = wrong.length === 0 ? end : Math.min(end, desk.faults?.notesEnd(desk, spot) ?? end);
  [...wrong, ...notes].forEach(({ text, role, colour }, i) => {
    const y = trunkY + 42 + i * 16;
    const left = leftBeside(desk, spot, y);
    if (y + 8 > limit || (left < leastRoom && desk.measure(text, role, 12) > left)) return;
    const said = fittedName(desk, text, role, 12, Math.max(leastRoom, left));
    const id = `class:${key}${i === 0 ? '' : `#${i}`}`;
    say(desk, 'Doors', id, { x: c.door, y }, 12, [part(said, role, colour)], { dim, full: text });
  });
}

function roomBeside(desk: Desk, spot: DoorSpot, y: number): number {
  return Math.max(leastRoom, leftBeside(desk, spot, y));
}

/** Paths and the names of routes stand at the right of the same column; words beside them get what is left, which may be nothing. */
function leftBeside(desk: Desk, spot: DoorSpot, y: number): number {
  const raised = spot.stops.length === 1 ? onlyPathAbove : 0;
  let taken = 0;
  for (const stop of spot.stops) {
    const width = widthOfPath(desk, stop);
    if (Math.abs(stop.y - raised - y) < 20) taken = Math.max(taken, width + 16);
    if (stop.leg === undefined || raised > 0) continue;
    const away = stop.serviceName === undefined;
    if (Math.abs(stop.y + (away ? 0 : 17) - y) >= 15) continue;
    const text = desk.measure(legText(stop, stop.leg), 'text', 12);
    taken = Math.max(taken, Math.min(desk.columns.doorWidth - 24, text + (away ? width + 12 : 0)) + 14);
  }
  return desk.columns.doorWidth - 20 - taken;
}

/** In less a name is none, and nothing else is said. */
const leastRoom = 40;

/** Who calls: said once, at the first door. Left of the border, as far as there is room. */
function layOutside(desk: Desk, y: number, dim: boolean): void {
  const { columns: c } = desk;
  const room = c.border - c.outside - 4;
  let size = desk.roomy ? 17 : 15;
  while (size > 12 && desk.measure(messages.anyone, 'bold', size) > room) size -= 0.5;
  say(desk, 'Outside', 'anyone', { x: c.outside, y: y - 31 }, size, [part(messages.anyone, 'bold', 'ink')], {
    dim,
  });
  if (messages.whoKnows.some(line => desk.measure(line, 'text', 13) > room)) return;
  messages.whoKnows.forEach((line, i) => {
    say(desk, 'Outside', `who:${i}`, { x: c.outside, y: y + 30 + i * 16 }, 13, [part(line, 'text', 'ink2')], {
      dim,
    });
  });
}

/**
 * The way in: the outside, the cluster's border, doors with a stop per path, and strands from one to the other. One strand per line that takes calls, each in
 * the place of its seat, so that none moves when another goes; above nine a bar. Part of `still`.
 */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { dashes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, isSelected, mark, part, say, upright } from './desk.ts';
import { layDoorless } from './doorless.ts';
import { fittedName, fittedSize } from './fitted.ts';
import { laneBottom } from './lanes.ts';
import { layBreak } from './lists.ts';
import { downwards, layBar, layStrands, outwards, strandsOf, upwards } from './strands.ts';

export function layDoors(desk: Desk): void {
  const { columns: c, placement } = desk;
  if (c.form === 'phone') return;
  if (c.form === 'full') {
    upright(desk, c.border, placement.frame.heads + 30, laneBottom(desk), 'ink3', { dash: dashes.border });
  }
  placement.doors.forEach((spot, index) => {
    layDoor(desk, spot, index);
  });
  layDoorless(desk, layOutside);
}

function layDoor(desk: Desk, spot: DoorSpot, index: number): void {
  const { columns: c, topology } = desk;
  const door = topology.doors.get(spot.door);
  const dim = !onPath(desk.path, 'doors', spot.door);
  const key = `${spot.door}/${spot.host}`;
  const trunkY = trunkOf(spot);
  const hostY = trunkY - hostAbove;
  const object =
    door === undefined ? undefined : { kind: 'Ingress', namespace: door.namespace, name: door.name };
  desk.nodes.push({
    id: `door:${key}`,
    type: 'door',
    x: c.doorCapsule + 2,
    y: (spot.top + spot.bottom) / 2,
    height: spot.bottom - spot.top,
    dim,
    ...(object === undefined ? {} : { object }),
  });
  layStops(desk, spot, key);
  if (c.form === 'rail') return;

  const behind = [...new Set(spot.stops.flatMap(stop => stop.service ?? []))];
  layTrunk(desk, behind, trunkY, dim);
  desk.nodes.push({ id: `outside:${key}`, type: 'terminus', x: c.outside + 22, y: trunkY, dim });
  if (index === 0)
    layOutside(
      desk,
      trunkY,
      desk.placement.doors.every(other => !onPath(desk.path, 'doors', other.door)),
    );
  const whole = spot.host === '' ? messages.anyHost : spot.host;
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
  const said = fittedName(desk, note, 'text', 12, roomBeside(desk, spot, trunkY + 42));
  say(desk, 'Doors', `class:${key}`, { x: c.door, y: trunkY + 42 }, 12, [part(said, 'text', 'ink3')], {
    dim,
  });
}

/** Paths stand at the right of the same column; words beside a path at their height get what is left. */
function roomBeside(desk: Desk, spot: DoorSpot, y: number): number {
  const raised = spot.stops.length === 1 ? onlyPathAbove : 0;
  const beside = spot.stops.find(stop => Math.abs(stop.y - raised - y) < 20);
  if (beside === undefined) return desk.columns.doorWidth - 20;
  const { text, role } = shownPath(desk, beside.path);
  return Math.max(40, desk.columns.doorWidth - 36 - desk.measure(text, role, pathSize(desk)));
}

/** The only path of a door stands over its trunk. */
const onlyPathAbove = 26;

/** A path takes at most two thirds of the column. */
function shownPath(desk: Desk, path: string): { readonly text: string; readonly role: 'text' | 'address' } {
  const role = path === '' ? 'text' : 'address';
  const room = (desk.columns.doorWidth - 20) * 0.66;
  return { text: fittedName(desk, pathText(path), role, pathSize(desk), room), role };
}

function pathSize(desk: Desk): number {
  return desk.roomy ? 16 : 15;
}

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

/** How far a host stands above its trunk, and a trunk at least below the first path, so that the host does not stand beside it. */
const hostAbove = 30;
const trunkBelow = 54;

/** Between the stops: in the middle, off a stop that stands there, and never so high that the host runs into the first path. */
function trunkOf(spot: DoorSpot): number {
  const heights = spot.stops.map(stop => stop.y);
  const first = heights[0] ?? spot.y;
  const second = heights[1];
  if (second === undefined) return Math.round(spot.y);
  const middle = Math.round(spot.y);
  const crowded = heights.length > 2 && heights.some(y => Math.abs(y - middle) < 30);
  const wanted = crowded ? Math.round((first + second) / 2) + 8 : middle;
  return Math.min(Math.max(wanted, first + trunkBelow), Math.round(spot.bottom) - 14);
}

function pathText(path: string): string {
  return path === '' ? messages.defaultPath : path;
}

function layStops(desk: Desk, spot: DoorSpot, key: string): void {
  const { columns: c, topology } = desk;
  const seen = new Map<number, number>();
  for (const stop of spot.stops) {
    const turn = seen.get(stop.y) ?? 0;
    seen.set(stop.y, turn + 1);
    const service = stop.service === undefined ? undefined : topology.services.get(stop.service);
    const broken = service === undefined || service.silence !== undefined;
    const dim = !onPath(desk.path, 'services', stop.service);
    const id = `${key}${stop.path}${turn === 0 ? '' : `#${turn}`}`;
    desk.nodes.push({ id: `stop:${id}`, type: 'stop', x: c.doorCapsule + 1, y: stop.y, broken, dim });
    if (broken) {
      layBreak(desk, stop.service ?? '', { from: c.doorCapsule + 13, to: c.service - 10, y: stop.y }, dim);
    } else if (stop.service !== undefined) {
      const [from, to] = [c.doorCapsule + 9, c.service - 10];
      const heights = layStrands(desk, strandsOf(desk, stop.service), from, to, stop.y, dim);
      for (const [line, y] of heights) if (!desk.stops.has(line)) desk.stops.set(line, { from, to, y });
    }
    if (c.form === 'rail') continue;
    const only = spot.stops.length === 1;
    const path = shownPath(desk, stop.path);
    say(
      desk,
      'Doors',
      `path:${id}`,
      { x: c.doorCapsule - 20, y: only ? stop.y - onlyPathAbove : stop.y, anchor: 'end' },
      pathSize(desk),
      [part(path.text, path.role, broken ? 'failed' : 'ink')],
      { dim, full: stop.path, label: messages.label.path(pathText(stop.path), stop.serviceName ?? '') },
    );
    if (service === undefined && stop.serviceName !== undefined) {
      say(desk, 'Doors', `missing:${id}`, { x: c.service, y: stop.y }, 13, [
        part(
          fittedName(
            desk,
            `${messages.noService}: ${stop.serviceName}`,
            'bold',
            13,
            c.capsule - 14 - c.service,
          ),
          'bold',
          'failed',
        ),
      ]);
    }
  }
}

/** Seats of one Service that have a place in a trunk, alone and beside another one. */
const mostAlone = 7;
const mostBeside = 5;

/** From the outside to the door: the strands of one Service around the middle, of two away from each other; more are a bar, so that none makes way for another. */
function layTrunk(desk: Desk, behind: readonly string[], y: number, dim: boolean): void {
  const bundles = behind.map(service => strandsOf(desk, service));
  const { columns: c } = desk;
  // Who calls stands on the strands; dimmed, they would show through.
  const from = c.outside + (dim ? 43 : 20);
  const to = c.doorCapsule - 11;
  const most = bundles.length === 1 ? mostAlone : mostBeside;
  const live = bundles.some(strands => strands.some(({ look }) => look !== 'free'));
  const [first] = behind;
  if (!live) {
    // Where all of its paths lead to nobody, callers come as far as the door.
    const nobody = behind.every(service => desk.topology.services.get(service)?.silence !== undefined);
    if (first !== undefined && nobody) layBreak(desk, first, { from, to, y }, dim);
    return;
  }
  if (bundles.length > 2 || bundles.some(strands => strands.length > most)) {
    layBar(desk, from, to, y, 18, dim);
    return;
  }
  bundles.forEach((strands, i) => {
    const slots = bundles.length === 1 ? outwards : i === 0 ? upwards : downwards;
    const aside = dim || !onPath(desk.path, 'services', behind[i]);
    const heights = layStrands(desk, strands, from, to, y, aside, slots);
    for (const [line, at] of heights) if (!desk.trunks.has(line)) desk.trunks.set(line, { from, to, y: at });
  });
}

/**
 * Numbers the hops of a call that is followed where they stand: along the trunk of the door, where its path leaves it, at the name, at the list and before the pods. What it passes is
 * lit by its path; this adds the highlighter under the way in, and the bullets. Called by `still`, in either lens; on a phone the panel alone tells it.
 */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import type { Traced, TraceStop } from '@switchboard/core/trace/traced';
import type { Desk } from '../desk.ts';
import type { Box } from '../shape.ts';
import { bulletPitch, layBullets, widthOfBullets } from './bullets.ts';

type Stops = readonly TraceStop[];

export function layTrace(desk: Desk, { stops, host }: Traced): void {
  if (desk.columns.form === 'phone') return;
  const at = (place: TraceStop['place']): Stops => stops.filter(stop => stop.place === place);
  const spot = spotOf(desk, stops, host);
  if (spot !== undefined) layWayIn(desk, spot, at('door'), at('path'));
  for (const [service, ones] of Map.groupBy(at('service'), stop => stop.service ?? ''))
    layAtName(desk, service, ones);
  for (const [service, ones] of Map.groupBy(at('list'), stop => stop.service ?? ''))
    layAtList(desk, service, ones);
  layAtPods(desk, at('pods'));
}

/** The door that was taken, at the host that was asked for. */
function spotOf({ placement }: Desk, stops: Stops, host: string | undefined): DoorSpot | undefined {
  const door = stops.find(stop => stop.door !== undefined)?.door;
  const spots = placement.doors.filter(spot => spot.door === door);
  return spots.find(spot => spot.host === host) ?? spots[0];
}

function layWayIn(desk: Desk, spot: DoorSpot, before: Stops, behind: Stops): void {
  const { columns: c, nodes, shapes } = desk;
  const mouth = nodes.find(({ id }) => id === `outside:${spot.door}/${spot.host}`);
  const turn = c.doorCapsule + 2;
  const reached = behind.flatMap(stop => {
    const path = spot.stops.find(({ service }) => service !== undefined && service === stop.service);
    return path === undefined ? [] : [{ stop, y: path.y }];
  });
  if (mouth !== undefined) {
    const ends = reached.length === 0 ? [[]] : reached.map(({ y }) => [turn, y, c.service - 8, y]);
    for (const end of ends)
      shapes.unshift({
        type: 'line',
        points: [mouth.x, mouth.y, turn, mouth.y, ...end],
        ...{ colour: 'marker', lineWidth: 16, bent: true },
      });
    const room = turn - 16 - mouth.x;
    layBullets(desk, 'Doors', before, { x: mouth.x, y: mouth.y, to: 'right', room, spread: true });
  } else
    layBullets(desk, 'Doors', before, { x: turn - 8, y: spot.top - 14, to: 'right', room: c.service - turn });
  for (const { stop, y } of reached)
    layBullets(desk, 'Doors', [stop], { x: turn, y, to: 'right', room: bulletPitch });
}

/** Where somebody inside comes to it: in the place of the words that it has no door. */
function layAtName(desk: Desk, service: string, stops: Stops): void {
  const name = nameOf(desk, service);
  if (name === undefined) return;
  const y = middleOf(name);
  const room = desk.columns.service - desk.columns.doorCapsule - 26;
  const width = widthOfBullets(stops, room);
  const end = name.x - 8;
  const isUnder = (box: Box): boolean =>
    box.key.startsWith('no-door:') && Math.abs(middleOf(box) - y) < 30 && box.x + box.width > end - width - 8;
  for (let at = desk.words.length - 1; at >= 0; at--)
    if (isUnder(desk.words[at] as Box)) desk.words.splice(at, 1);
  layBullets(desk, 'Services', stops, { x: end - bulletPitch / 2, y, to: 'left', room });
}

/** On the line to its list; where nobody picks up that is marked already, and gets the number of the hop that says so. */
function layAtList(desk: Desk, service: string, stops: Stops): void {
  const { columns: c, nodes } = desk;
  const name = nameOf(desk, service);
  if (name === undefined) return;
  const y = middleOf(name);
  const [first, ...others] = stops;
  const broken = nodes.find(
    node =>
      node.type === 'lamp' &&
      node.look === 'broken' &&
      node.x > name.x &&
      node.x < c.capsule &&
      Math.abs(node.y - y) < 24,
  );
  if (broken !== undefined && first?.result === 'fail') {
    layBullets(desk, 'Services', [first], { ...broken, to: 'right', room: bulletPitch });
    layBullets(desk, 'Services', others, {
      ...{ x: broken.x + bulletPitch + 2, y: broken.y, to: 'right' },
      room: c.capsule - 24 - broken.x - bulletPitch,
    });
    return;
  }
  const room = c.capsule - 24 - (name.x + name.width);
  layBullets(desk, 'Services', stops, { x: c.capsule - 28, y, to: 'left', room });
}

/** Before the pods: those that a policy shuts, else the one that is told of. */
function layAtPods(desk: Desk, stops: Stops): void {
  const { plug, socket } = desk.columns;
  const one = stops.findLast(({ pods }) => pods.length === 1)?.pods;
  const rows = new Map<string, TraceStop[]>();
  for (const stop of stops) {
    const isShared = stop.pods.length > 1 && (stop.result === 'pass' || stop.beyond);
    const pods = isShared ? (one ?? stop.pods.slice(0, 1)) : stop.pods;
    for (const pod of pods) rows.set(pod, [...(rows.get(pod) ?? []), stop]);
  }
  const room = socket - plug - 14;
  for (const [pod, ones] of rows) {
    const lamp = desk.nodes.find(({ id }) => id === `pod:${pod}`);
    if (lamp === undefined) continue;
    const x = Math.min(socket - 16, (plug + socket) / 2 + (widthOfBullets(ones, room) - bulletPitch) / 2);
    layBullets(desk, 'Pods', ones, { x, y: lamp.y, to: 'left', room });
  }
}

const nameOf = (desk: Desk, service: string): Box | undefined =>
  desk.words.find(({ key }) => key === `service:${service}`);

const middleOf = ({ y, height }: Box): number => y + height / 2;

/**
 * Numbers the hops of a call that is followed where they stand: along the trunk of the door, where its path leaves it, at the name, at the list and before the pods. What it passes is
 * lit by its path; this adds the highlighter under the way in, and the bullets. Called by `still`, in either lens; on a phone the panel alone tells it.
 */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import type { Traced, TraceStop } from '@switchboard/core/trace/traced';
import type { Desk } from '../desk.ts';
import { bulletPitch, layBullets } from './bullets.ts';

/** Before more pods than these a policy that lets calls through is not numbered. */
const mostPods = 8;

export function layTrace(desk: Desk, { stops, host }: Traced): void {
  const { columns: c } = desk;
  if (c.form === 'phone') return;
  const at = (place: TraceStop['place']) => stops.filter(stop => stop.place === place);
  const spot = spotOf(desk, stops, host);
  if (spot !== undefined) layWayIn(desk, spot, at('door'), at('path'));
  for (const [service, ones] of Map.groupBy(at('service'), stop => stop.service ?? '')) {
    const name = desk.words.find(({ key }) => key === `service:${service}`);
    if (name !== undefined)
      layBullets(desk, ones, { x: name.x - 16, y: name.y + name.height / 2, to: 'left', room: 60 });
  }
  for (const [service, ones] of Map.groupBy(at('list'), stop => stop.service ?? '')) {
    const name = desk.words.find(({ key }) => key === `service:${service}`);
    if (name === undefined) continue;
    const room = c.capsule - 30 - (name.x + name.width);
    layBullets(desk, ones, { x: c.capsule - 26, y: name.y + name.height / 2, to: 'left', room });
  }
  layAtPods(desk, at('pods'));
}

/** The door that was taken, at the host that was asked for. */
function spotOf(
  { placement }: Desk,
  stops: readonly TraceStop[],
  host: string | undefined,
): DoorSpot | undefined {
  const door = stops.find(stop => stop.door !== undefined)?.door;
  const spots = placement.doors.filter(spot => spot.door === door);
  return spots.find(spot => spot.host === host) ?? spots[0];
}

function layWayIn(
  desk: Desk,
  spot: DoorSpot,
  before: readonly TraceStop[],
  behind: readonly TraceStop[],
): void {
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
    layBullets(desk, before, { x: mouth.x, y: mouth.y, to: 'right', room: turn - 16 - mouth.x });
  } else layBullets(desk, before, { x: turn, y: spot.top - 12, to: 'left', room: bulletPitch });
  for (const { stop, y } of reached)
    layBullets(desk, [stop], { x: c.doorCapsule + 26, y, to: 'right', room: bulletPitch });
}

function layAtPods(desk: Desk, stops: readonly TraceStop[]): void {
  const rows = new Map<string, TraceStop[]>();
  for (const stop of stops)
    if (stop.pods.length <= mostPods || stop.result !== 'pass')
      for (const pod of stop.pods) rows.set(pod, [...(rows.get(pod) ?? []), stop]);
  for (const [pod, ones] of rows) {
    const lamp = desk.nodes.find(({ id }) => id === `pod:${pod}`);
    if (lamp === undefined) continue;
    const x = desk.columns.socket - 30;
    layBullets(desk, ones, { x, y: lamp.y, to: 'left', room: 2 * bulletPitch });
  }
}

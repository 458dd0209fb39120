/**
 * B on the picture: from the outside through the door, past Service and list, which are only read, to the row of the pod that answers. Past the words it takes the nearest height
 * that is free. Without a door it comes in at a node's port. Part of `still`.
 */
import type { Journey } from '@switchboard/core/scene/packet/journey';
import type { Service } from '@switchboard/core/topology';
import type { Desk } from '../desk.ts';
import { freeAcross, freeHeight, isFree, obstaclesOf } from './free-place.ts';
import { arrow, boxHalf, bullet, clear, lookup, swapBox, tag, tagHeight, tagWidth, way } from './pen.ts';
import { heightOfArrival, type Lanes } from './where.ts';

/** Height that the line alone needs between words; one step away is where its tag has room, too. */
const lineRoom = 12;
const near = 150;

export function layOutsideWay(desk: Desk, service: Service, journey: Journey, lanes: Lanes): void {
  const { arrival, door, swap } = journey;
  const { columns: c } = desk;
  if (arrival === undefined) return;
  const to = heightOfArrival(desk, arrival.endpoint);
  if (to === undefined) return;
  const spot = desk.placement.doors.find(
    found => found.door === door && found.stops.some(stop => stop.service === service.uid),
  );
  const stop = spot?.stops.find(found => found.service === service.uid);
  const mouth = spot && desk.nodes.find(({ id }) => id === `outside:${spot.door}/${spot.host}`);
  const start = mouth?.y ?? stop?.y ?? nameHeight(desk, service) ?? to;
  const left = spot === undefined ? c.outside + 30 : c.doorCapsule + 14;
  const obstacles = obstaclesOf(desk);
  const band = { x: left, width: lanes.outside + 6 - left };
  const wanted = spot === undefined ? start - 40 : start;
  const [low, high] = [desk.placement.frame.top - 14, desk.placement.height - 20];
  const roomy = freeHeight(obstacles, { ...band, height: tagHeight }, wanted, [
    Math.max(low, wanted - near),
    Math.min(high, wanted + near),
  ]);
  const y = isFree(obstacles, { ...band, y: roomy - tagHeight / 2, height: tagHeight })
    ? roomy
    : freeHeight(obstacles, { ...band, height: lineRoom }, wanted, [low, high]);
  const tail = [lanes.outside, y, lanes.outside, to, c.socket - 3, to];
  if (spot === undefined) way(desk, [c.outside + 22, y, ...tail]);
  else if (mouth === undefined) way(desk, [c.doorCapsule + 2, start, c.doorCapsule + 2, y, ...tail]);
  else {
    clear(desk, mouth.x + 20, c.doorCapsule - 16, start);
    way(desk, [mouth.x + 18, start, c.doorCapsule + 2, start, c.doorCapsule + 2, y, ...tail]);
  }
  arrow(desk, c.socket - 2, to);
  if (stop !== undefined) lookup(desk, [c.doorCapsule + 14, stop.y, c.service - 8, stop.y]);
  if (swap !== undefined) swapBox(desk, lanes.outside, y + Math.sign(to - y) * (boxHalf + 12));
  bullet(
    desk,
    'B',
    mouth?.x ?? (spot === undefined ? c.outside + 22 : c.doorCapsule + 2),
    spot === undefined ? y : start,
  );
  const text = `to ${swap?.from ?? arrival.target}`;
  const width = tagWidth(desk, text);
  const middle = freeAcross(desk, { y: y - tagHeight / 2, width, height: tagHeight }, c.capsule, [
    left + width / 2 + 8,
    lanes.outside - width / 2 - 14,
  ]);
  tag(desk, 'packet:to:B', text, middle, y);
}

function nameHeight(desk: Desk, service: Service): number | undefined {
  for (const block of desk.placement.blocks)
    if (block.type === 'list' && block.service === service.uid) return block.nameY;
  return undefined;
}

/**
 * topology → Plan. Sticky like `place`: with the same layout key Services, rooms and lamps keep their places; newcomers take free ones, else they are put at the end.
 * A row of rooms grows by a row of lamps where a node outgrows its seats. Called by `pictureOf`. Laws S4, S5, S7.
 */
import type { Pod, Topology } from '../../topology.ts';
import type { Lens, StageSize } from '../lens.ts';
import { planBlocks } from '../place/order.ts';
import type { BlockPlan } from '../place/plan.ts';
import type { Floor, Plan, Room } from '../plan.ts';
import { podsByNode } from '../pods-by-node.ts';
import type { Bank } from './bank.ts';
import { inLampOrder } from './order.ts';
import { placeFloor } from './place-floor.ts';
import { lampsPerRow, type PlanFrame, planFrame } from './plan-frame.ts';
import { type PlacedServices, placeServices } from './plan-services.ts';
import { keepSeats, type Seats } from './seating.ts';

export function placePlan(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Plan | undefined,
): Omit<Plan, 'layoutKey' | 'view'> {
  const plans = planBlocks(topology, lens.namespaces);
  const { sections, named } = sectionsOf(plans, lens.namespaces);
  const frame =
    before?.frame ??
    planFrame(
      size,
      sections.flatMap(({ keys }) => (keys.length === 0 ? [] : [keys.length])),
    );
  const past = before === undefined ? undefined : placed.get(before.services);
  const services =
    past?.plans === plans && past.frame === frame
      ? past.services
      : placeServices(sections, named, frame, before);
  placed.set(services.services, { plans, frame, services });
  const pods = podsByNode(topology, new Set(lens.namespaces));
  const floor = placeFloor(topology, lens, frame, pods, services.end, before);
  const banks = new Map<string, Bank>();
  const keep = (bank: Bank): void => {
    const known = before?.banks.get(bank.key);
    banks.set(
      bank.key,
      known !== undefined && known.seats === bank.seats && known.y === bank.y ? known : bank,
    );
  };
  for (const room of floor.rooms)
    if (room.bank !== undefined) keep(roomBank(room, floor.floor, pods.get(room.node) ?? [], before));
  keep(waitingBank(frame, floor.floor, pods.get('') ?? [], before));
  const end = Math.max(services.end, floor.end) + 24;
  return {
    level: 'plan',
    namespaces: lens.namespaces,
    frame,
    floor: floor.floor,
    width: size.width,
    height: Math.max(size.height, end),
    sections: services.sections,
    services: services.services,
    headings: services.headings,
    perLine: before?.perLine ?? perLine(topology, frame),
    rooms: floor.rooms,
    zones: floor.zones,
    banks,
    room: [...services.room, ...floor.room],
  };
}

/** From what Services were placed: where that is the same so are their places. Only a memory. */
const placed = new WeakMap<
  Plan['services'],
  { readonly plans: readonly BlockPlan[]; readonly frame: PlanFrame; readonly services: PlacedServices }
>();

/** Services by namespace. */
function sectionsOf(plans: readonly BlockPlan[], namespaces: readonly string[]) {
  const named = plans.filter(plan => plan.type !== 'in-no-list' && plan.named);
  const keys = new Map<string, string[]>(namespaces.map(namespace => [namespace, []]));
  for (const plan of named) keys.get(plan.namespace)?.push(plan.service);
  return { named, sections: [...keys].map(([namespace, there]) => ({ namespace, keys: there })) };
}

/** Beside a sign bars begin farther right. */
const barIndent = 23;

/** One pixel is one line, unless the longest list would not fit. */
function perLine(topology: Topology, frame: PlanFrame): number {
  const lines = new Map<string, number>();
  for (const line of topology.endpoints.values()) lines.set(line.service, (lines.get(line.service) ?? 0) + 1);
  let most = 1;
  for (const [service, n] of lines)
    most = Math.max(most, n, topology.services.get(service)?.staffing?.desired ?? 0);
  return Math.min(1, (frame.left.column - barIndent) / most);
}

function roomBank(room: Room, floor: Floor, pods: readonly Pod[], before: Plan | undefined): Bank {
  const { form } = floor;
  const key = `node|${room.node}`;
  const known = before?.banks.get(key);
  const y = room.y + form.head + form.pitch / 2 - 4;
  const same = known !== undefined && sameUids(seated.get(known.seats), pods);
  if (same && known.y === y) return known;
  const perRow = lampsPerRow(form);
  const width = (perRow - 1) * form.pitch;
  const now = known === undefined ? inLampOrder(pods) : same ? [] : newcomersLast(known.seats, pods);
  const seats = same ? known.seats : keepSeats(known?.seats, now, room.lamps * perRow);
  seated.set(seats, pods);
  return {
    key,
    holds: 'pods',
    node: room.node,
    x: room.x + (form.width - width) / 2,
    y,
    lift: 0,
    across: form.pitch,
    down: form.pitch,
    perRow,
    r: form.r,
    wrong: form.wrong,
    seats,
  };
}

function sameUids(before: readonly Pod[] | undefined, now: readonly Pod[]): boolean {
  if (before === now) return true;
  return before?.length === now.length && before.every((pod, i) => pod.uid === now[i]?.uid);
}

/** For whom these seats were: where nobody came or went nobody has to be seated. Only a memory. */
const seated = new WeakMap<Seats, readonly Pod[]>();

/** Names need to be put in order only where somebody is new. */
function newcomersLast(seats: Seats, pods: readonly Pod[]): readonly string[] {
  const there = new Set(seats);
  const news = pods.filter(pod => !there.has(pod.uid));
  if (news.length === 0) return pods.map(pod => pod.uid);
  return [...pods.filter(pod => there.has(pod.uid)).map(pod => pod.uid), ...inLampOrder(news)];
}

/** One row; who does not fit in it is counted in its words. */
function waitingBank(frame: PlanFrame, floor: Floor, pods: readonly Pod[], before: Plan | undefined): Bank {
  const known = before?.banks.get('no-node');
  const pitch = Math.max(9, Math.min(13, floor.form.pitch));
  const x = frame.right.x + 190;
  const seats = Math.max(1, Math.floor((frame.right.x + frame.right.width - x) / pitch));
  return {
    key: 'no-node',
    holds: 'pods',
    x,
    y: floor.noNode,
    lift: 0,
    across: pitch,
    down: pitch,
    perRow: seats,
    r: 3.4,
    wrong: 4.6,
    seats: keepSeats(
      known?.seats,
      known === undefined ? inLampOrder(pods) : newcomersLast(known.seats, pods),
    ),
  };
}

/**
 * From one placement to the next: the facts of a patch as cues with time, length and cause. Live, all that one tick tells moves together; presenting, facts are
 * played in causal order. What did not change gets no cue, and a change too large to follow is a jump: an empty timeline. Called by the stage
 * per patch. Laws C1 to C5.
 */
import type { Patch } from '../patch.ts';
import type { Topology } from '../topology.ts';
import { asidesOf } from './asides.ts';
import type { Cue, Fact, Pace, Timeline } from './cue.ts';
import { causalOrder, factsOf, type Statement } from './facts.ts';
import { type Lamp, lampOfLine, lampOfPod } from './lamp.ts';
import type { Occupant, Placement } from './placement.ts';

export interface Moment {
  readonly topology: Topology;
  readonly placement: Placement;
}

/** Lengths of the marks, ms, as the design's table of cues has them; undefined where a pace does not tell the fact. */
export const durations: Readonly<
  Record<Fact, { readonly presenting: number; readonly live: number | undefined }>
> = {
  'pod-terminating': { presenting: 280, live: 160 },
  'line-struck': { presenting: 340, live: 200 },
  'name-unchanged': { presenting: 160, live: undefined },
  'seat-taken': { presenting: 240, live: 120 },
  address: { presenting: 260, live: 140 },
  // The highlighter on the address, then along the wire.
  listed: { presenting: 660, live: 330 },
  // The lamps, and 140 (60) later the ink.
  ready: { presenting: 640, live: 300 },
  'first-call': { presenting: 850, live: undefined },
  'not-ready': { presenting: 340, live: 200 },
  'line-gone': { presenting: 340, live: 200 },
  'pod-gone': { presenting: 280, live: 180 },
  'tombstone-ended': { presenting: 240, live: 160 },
  'selector-changed': { presenting: 260, live: 140 },
  'service-added': { presenting: 260, live: 140 },
  'service-gone': { presenting: 280, live: 180 },
  'node-cordoned': { presenting: 260, live: 140 },
  'node-changed': { presenting: 260, live: 140 },
  'room-made': { presenting: 240, live: 160 },
};

/** More than this is not followed by anybody. */
export const mostChanges = 200;
const liveStagger = 60;
const stagger = 90;
const longestStagger = 900;

export function choreograph(before: Moment, patch: Patch, after: Moment, pace: Pace): Timeline {
  const still: Timeline = { pace, cues: [], length: 0 };
  if (before.placement.layoutKey !== after.placement.layoutKey || before.placement.blocks.length === 0)
    return still;
  const was = seatIndex(before.placement);
  const is = seatIndex(after.placement);
  const stated = factsOf(before.topology, patch, after.topology);
  const facts = [
    ...stated,
    ...(pace === 'presenting' ? asidesOf(stated, after.topology) : []),
    ...roomFacts(after.placement),
    ...endedTombstones(before.placement, after.placement, after.topology),
  ].flatMap(fact => {
    const where = whereabouts(fact, was, is, before.placement, after.placement);
    return where === undefined ? [] : [{ ...fact, ...where }];
  });
  if (facts.length > mostChanges) return still;
  const known = new Set(facts.map(fact => fact.id));
  const timed = pace === 'live' ? together(facts) : inOrder(facts);
  const cues = timed.map(({ because, ...cue }): Cue => {
    const caused = because !== undefined && known.has(because);
    const was = lampBefore(cue, before.topology);
    return { ...cue, ...(was === undefined ? {} : { was }), ...(caused ? { because } : {}) };
  });
  return { pace, cues, length: cues.reduce((end, cue) => Math.max(end, cue.at + cue.duration), 0) };
}

type Placed = Statement & Where;
type Timed = Placed & { readonly at: number; readonly duration: number };
interface Where {
  readonly block?: string;
  readonly seat?: number;
}

function lampBefore({ endpoint, pod }: Statement, { endpoints, pods }: Topology): Lamp | undefined {
  const line = endpoint === undefined ? undefined : endpoints.get(endpoint);
  const known = pods.get(line?.pod ?? pod ?? '');
  if (line !== undefined) return lampOfLine(line, known);
  return endpoint !== undefined || known === undefined ? undefined : lampOfPod(known);
}

/** One diff, without order, because a tick has none. Whoever belongs to one pod starts in one frame. */
function together(facts: readonly Placed[]): readonly Timed[] {
  const subjects = new Map<string, number>();
  for (const fact of facts) {
    const subject = fact.pod ?? fact.endpoint;
    if (subject !== undefined && !subjects.has(subject)) subjects.set(subject, subjects.size);
  }
  const step = Math.min(20, liveStagger / Math.max(1, subjects.size - 1));
  return facts.map(fact => ({
    ...fact,
    at: Math.round((subjects.get(fact.pod ?? fact.endpoint ?? '') ?? 0) * step),
    duration: durations[fact.fact].live ?? 0,
  }));
}

/** Kind after kind, causes first; several of one kind one after the other. */
function inOrder(facts: readonly Placed[]): readonly Timed[] {
  const timed: Timed[] = [];
  let start = 0;
  for (const kind of causalOrder) {
    const group = facts.filter(fact => fact.fact === kind);
    if (group.length === 0) continue;
    const duration = durations[kind].presenting;
    const step = Math.min(stagger, longestStagger / group.length);
    for (const [i, fact] of group.entries())
      timed.push({ ...fact, at: Math.round(start + i * step), duration });
    start += spacing(kind) + Math.round((group.length - 1) * step);
  }
  return timed;
}

/** When presenting: from the beginning of one kind of fact to that of the next. */
function spacing(kind: Fact): number {
  return Math.min(650, Math.max(200, durations[kind].presenting + 60));
}

/** When presenting: how long after the beginning of a timeline the next one may begin. */
export function nextAfter({ cues }: Timeline): number {
  const last = cues.at(-1);
  return last === undefined ? 0 : last.at + spacing(last.fact);
}

interface SeatIndex {
  readonly lines: ReadonlyMap<string, Where>;
  readonly pods: ReadonlyMap<string, Where>;
  readonly services: ReadonlyMap<string, string>;
}

/** Where everybody sits or has a tombstone. */
function seatIndex(placement: Placement): SeatIndex {
  const lines = new Map<string, Where>();
  const pods = new Map<string, Where>();
  const services = new Map<string, string>();
  for (const block of placement.blocks) {
    if (block.type !== 'in-no-list' && !services.has(block.service)) services.set(block.service, block.key);
    if (block.type === 'alias') continue;
    for (const line of block.fold?.endpoints ?? []) lines.set(line, { block: block.key, seat: -1 });
    for (const pod of block.fold?.pods ?? []) pods.set(pod, { block: block.key, seat: -1 });
    for (const { occupant, index } of block.seats) {
      const where = { block: block.key, seat: index };
      const { line, pod } = named(occupant);
      for (const id of line) lines.set(id, where);
      if (pod !== undefined && !placement.spots.has(pod)) pods.set(pod, where);
    }
  }
  for (const [pod, spot] of placement.spots) pods.set(pod, { block: spot.block, seat: spot.seat });
  return { lines, pods, services };
}

function named(occupant: Occupant): { readonly line: readonly string[]; readonly pod?: string | undefined } {
  switch (occupant.type) {
    case 'line':
      return { line: [occupant.endpoint], pod: occupant.pod };
    case 'pod':
      return { line: [], pod: occupant.pod };
    case 'tombstone': {
      const { endpoint, pod } = occupant.tombstone;
      return { line: endpoint === undefined ? [] : [endpoint], pod };
    }
    case 'draining':
      return { line: occupant.endpoints };
    case 'free':
      return { line: [] };
  }
}

/** Undefined where it is not on the stage: then it has no cue. */
function whereabouts(
  fact: Statement & Where,
  was: SeatIndex,
  is: SeatIndex,
  before: Placement,
  after: Placement,
): Where | undefined {
  if (fact.endpoint !== undefined) return is.lines.get(fact.endpoint) ?? was.lines.get(fact.endpoint);
  if (fact.pod !== undefined) return is.pods.get(fact.pod) ?? was.pods.get(fact.pod);
  if (fact.node !== undefined) {
    const lane = [...after.lanes, ...before.lanes].some(known => known.node === fact.node);
    return lane ? {} : undefined;
  }
  if (fact.service !== undefined) {
    const block = is.services.get(fact.service) ?? was.services.get(fact.service);
    return block === undefined ? undefined : { block };
  }
  return {
    ...(fact.block === undefined ? {} : { block: fact.block }),
    ...(fact.seat === undefined ? {} : { seat: fact.seat }),
  };
}

function roomFacts(after: Placement): readonly (Statement & Where)[] {
  return after.room.map(room => {
    if (room.type === 'block' || room.type === 'seats')
      return { id: `room-made:${room.block}`, fact: 'room-made', block: room.block };
    const id = `room-made:${room.type === 'lane' ? room.node : room.bracket}`;
    return { id, fact: 'room-made', ...(room.node === undefined ? {} : { node: room.node }) };
  });
}

/** Seats that are free again; a tombstone that gave way to a newcomer is told by the newcomer. */
function endedTombstones(
  before: Placement,
  after: Placement,
  topology: Topology,
): readonly (Statement & Where)[] {
  const blocks = new Map(after.blocks.map(block => [block.key, block]));
  return before.blocks.flatMap(block => {
    const same = blocks.get(block.key);
    if (block.type === 'alias' || same === undefined || same.type === 'alias') return [];
    return block.seats.flatMap(({ occupant, index }): readonly (Statement & Where)[] => {
      const now = same.seats.find(seat => seat.index === index);
      if (occupant.type !== 'tombstone' || now?.occupant.type !== 'free') return [];
      const { endpoint } = occupant.tombstone;
      // It came back elsewhere: that is told by its own facts.
      if (endpoint !== undefined && topology.endpoints.has(endpoint)) return [];
      return [
        {
          id: `tombstone-ended:${block.key}#${index}`,
          fact: 'tombstone-ended',
          block: block.key,
          seat: index,
        },
      ];
    });
  });
}

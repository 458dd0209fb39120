/**
 * Brackets from the top downwards: nodes by zone and name, what has no node yet, what lies outside. At a layout all nodes get the same number of stands where these fit; after
 * it a bracket only moves where one above it needs more room, by whole rows, once. Called by `placeNodesSide`; keeps laws N1 and N2.
 */
import type { Topology } from '../../topology.ts';
import type { Bracket, NodesSide, Stand } from '../nodes-side.ts';
import type { Frame, RoomMade } from '../placement.ts';
import { type Attempt, attempts, places } from './densities.ts';
import { wantedLanes } from './lanes.ts';
import { mergeOrder } from './merge-order.ts';
import { type Slot, type Spacing, shift, spread } from './room.ts';
import { bracketKey, noNode, outside, type Resident } from './standing.ts';
import { type Occupied, type StandRule, takeStands } from './stands.ts';

/** Up to so many nodes all of them stand there, also those without a pod of ours. */
const mostIdle = 24;
/** Its rows say themselves what they wait for. */
const headOfNoNode = 8;
const headOfOutside = 28;
const gaps = { least: 5, easy: 10, most: 22 } as const;
/** Below the last row. */
export const foot = 14;
export interface Page {
  readonly frame: Frame;
  readonly height: number;
  readonly pitch: number;
}

export type Stack = Pick<NodesSide, 'brackets' | 'head' | 'gap' | 'pitch'> & {
  readonly end: number;
  readonly room: readonly RoomMade[];
};

interface Planned {
  readonly key: string;
  readonly type: Bracket['type'];
  readonly node?: string;
  readonly zone?: string;
}

export function stackBrackets(
  topology: Topology,
  namespaces: readonly string[],
  there: ReadonlyMap<string, readonly Resident[]>,
  page: Page,
  before: NodesSide | undefined,
  rule: StandRule,
): Stack {
  const planned = plan(topology, namespaces, there, before, rule);
  return before === undefined ? layOut(planned, there, page, rule) : keep(planned, there, page, before, rule);
}

function plan(
  topology: Topology,
  namespaces: readonly string[],
  there: ReadonlyMap<string, readonly Resident[]>,
  before: NodesSide | undefined,
  rule: StandRule,
): readonly Planned[] {
  const nodes = wantedLanes(topology, new Set(namespaces), 4 * mostIdle).map(
    ({ node, zone }): Planned => ({
      key: bracketKey(node),
      type: 'node',
      node,
      ...(zone === undefined ? {} : { zone }),
    }),
  );
  const known = new Map(nodes.map(bracket => [bracket.key, bracket]));
  const names = new Set([...topology.nodes.values()].map(node => node.name));
  const kept = (before?.brackets ?? []).filter(({ key, type, node, stands }) => {
    if (type !== 'node') return false;
    const remains = stands.some(
      ({ standing }) => standing.type === 'tombstone' && standing.tombstone.until > rule.now,
    );
    return known.has(key) || remains || names.has(node ?? '') || stands.some(isSomebody);
  });
  for (const { key, type, node, zone } of kept)
    if (!known.has(key))
      known.set(key, {
        key,
        type,
        ...(node === undefined ? {} : { node }),
        ...(zone === undefined ? {} : { zone }),
      });
  const order = mergeOrder(
    nodes.map(bracket => bracket.key),
    kept.map(bracket => bracket.key),
  );
  const special = notNodes(there, before).map(key => ({ key, type: key }));
  return [...order.flatMap(key => known.get(key) ?? []), ...special];
}

/**
 * What stood stays in its order, what is new comes last. Above what lies outside there is always a place for pods without a node, and where there is room a few, so that
 * those that wait a blink for their node shift nothing.
 */
function notNodes(
  there: ReadonlyMap<string, readonly Resident[]>,
  before: NodesSide | undefined,
): readonly (typeof noNode | typeof outside)[] {
  const had = (before?.brackets ?? []).flatMap(({ type }) => (type === 'node' ? [] : [type]));
  const fresh = ([noNode, outside] as const).filter(
    key => !had.includes(key) && (there.has(key) || (there.has(outside) && !had.includes(outside))),
  );
  return [...had, ...fresh];
}

/** Whoever stood there leaves a tombstone now. */
function isSomebody({ standing }: Stand): boolean {
  return standing.type === 'pod';
}

function headOf(type: Bracket['type'], head: number): number {
  return type === 'node' ? head : type === 'no-node' ? headOfNoNode : headOfOutside;
}

function layOut(
  planned: readonly Planned[],
  there: ReadonlyMap<string, readonly Resident[]>,
  page: Page,
  rule: StandRule,
): Stack {
  const of = (key: string): number => there.get(key)?.length ?? 0;
  const nodes = planned.filter(({ type }) => type === 'node');
  const most = nodes.reduce((high, { key }) => Math.max(high, of(key)), 1);
  const frame = frameOf(page);
  const room = frame.bottom - frame.top;
  const rowsOf = ({ key, type }: Planned, { stands, waiting }: Attempt): number =>
    type === 'node' ? stands(key) : Math.max(type === 'no-node' ? waiting : 1, of(key));
  const heightOf = (bracket: Planned, attempt: Attempt): number =>
    headOf(bracket.type, attempt.head) + rowsOf(bracket, attempt) * attempt.pitch;
  const lengthOf = (attempt: Attempt): number =>
    planned.reduce((sum, bracket) => sum + heightOf(bracket, attempt) + gaps.least, -gaps.least);
  const fits = (attempt: Attempt): boolean => lengthOf(attempt) <= room;
  const tries = attempts(most, of, page.pitch).map(attempt => ({ ...attempt, waiting: 1 }));
  const least = tries.find(fits) ?? (tries.at(-1) as Attempt);
  const chosen = places.map(waiting => ({ ...least, waiting })).find(fits) ?? least;
  const { head, pitch } = chosen;
  const slots = planned.map(
    (bracket): Slot => ({
      key: bracket.key,
      height: heightOf(bracket, chosen),
      shrinks: false,
    }),
  );
  // Half a row below the first line, where there is room: no level part then seems to go on in a foreign one.
  const wish = page.frame.top + Math.round(pitch / 2) - head - frame.top;
  const easy = (slots.length - 1) * (gaps.easy - gaps.least);
  const down = Math.max(0, Math.min(wish, room - lengthOf(chosen) - easy));
  // Gaps are rounded, also upwards.
  const bottom = frame.bottom - slots.length / 2;
  const stack = spread(slots, { ...frame, top: frame.top + down, bottom }, spacingOf(pitch));
  const brackets = planned.map(bracket =>
    draw(
      bracket,
      takeStands(undefined, there.get(bracket.key) ?? [], rowsOf(bracket, chosen), rule),
      stack.tops,
      head,
      pitch,
    ),
  );
  return { brackets, head, pitch, gap: stack.gap, end: stack.end, room: [] };
}

function keep(
  planned: readonly Planned[],
  there: ReadonlyMap<string, readonly Resident[]>,
  page: Page,
  before: NodesSide,
  rule: StandRule,
): Stack {
  const { head, gap, pitch } = before;
  const was = new Map(before.brackets.map(bracket => [bracket.key, bracket]));
  const taken = planned.map(bracket => {
    const residents = there.get(bracket.key) ?? [];
    const least =
      residents.length + (bracket.type === 'node' ? Math.max(1, Math.floor(residents.length / 4)) : 0);
    return { bracket, stands: takeStands(was.get(bracket.key)?.stands, residents, least, rule) };
  });
  const slots = taken.map(({ bracket, stands }): Slot => {
    const old = was.get(bracket.key);
    const top = headOf(bracket.type, head);
    return {
      key: bracket.key,
      height: top + stands.length * pitch,
      shrinks: false,
      ...(old === undefined ? {} : { before: { top: old.top, height: top + old.stands.length * pitch } }),
    };
  });
  const moved = shift(slots, frameOf(page), spacingOf(pitch), gap);
  const shifted = slots.some(
    slot => slot.before !== undefined && slot.before.top !== moved.tops.get(slot.key),
  );
  return {
    brackets: taken.map(({ bracket, stands }) => draw(bracket, stands, moved.tops, head, pitch)),
    head,
    gap,
    pitch,
    end: moved.end,
    room: shifted ? taken.flatMap(({ bracket, stands }) => roomMade(bracket, stands.length, was)) : [],
  };
}

/** Said only where something that stood already had to move. */
function roomMade(bracket: Planned, stands: number, was: ReadonlyMap<string, Bracket>): readonly RoomMade[] {
  const old = was.get(bracket.key);
  const rows = stands - (old?.stands.length ?? 0);
  return rows > 0 ? [{ type: 'stands', bracket: bracket.key, rows, ...nodeOf(bracket) }] : [];
}

function nodeOf({ node }: Planned): { readonly node?: string } {
  return node === undefined ? {} : { node };
}

function draw(
  bracket: Planned,
  stands: readonly Occupied[],
  tops: ReadonlyMap<string, number>,
  head: number,
  pitch: number,
): Bracket {
  const top = tops.get(bracket.key) ?? 0;
  const first = top + headOf(bracket.type, head);
  return {
    ...bracket,
    top,
    bottom: first + stands.length * pitch,
    stands: stands.map((occupied, index) => ({
      index,
      y: first + index * pitch + Math.round(pitch / 2),
      ...occupied,
    })),
  };
}

function frameOf({ frame, height }: Page): Frame {
  return { ...frame, top: frame.laneHead, bottom: height - foot };
}

function spacingOf(pitch: number): Spacing {
  return {
    pitch,
    minBlock: 0,
    gapMin: gaps.least,
    gapMax: gaps.most,
    head: 0,
    foot: 0,
    heading: 0,
  };
}

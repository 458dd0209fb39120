/**
 * Cues at one moment: which marks stand how far, which are still being drawn, and which words lie under the highlighter. Pure, in the stage's time.
 * The newest fact alone has the highlighter; where motion is reduced marks do not move, and an outline names the newest fact (law T5).
 */
import type { Cue, Timeline } from '@switchboard/core/scene/cue';
import type { Endpoint } from '@switchboard/core/topology';
import { type Colour, strokes } from '../../tokens/tokens.ts';
import { easeIn, easeOut } from '../easing.ts';
import type { Desk } from './desk.ts';
import { addressSpan } from './line-side.ts';
import { frameOf, laneX } from './pod-row.ts';
import { podAddressSpan } from './pod-side.ts';
import type { Mark } from './shape.ts';

/** A timeline on the stage, since when (ms of the stage's clock). */
export interface Act {
  readonly startedAt: number;
  readonly timeline: Timeline;
}

/** How long the highlighter stands after its sweep, and an outline where motion is reduced, ms. */
const stands = { live: 1500, presenting: 900, reduced: 3000 } as const;
/** Within a cue, ms: when ink begins to grow after the lamps, and how long lamps, strikes and the sweep over an address take. */
const inkDelay = { live: 60, presenting: 140 } as const;
const lampTurn = { live: 160, presenting: 280 } as const;
const strikeThrough = { live: 120, presenting: 280 } as const;
const sweep = { live: 140, presenting: 260 } as const;

const highlighted: ReadonlySet<Cue['fact']> = new Set(['address', 'listed']);

/** Until when an act matters. */
export function endOf(act: Act): number {
  return act.startedAt + act.timeline.length + stands.reduced;
}

interface Playing {
  readonly act: Act;
  readonly cue: Cue;
  /** Milliseconds since the cue began; negative before. */
  readonly since: number;
}

function at(acts: readonly Act[], t: number): readonly Playing[] {
  return acts.flatMap(act => act.timeline.cues.map(cue => ({ act, cue, since: t - act.startedAt - cue.at })));
}

/** What `still` has to leave to the ink at this moment. Equal moments have equal keys. */
export interface Moment {
  readonly playing: ReadonlySet<string>;
  readonly lit: ReadonlySet<string>;
  readonly key: string;
}

export function momentOf(acts: readonly Act[], t: number, reduced: boolean): Moment {
  if (reduced || acts.length === 0) return { playing: new Set(), lit: new Set(), key: '' };
  const cues = at(acts, t);
  const playing = new Set<string>();
  for (const { cue, since } of cues) {
    if (since >= cue.duration) continue;
    for (const key of [cue.endpoint, cue.pod]) if (key !== undefined) playing.add(`${cue.fact} ${key}`);
  }
  const lit = new Set<string>();
  for (const { cue } of newest(cues)) {
    if (cue.fact === 'listed' && cue.endpoint !== undefined) lit.add(`line:${cue.endpoint}`);
    else if (cue.fact === 'address' && cue.pod !== undefined) lit.add(`pod:${cue.pod}`);
  }
  return { playing, lit, key: [...playing, '|', ...lit].join(' ') };
}

/** Facts that have the highlighter: of those that have begun, the ones that began last. */
function newest(cues: readonly Playing[]): readonly Playing[] {
  const begun = cues.filter(({ cue, since }) => highlighted.has(cue.fact) && since >= 0);
  const last = Math.max(...begun.map(({ act, cue }) => act.startedAt + cue.at));
  return begun.filter(
    ({ act, cue, since }) =>
      act.startedAt + cue.at === last && since < cue.duration + stands[act.timeline.pace],
  );
}

export function marksAt(desk: Desk, acts: readonly Act[], t: number, reduced: boolean): readonly Mark[] {
  const cues = at(acts, t);
  if (reduced) return outlines(desk, cues);
  const marks: Mark[] = [];
  for (const playing of newest(cues)) marks.push(...markerOf(desk, playing));
  for (const playing of cues) {
    const { cue, since } = playing;
    if (since < cue.duration) marks.push(...moving(desk, playing));
  }
  return marks;
}

function moving(desk: Desk, { cue, act, since }: Playing): readonly Mark[] {
  const { pace } = act.timeline;
  const out = easeOut(since / Math.min(cue.duration, lampTurn[pace]));
  const struck = easeOut(since / strikeThrough[pace]);
  const back = easeIn(since / cue.duration);
  const y = yOf(desk, cue);
  if (y === undefined) return [];
  const { columns: c, topology } = desk;
  const line = cue.endpoint === undefined ? undefined : topology.endpoints.get(cue.endpoint);
  const pod = cue.pod === undefined ? undefined : topology.pods.get(cue.pod);
  const lane = laneX(desk, pod?.node ?? goneFrom(desk, cue));
  switch (cue.fact) {
    case 'pod-terminating': {
      const span = pod === undefined ? undefined : podAddressSpan(desk, pod, line);
      return [
        ...turn(lane, y, 360, 180, 'terminating', out),
        ...(span === undefined ? [] : [strike(span, y, struck)]),
      ];
    }
    case 'line-struck':
      return [
        ...turn(c.capsule, y, 360, 180, 'terminating', out),
        ...(line === undefined ? [] : [strike(addressSpan(desk, line, pod), y, struck)]),
        ...ink(desk, cue, y, 'wire', 1 - back),
      ];
    case 'seat-taken':
      return [
        { type: 'frame', ...frameOf(desk, y), colour: 'starting', progress: easeOut(since / cue.duration) },
      ];
    case 'ready':
      return [
        ...(line === undefined ? [] : turn(c.capsule, y, 90, 360, 'ready', out)),
        ...turn(lane, y, 90, 360, 'ready', out),
        ...(line === undefined
          ? []
          : ink(desk, cue, y, 'wire', easeOut((since - inkDelay[pace]) / (cue.duration - inkDelay[pace])))),
      ];
    case 'not-ready':
      return [
        ...goOut(line === undefined ? undefined : c.capsule, y, 'ready', out),
        ...goOut(lane, y, 'ready', out),
        ...ink(desk, cue, y, 'wire', 1 - back),
      ];
    case 'line-gone':
      return [...goOut(c.capsule, y, 'terminating', out), ...ink(desk, cue, y, 'terminating', 1 - back)];
    case 'pod-gone':
      return goOut(lane, y, 'terminating', out);
    default:
      return [];
  }
}

function yOf(desk: Desk, cue: Cue): number | undefined {
  const block = desk.placement.blocks.find(found => found.key === cue.block);
  if (block === undefined || block.type === 'alias') return undefined;
  return block.seats.find(seat => seat.index === cue.seat)?.y;
}

/** The node of a pod that is gone, as its tombstone knows it. */
function goneFrom(desk: Desk, cue: Cue): string | undefined {
  const block = desk.placement.blocks.find(found => found.key === cue.block);
  if (block === undefined || block.type === 'alias') return undefined;
  const occupant = block.seats.find(seat => seat.index === cue.seat)?.occupant;
  return occupant?.type === 'tombstone' ? occupant.tombstone.node : undefined;
}

function turn(
  x: number | undefined,
  y: number,
  from: number,
  to: number,
  colour: Colour,
  progress: number,
): readonly Mark[] {
  return x === undefined ? [] : [{ type: 'turn', x, y, from, to, colour, progress }];
}

function goOut(x: number | undefined, y: number, colour: Colour, progress: number): readonly Mark[] {
  return x === undefined ? [] : [{ type: 'out', x, y, colour, progress }];
}

function strike(span: { readonly from: number; readonly to: number }, y: number, progress: number): Mark {
  return { type: 'strike', x1: span.from, x2: span.to, y: y + 0.5, colour: 'terminating', progress };
}

/** Ink between the lamps of a row, and on the strand that leads to it: out of the list both ways, and back into it. */
function ink(desk: Desk, cue: Cue, y: number, colour: Colour, progress: number): readonly Mark[] {
  const { columns: c } = desk;
  const lineWidth = strokes.wire[desk.theme];
  const wire: Mark = { type: 'ink', x1: c.plug, x2: c.socket, y, colour, lineWidth, progress };
  const strand = cue.endpoint === undefined ? undefined : desk.strands.get(cue.endpoint);
  if (strand === undefined) return [wire];
  return [wire, { type: 'ink', x1: strand.from, x2: strand.to, y: strand.y, colour, lineWidth, progress }];
}

/** What the newest fact has put into words. */
function area(desk: Desk, cue: Cue): { x: number; y: number; width: number; height: number } | undefined {
  const y = yOf(desk, cue);
  const { topology } = desk;
  const line: Endpoint | undefined =
    cue.endpoint === undefined ? undefined : topology.endpoints.get(cue.endpoint);
  const pod = cue.pod === undefined ? undefined : topology.pods.get(cue.pod);
  if (y === undefined) return undefined;
  const span =
    cue.fact === 'listed' && line !== undefined
      ? addressSpan(desk, line, pod)
      : pod === undefined
        ? undefined
        : podAddressSpan(desk, pod, line);
  if (span === undefined) return undefined;
  return { x: span.from, y: y - 11, width: span.to - span.from, height: 22 };
}

/** Over the address first; a line that is new lights its wire after that. */
function markerOf(desk: Desk, { act, cue, since }: Playing): readonly Mark[] {
  const box = area(desk, cue);
  if (box === undefined) return [];
  const first = sweep[act.timeline.pace];
  const address: Mark = { type: 'marker', ...box, progress: easeOut(since / first) };
  if (cue.fact !== 'listed' || since < first || since >= cue.duration) return [address];
  const { columns: c } = desk;
  const progress = easeOut((since - first) / (cue.duration - first));
  // Two strokes, so that the wire between them can be seen.
  const wire = { type: 'marker' as const, x: c.plug, width: c.socket - c.plug, height: 3, progress };
  const middle = box.y + box.height / 2;
  return [address, { ...wire, y: middle - 5 }, { ...wire, y: middle + 2 }];
}

function outlines(desk: Desk, cues: readonly Playing[]): readonly Mark[] {
  const begun = cues.filter(
    ({ cue, since }) => highlighted.has(cue.fact) && since >= 0 && since < stands.reduced,
  );
  return begun.flatMap(({ cue }) => {
    const box = area(desk, cue);
    return box === undefined ? [] : [{ type: 'outline' as const, ...box, progress: 1 }];
  });
}

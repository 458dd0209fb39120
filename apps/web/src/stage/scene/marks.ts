/**
 * Cues at one moment as marks: how far each stands. Pure, in the stage's time; the same for every lens, which says where things are (`whereabouts`). Every fact
 * has its mark. Where motion is reduced nothing moves: marks fade in or out, and an outline names the newest fact (law T5).
 */
import type { Cue, Fact } from '@switchboard/core/scene/cue';
import { type Colour, dashes, strokes } from '../../tokens/tokens.ts';
import type { Beyond } from '../beyond-here.ts';
import { easeIn, easeOut } from '../easing.ts';
import { callAt, chevronsOf } from './call.ts';
import type { Desk } from './desk.ts';
import { breaks, capsules } from './growth.ts';
import { markerOf, outlineOf } from './highlight.ts';
import { colourOf } from './looks.ts';
import type { Mark } from './mark.ts';
import { type Act, fade, newest, type Playing, playingAt, saysUnchanged, stands } from './moment.ts';
import type { Point } from './path.ts';
import { type Area, type Whereabouts, whereaboutsOf } from './whereabouts.ts';

/** Within a cue, ms: when ink begins to grow after the lamps, and how long lamps and strikes take. */
const inkDelay = { live: 60, presenting: 140 } as const;
const lampTurn = { live: 160, presenting: 280 } as const;
const strikeThrough = { live: 120, presenting: 280 } as const;

export function marksAt(
  desk: Desk,
  acts: readonly Act[],
  t: number,
  reduced: boolean,
  beyond?: Beyond,
): readonly Mark[] {
  const cues = playingAt(acts, t);
  if (cues.length === 0) return [];
  const where = whereaboutsOf(desk, beyond);
  const marks = newest(cues, reduced).flatMap(now =>
    reduced ? outlineOf(desk, where, now) : markerOf(desk, where, now),
  );
  for (const now of cues) {
    const length = reduced ? Math.min(fade, now.cue.duration) : now.cue.duration;
    if (now.since < length)
      marks.push(...moving[now.cue.fact](desk, where, now.cue, reduced ? fading(now) : inTime(now)));
    if (saysUnchanged(now)) marks.push(...tick(desk, now, reduced));
    if (reduced && now.cue.fact === 'first-call' && now.since >= 0 && now.since < stands.reduced)
      marks.push(...chevronsOf(desk, where, now.cue, Math.min(1, now.since / fade)));
  }
  if (!reduced) marks.push(...capsules(desk, cues), ...breaks(desk, cues));
  return marks;
}

/** How far the parts of a cue are. */
interface Progress {
  readonly whole: number;
  readonly lamp: number;
  readonly strike: number;
  readonly frame: number;
  readonly grow: number;
  readonly shrink: number;
  /** Where motion is reduced marks stand whole, and only their strength changes: of what comes and of what goes. */
  readonly coming?: number;
  readonly going?: number;
}

function inTime({ act, cue, since }: Playing): Progress {
  const { pace } = act.timeline;
  const { duration } = cue;
  return {
    whole: Math.min(1, Math.max(0, since / duration)),
    lamp: easeOut(since / Math.min(duration, lampTurn[pace])),
    strike: easeOut(since / strikeThrough[pace]),
    frame: easeOut(since / duration),
    grow: easeOut((since - inkDelay[pace]) / (duration - inkDelay[pace])),
    shrink: 1 - easeIn(since / duration),
  };
}

function fading({ since }: Playing): Progress {
  const coming = Math.min(1, Math.max(0, since / fade));
  return { whole: 1, lamp: coming, strike: 1, frame: 1, grow: 1, shrink: 1, coming, going: 1 - coming };
}

type Moving = (desk: Desk, where: Whereabouts, cue: Cue, at: Progress) => readonly Mark[];

/** The highlighter, an outline, a capsule or a way that breaks is all that moves. */
const none: Moving = () => [];

const moving: Readonly<Record<Fact, Moving>> = {
  'pod-terminating': (_desk, where, cue, at) => [
    ...leave(where.podLamp(cue), cue, at),
    ...strike(where.podAddress(cue), at),
  ],
  'line-struck': (desk, where, cue, at) => [
    ...leave(where.lineLamp(cue), cue, at),
    ...strike(where.lineAddress(cue), at),
    ...oldInk(desk, where, cue, at),
  ],
  'seat-taken': (_desk, where, cue, at) => {
    const frame = where.seatFrame(cue);
    if (frame === undefined) return [];
    return [{ type: 'frame', ...frame, colour: 'starting', progress: at.frame, ...strength(at.coming) }];
  },
  ready: (desk, where, cue, at) => [
    ...fill(where.lineLamp(cue), at),
    ...fill(where.podLamp(cue), at),
    ...ink(desk, where, cue, { colour: 'wire', progress: at.grow }, at.coming),
  ],
  'first-call': (desk, where, cue, at) => (at.coming === undefined ? callAt(desk, where, cue, at.whole) : []),
  'not-ready': (desk, where, cue, at) => [
    ...open(where.lineLamp(cue), at),
    ...open(where.podLamp(cue), at),
    ...oldInk(desk, where, cue, at),
  ],
  'line-gone': (desk, where, cue, at) => [
    ...goOut(where.lineLamp(cue), formerColour(cue), at.lamp),
    ...oldInk(desk, where, cue, at),
  ],
  'pod-gone': (_desk, where, cue, at) => goOut(where.podLamp(cue), formerColour(cue), at.lamp),
  'room-made': (_desk, where, cue, at) => made(where.room(cue), cue, at),
  address: none,
  listed: none,
  'name-unchanged': none,
  'tombstone-ended': none,
  'selector-changed': none,
  'service-added': none,
  'service-gone': none,
  'node-cordoned': none,
  'node-changed': none,
};

function strength(alpha: number | undefined): { readonly alpha?: number } {
  return alpha === undefined ? {} : { alpha };
}

function formerColour({ was }: Cue): Colour {
  return was === undefined ? 'terminating' : colourOf[was];
}

/** From full to the left half; a lamp that was not full only goes out. */
function leave(lamp: Point | undefined, cue: Cue, at: Progress): readonly Mark[] {
  if (at.coming !== undefined || cue.was !== 'ready') return goOut(lamp, formerColour(cue), at.lamp);
  return lamp === undefined
    ? []
    : [{ type: 'turn', ...lamp, from: 360, to: 180, colour: 'terminating', progress: at.lamp }];
}

function fill(lamp: Point | undefined, at: Progress): readonly Mark[] {
  if (at.coming !== undefined) return goOut(lamp, 'starting', at.lamp);
  return lamp === undefined
    ? []
    : [{ type: 'turn', ...lamp, from: 90, to: 360, colour: 'ready', progress: at.lamp }];
}

function open(lamp: Point | undefined, at: Progress): readonly Mark[] {
  if (at.coming !== undefined) return goOut(lamp, 'ready', at.lamp);
  return lamp === undefined ? [] : [{ type: 'hole', ...lamp, colour: 'starting', progress: at.lamp }];
}

function goOut(lamp: Point | undefined, colour: Colour, progress: number): readonly Mark[] {
  return lamp === undefined ? [] : [{ type: 'out', ...lamp, colour, progress }];
}

function strike(area: Area | undefined, at: Progress): readonly Mark[] {
  if (area === undefined) return [];
  const y = area.y + area.height / 2 + 0.5;
  return [
    {
      type: 'strike',
      x1: area.x,
      x2: area.x + area.width,
      y,
      colour: 'terminating',
      progress: at.strike,
      ...strength(at.coming),
    },
  ];
}

/** On the wire of a line, and on the strand that leads to it: out of the list both ways, and back into it. */
function ink(
  desk: Desk,
  where: Whereabouts,
  cue: Cue,
  look: { readonly colour: Colour; readonly progress: number; readonly dash?: readonly number[] },
  alpha: number | undefined,
): readonly Mark[] {
  if (cue.endpoint === undefined) return [];
  return [where.wire(cue), where.strand(cue)].flatMap((way): readonly Mark[] =>
    way === undefined
      ? []
      : [{ type: 'ink', way, lineWidth: strokes.wire[desk.theme], ...look, ...strength(alpha) }],
  );
}

/** The ink of before goes back into the list, in the dashes that it had; a line that took no calls had none. */
function oldInk(desk: Desk, where: Whereabouts, cue: Cue, at: Progress): readonly Mark[] {
  const leaving = cue.was === 'terminating';
  if (!leaving && cue.was !== 'ready' && cue.was !== 'external') return [];
  const look = leaving
    ? ({ colour: 'terminating', dash: dashes.terminating } as const)
    : ({ colour: 'wire' } as const);
  return ink(desk, where, cue, { ...look, progress: at.shrink }, at.going);
}

/** Along the upper edge of what is new, or down the lane. */
function made(area: Area | undefined, cue: Cue, at: Progress): readonly Mark[] {
  if (area === undefined) return [];
  const { x, y, width, height } = area;
  const way = cue.node === undefined ? [x, y, x + width, y] : [x, y, x, y + height];
  return [{ type: 'ink', way, colour: 'ink3', lineWidth: 2, progress: at.frame, ...strength(at.going) }];
}

/** Before the words that say it, for as long as they stand. */
function tick(desk: Desk, { cue, since }: Playing, reduced: boolean): readonly Mark[] {
  const words = desk.words.find(({ key }) => key === `unchanged:${cue.block}`);
  if (words === undefined) return [];
  const progress = reduced ? 1 : easeOut(since / cue.duration);
  return [{ type: 'tick', x: words.x - 16, y: words.y + words.height / 2, progress }];
}

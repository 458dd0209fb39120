/**
 * Cues at one moment as marks: how far each stands. Pure, in the stage's time. Where motion is reduced nothing moves: marks fade in or out, and an outline
 * names the newest fact (law T5).
 */
import type { Block } from '@switchboard/core/scene/placement';
import { type Colour, dashes, strokes } from '../../tokens/tokens.ts';
import { easeIn, easeOut } from '../easing.ts';
import type { Desk } from './desk.ts';
import { markerOf, outlineOf } from './highlight.ts';
import { addressSpan } from './line-side.ts';
import { capsuleRows, isBroken, overhang } from './lists.ts';
import {
  type Act,
  breaking,
  breaksWay,
  capsuleSlide,
  fade,
  movesCapsule,
  newest,
  type Playing,
  playingAt,
} from './moment.ts';
import { frameOf, laneX } from './pod-row.ts';
import { podAddressSpan } from './pod-side.ts';
import { seatOf } from './seat-of.ts';
import type { Mark } from './shape.ts';

/** Within a cue, ms: when ink begins to grow after the lamps, and how long lamps and strikes take. */
const inkDelay = { live: 60, presenting: 140 } as const;
const lampTurn = { live: 160, presenting: 280 } as const;
const strikeThrough = { live: 120, presenting: 280 } as const;

export function marksAt(desk: Desk, acts: readonly Act[], t: number, reduced: boolean): readonly Mark[] {
  const cues = playingAt(acts, t);
  const marks = newest(cues, reduced).flatMap(now => (reduced ? outlineOf(desk, now) : markerOf(desk, now)));
  for (const now of cues) {
    const length = reduced ? Math.min(fade, now.cue.duration) : now.cue.duration;
    if (now.since < length) marks.push(...moving(desk, now, reduced ? fading(now) : inTime(now)));
  }
  if (!reduced)
    marks.push(...capsules(desk, cues.filter(movesCapsule)), ...breaks(desk, cues.filter(breaksWay)));
  return marks;
}

/** How far the parts of a cue are. */
interface Progress {
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
    lamp: easeOut(since / Math.min(duration, lampTurn[pace])),
    strike: easeOut(since / strikeThrough[pace]),
    frame: easeOut(since / duration),
    grow: easeOut((since - inkDelay[pace]) / (duration - inkDelay[pace])),
    shrink: 1 - easeIn(since / duration),
  };
}

function fading({ since }: Playing): Progress {
  const coming = Math.min(1, Math.max(0, since / fade));
  return { lamp: coming, strike: 1, frame: 1, grow: 1, shrink: 1, coming, going: 1 - coming };
}

function moving(desk: Desk, { cue }: Playing, at: Progress): readonly Mark[] {
  const seat = seatOf(desk, cue);
  if (seat === undefined) return [];
  const { y } = seat;
  const { columns: c, topology } = desk;
  const line = cue.endpoint === undefined ? undefined : topology.endpoints.get(cue.endpoint);
  const pod = cue.pod === undefined ? undefined : topology.pods.get(cue.pod);
  const gone = seat.occupant.type === 'tombstone' ? seat.occupant.tombstone.node : undefined;
  const lane = laneX(desk, pod?.node ?? gone);
  const list = line === undefined ? undefined : c.capsule;
  const strikes = (span: { readonly from: number; readonly to: number } | undefined): readonly Mark[] =>
    span === undefined
      ? []
      : [
          {
            type: 'strike',
            x1: span.from,
            x2: span.to,
            y: y + 0.5,
            colour: 'terminating',
            progress: at.strike,
            ...strength(at.coming),
          },
        ];
  switch (cue.fact) {
    case 'pod-terminating':
      return [
        ...leave(lane, y, at),
        ...strikes(pod === undefined ? undefined : podAddressSpan(desk, pod, line)),
      ];
    case 'line-struck':
      return [
        ...leave(c.capsule, y, at),
        ...strikes(line === undefined ? undefined : addressSpan(desk, line, pod)),
        ...ink(desk, cue.endpoint, y, 'wire', at.shrink, at.going),
      ];
    case 'seat-taken':
      return [
        {
          type: 'frame',
          ...frameOf(desk, y),
          colour: 'starting',
          progress: at.frame,
          ...strength(at.coming),
        },
      ];
    case 'ready':
      return [
        ...fill(list, y, at),
        ...fill(lane, y, at),
        ...(line === undefined ? [] : ink(desk, cue.endpoint, y, 'wire', at.grow, at.coming)),
      ];
    case 'not-ready':
      return [
        ...goOut(list, y, 'ready', at.lamp),
        ...goOut(lane, y, 'ready', at.lamp),
        ...(line === undefined ? [] : ink(desk, cue.endpoint, y, 'wire', at.shrink, at.going)),
      ];
    case 'line-gone':
      return [
        ...goOut(c.capsule, y, 'terminating', at.lamp),
        ...ink(desk, cue.endpoint, y, 'terminating', at.shrink, at.going),
      ];
    case 'pod-gone':
      return goOut(lane, y, 'terminating', at.lamp);
    default:
      return [];
  }
}

function strength(alpha: number | undefined): { readonly alpha?: number } {
  return alpha === undefined ? {} : { alpha };
}

/** From full to the left half. */
function leave(x: number | undefined, y: number, at: Progress): readonly Mark[] {
  if (at.coming !== undefined) return goOut(x, y, 'ready', at.lamp);
  return x === undefined
    ? []
    : [{ type: 'turn', x, y, from: 360, to: 180, colour: 'terminating', progress: at.lamp }];
}

function fill(x: number | undefined, y: number, at: Progress): readonly Mark[] {
  if (at.coming !== undefined) return goOut(x, y, 'starting', at.lamp);
  return x === undefined
    ? []
    : [{ type: 'turn', x, y, from: 90, to: 360, colour: 'ready', progress: at.lamp }];
}

function goOut(x: number | undefined, y: number, colour: Colour, progress: number): readonly Mark[] {
  return x === undefined ? [] : [{ type: 'out', x, y, colour, progress }];
}

/** Ink between the lamps of a row, and on the strand that leads to it: out of the list both ways, and back into it. */
function ink(
  desk: Desk,
  endpoint: string | undefined,
  y: number,
  colour: Colour,
  progress: number,
  alpha: number | undefined,
): readonly Mark[] {
  const { columns: c } = desk;
  const look = {
    type: 'ink' as const,
    colour,
    lineWidth: strokes.wire[desk.theme],
    progress,
    ...strength(alpha),
  };
  const strand = endpoint === undefined ? undefined : desk.strands.get(endpoint);
  return [
    { ...look, x1: c.plug, x2: c.socket, y },
    ...(strand === undefined ? [] : [{ ...look, x1: strand.from, x2: strand.to, y: strand.y }]),
  ];
}

/** Only the lower end of a capsule ever moves: down to a line that is new, up where the last seats are free again. */
function capsules(desk: Desk, cues: readonly Playing[]): readonly Mark[] {
  const blocks = new Map<string, Playing[]>();
  for (const now of cues) {
    const key = now.cue.block ?? '';
    blocks.set(key, [...(blocks.get(key) ?? []), now]);
  }
  return [...blocks].flatMap(([key, playing]): readonly Mark[] => {
    const block = desk.placement.blocks.find(found => found.key === key);
    if (block?.type !== 'list') return [];
    const rows = capsuleRows(block);
    const before = capsuleBefore(block, playing);
    const since = Math.min(...playing.map(now => now.since));
    const pace = playing[0]?.act.timeline.pace ?? 'live';
    const progress = easeOut(since / capsuleSlide[pace]);
    return [
      {
        type: 'capsule',
        x: desk.columns.capsule,
        top: rows.top - overhang(desk),
        from: before + overhang(desk),
        to: rows.bottom + overhang(desk),
        look: isBroken(desk, block) ? 'empty' : 'list',
        progress,
      },
    ];
  });
}

function capsuleBefore(
  block: Extract<Block, { readonly type: 'list' }>,
  playing: readonly Playing[],
): number {
  const came = new Set(playing.flatMap(({ cue }) => (cue.fact === 'listed' ? (cue.endpoint ?? []) : [])));
  const ended = new Set(
    playing.flatMap(({ cue }) => (cue.fact === 'tombstone-ended' ? (cue.seat ?? []) : [])),
  );
  const seats = block.seats.filter(seat => ended.has(seat.index)).map(seat => seat.y);
  return Math.max(capsuleRows(block, came).bottom, ...seats);
}

/** Red dashes grow from the door to where the way ends. */
function breaks(desk: Desk, cues: readonly Playing[]): readonly Mark[] {
  const begun = new Map<string, Playing>();
  for (const now of cues) {
    const service = now.cue.service ?? '';
    if (now.since >= 0 && now.since < (begun.get(service)?.since ?? Number.POSITIVE_INFINITY))
      begun.set(service, now);
  }
  return [...begun].flatMap(([service, now]): readonly Mark[] => {
    const stretches = desk.breaks.get(service) ?? [];
    const whole = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
    let rest = whole * easeOut(now.since / breaking[now.act.timeline.pace]);
    return stretches.map((stretch): Mark => {
      const length = stretch.to - stretch.from;
      const progress = Math.min(1, Math.max(0, rest / length));
      rest -= length;
      return {
        type: 'ink',
        x1: stretch.from,
        x2: stretch.to,
        y: stretch.y,
        colour: 'failed',
        lineWidth: strokes.broken,
        dash: dashes.broken,
        progress,
      };
    });
  });
}

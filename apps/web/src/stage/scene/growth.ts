/**
 * Marks of a whole block: the lower end of a capsule that moves, and the red way that breaks from the door to an empty list. Several cues make one of them.
 * Called by `marks`; the left of the plugs is the same in every lens.
 */
import type { Block } from '@switchboard/core/scene/placement';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { easeOut } from '../easing.ts';
import type { Desk } from './desk.ts';
import { capsuleRows, isBroken, overhang } from './lists.ts';
import type { Mark } from './mark.ts';
import { breaking, breaksWay, capsuleSlide, movesCapsule, type Playing } from './moment.ts';
import { level } from './path.ts';

type List = Extract<Block, { readonly type: 'list' }>;

/** Only the lower end of a capsule ever moves: down to a line that is new, up where the last seats are free again. */
export function capsules(desk: Desk, cues: readonly Playing[]): readonly Mark[] {
  return [...groupBy(cues.filter(movesCapsule), ({ cue }) => cue.block)].flatMap(
    ([key, playing]): readonly Mark[] => {
      const block = desk.placement.blocks.find(found => found.key === key);
      if (block?.type !== 'list') return [];
      const rows = capsuleRows(block);
      const reach = overhang(desk);
      const since = Math.min(...playing.map(now => now.since));
      const pace = playing[0]?.act.timeline.pace ?? 'live';
      return [
        {
          type: 'capsule',
          x: desk.columns.capsule,
          top: rows.top - reach,
          from: capsuleBefore(block, playing) + reach,
          to: rows.bottom + reach,
          look: isBroken(desk, block) ? 'empty' : 'list',
          progress: easeOut(since / capsuleSlide[pace]),
        },
      ];
    },
  );
}

function capsuleBefore(block: List, playing: readonly Playing[]): number {
  const came = new Set(playing.flatMap(({ cue }) => (cue.fact === 'listed' ? (cue.endpoint ?? []) : [])));
  const ended = new Set(
    playing.flatMap(({ cue }) => (cue.fact === 'tombstone-ended' ? (cue.seat ?? []) : [])),
  );
  const seats = block.seats.filter(seat => ended.has(seat.index)).map(seat => seat.y);
  return Math.max(capsuleRows(block, came).bottom, ...seats);
}

/** Red dashes grow from the door to where the way ends. */
export function breaks(desk: Desk, cues: readonly Playing[]): readonly Mark[] {
  const begun = cues.filter(now => now.since >= 0 && breaksWay(now));
  return [...groupBy(begun, ({ cue }) => cue.service)].flatMap(([service, playing]): readonly Mark[] => {
    const [first] = playing.toSorted((a, b) => a.since - b.since);
    if (first === undefined) return [];
    const stretches = desk.breaks.get(service) ?? [];
    const whole = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
    let rest = whole * easeOut(first.since / breaking[first.act.timeline.pace]);
    return stretches.map((stretch): Mark => {
      const length = stretch.to - stretch.from;
      const progress = Math.min(1, Math.max(0, rest / length));
      rest -= length;
      return {
        type: 'ink',
        way: level(stretch.from, stretch.to, stretch.y),
        colour: 'failed',
        lineWidth: strokes.broken,
        dash: dashes.broken,
        progress,
      };
    });
  });
}

function groupBy<T>(
  all: readonly T[],
  key: (one: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(all, one => key(one) ?? '');
}

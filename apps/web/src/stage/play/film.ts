/**
 * What the stage has shown and is going to show, as takes on the stage's clock: pure values that pause, step and scrub look at. A take is a picture and the cues that
 * lead into it; it stands until the next one. Made by the playback.
 */
import { nextAfter } from '@switchboard/core/scene/choreograph';
import type { Cue, Timeline } from '@switchboard/core/scene/cue';
import type { Picture } from '@switchboard/core/scene/picture';
import type { Topology } from '@switchboard/core/topology';
import { type Act, endOf } from '../scene/moment.ts';

export interface Take {
  /** Time of the stage's clock at which it begins. */
  readonly start: number;
  readonly topology: Topology;
  readonly placement: Picture;
  /** Server time minus time of the stage's clock while it stands, ms. */
  readonly serverAhead: number;
  readonly timeline: Timeline;
  /** Takes that follow one another without a rest have the same number. */
  readonly story: number;
  /** Where one caught up with the truth: nothing of what was told before goes on. */
  readonly caughtUp?: boolean;
}

/** In the order in which they begin; never empty once something was shown. */
export type Film = readonly Take[];

/** The take that stands at this time: the last one that has begun. */
export function indexAt(film: Film, t: number): number {
  let low = 0;
  for (let i = 1; i < film.length && (film[i] as Take).start <= t; i++) low = i;
  return low;
}

/** Takes that are kept to go back to, and the number of pods on all of them together. */
const mostTakes = 120;
const mostPods = 60_000;

/** Without the oldest of those that stood before this time, where there are many. */
export function prune(takes: Film, t: number): Film {
  const pods = Math.max(1, takes.at(-1)?.topology.pods.size ?? 1);
  const most = Math.max(4, Math.min(mostTakes, Math.floor(mostPods / pods)));
  return takes.slice(Math.max(0, Math.min(indexAt(takes, t), takes.length - most)));
}

/** Timelines that matter at this time. */
export function actsAt(film: Film, t: number): readonly Act[] {
  const caughtUp = film.findLastIndex(take => take.start <= t && take.caughtUp === true);
  return film.slice(caughtUp + 1).flatMap(({ start, timeline }) => {
    const act: Act = { startedAt: start, timeline };
    return start <= t && timeline.cues.length > 0 && endOf(act) > t ? [act] : [];
  });
}

/** When the next take may begin. */
export function endOfFilm(film: Film): number {
  const last = film.at(-1);
  return last === undefined ? 0 : last.start + nextAfter(last.timeline);
}

/** Which fact of the story that is told at this time is being told, and of how many. */
export function factAt(film: Film, t: number): { readonly fact: number; readonly of: number } {
  const story = film[indexAt(film, t)]?.story;
  const cues = film.filter(take => take.story === story).flatMap(cuesOf);
  return { fact: cues.filter(({ at }) => at <= t).length, of: cues.length };
}

/** Facts that have not begun. */
export function aheadOf(film: Film, t: number): number {
  return film.flatMap(cuesOf).filter(({ at }) => at > t).length;
}

/** The facts that began last, while their marks move or stand: live all of one change, since what is told together has no order. */
export function newestAt(film: Film, t: number): readonly string[] {
  const begun = film.slice(0, indexAt(film, t) + 1).findLast(take => take.timeline.cues.length > 0);
  if (begun === undefined) return [];
  const { timeline, start } = begun;
  if (endOf({ startedAt: start, timeline }) <= t) return [];
  if (timeline.pace === 'live') return timeline.cues.map(({ id }) => id);
  const there = timeline.cues.filter(({ at }) => start + at <= t);
  const last = Math.max(...there.map(({ at }) => at));
  return there.filter(({ at }) => at === last).map(({ id }) => id);
}

function cuesOf({ start, timeline }: Take): readonly { readonly cue: Cue; readonly at: number }[] {
  return timeline.cues.map(cue => ({ cue, at: start + cue.at }));
}

/** Where one stops when stepping: each fact when its mark has moved, but before the next one begins. */
export function stopsOf(film: Film): readonly number[] {
  const groups = film.flatMap(({ start, timeline: { pace, cues } }) => {
    const begins = pace === 'live' || cues.length === 0 ? [0] : [...new Set(cues.map(({ at }) => at))];
    return begins.map(begin => {
      const told = cues.filter(({ at }) => pace === 'live' || at === begin);
      return {
        begin: start + begin,
        end: start + Math.max(begin, ...told.map(cue => cue.at + cue.duration)),
      };
    });
  });
  return groups.map(({ begin, end }, i) => {
    const next = groups[i + 1]?.begin ?? Number.POSITIVE_INFINITY;
    return Math.max(begin, Math.min(end, next - 1));
  });
}

/** The longest that nothing happens on the scrubber. */
const longestRest = 1_500;

/** The film with its rests cut short, as the scrubber shows it. */
export function reelOf(film: Film): {
  readonly length: number;
  at(t: number): number;
  time(position: number): number;
} {
  const parts = film.map((take, i) => {
    const next = film[i + 1]?.start ?? endOfFilm(film) + 1;
    return { start: take.start, length: Math.min(longestRest, Math.max(0, next - take.start)) };
  });
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return {
    length,
    at(t) {
      let position = 0;
      for (const [i, part] of parts.entries()) {
        const next = parts[i + 1];
        if (next === undefined || t < next.start)
          return position + Math.min(part.length, Math.max(0, t - part.start));
        position += part.length;
      }
      return position;
    },
    time(position) {
      let rest = Math.max(0, position);
      for (const [i, part] of parts.entries()) {
        if (rest <= part.length || i === parts.length - 1) return part.start + Math.min(rest, part.length);
        rest -= part.length;
      }
      return 0;
    },
  };
}

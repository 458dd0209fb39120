/**
 * Which picture stands at the moment of the stage's clock. Told the newest truth, it places and choreographs it into takes: live at once, when presenting fact after
 * fact behind what is still playing; while paused nothing goes on by itself. When the picture falls too far behind it drops to the truth and says so. Owned by the stage.
 */
import { diff } from '@switchboard/core/diff';
import type { Patch } from '@switchboard/core/patch';
import { mostChanges, nextAfter } from '@switchboard/core/scene/choreograph';
import type { Pace } from '@switchboard/core/scene/cue';
import { factsOf } from '@switchboard/core/scene/facts';
import { choreographPicture } from '@switchboard/core/scene/levels/choreograph';
import type { Picture } from '@switchboard/core/scene/picture';
import { lingerLive, lingerPresenting, type PlaceOptions } from '@switchboard/core/scene/place';
import { unfold } from '@switchboard/core/scene/unfold';
import type { Topology } from '@switchboard/core/topology';
import type { StageClock } from '../stage-clock.ts';
import { aheadOf, endOfFilm, type Film, indexAt, prune, reelOf, stopsOf, type Take } from './film.ts';
import { freshOf, takeBack } from './take-back.ts';
import { serverTimeAt, type Told, type WentAt } from './told.ts';

/** How far the picture may be behind the truth when presenting, ms of the stage's clock. */
export const lagBudget = 12_000;

export interface PlaybackOptions {
  readonly clock: StageClock;
  /** Where things are, with the lens of now; tombstones as the options say. */
  place(topology: Topology, before: Picture | undefined, t: number, options: PlaceOptions): Picture;
  /** A change is placed: its patch, the pictures before and after, and its cues; `news` is false where one only catches up with the truth. */
  onTake(before: Take, patch: Patch, after: Take, news: boolean): void;
}

export interface Playback {
  readonly film: Film;
  readonly pace: Pace;
  /** Facts that were dropped to keep up, the last time that it had to. */
  readonly skipped: number;
  /** How often that was. */
  readonly skips: number;
  /** The take of this moment; ends tombstones whose time is over. */
  at(t: number): Take | undefined;
  /** Shows this at once, without a before; `anew`: nor does anybody keep a place. */
  begin(topology: Topology, serverNow: number, anew?: boolean): void;
  /** `wentAt`: when a pod or line went, server time, as far as it was heard. */
  tell(topology: Topology, serverNow: number, wentAt?: WentAt): void;
  /** The lens or the size is another, or a list was opened by hand. */
  look(): void;
  /** The next truth is shown at once and without marks, in whatever pace: one does not replay what was missed. */
  catchUp(): void;
  /** Facts between the picture and the truth. */
  behind(): number;
  setPace(pace: Pace): void;
  pause(): void;
  resume(): void;
  /** To the next fact (1) or back (−1); pauses. */
  step(direction: 1 | -1): void;
  /** To a position on the reel; pauses. */
  scrub(position: number): void;
}

export function createPlayback({ clock, place, onTake }: PlaybackOptions): Playback {
  let film: Film = [];
  let pace: Pace = 'live';
  let latest: Told | undefined;
  let skipped = 0;
  let skips = 0;
  let straight = false;
  /** Truths that came since the picture was stopped. */
  let missed = false;
  let stoodAt = 0;
  let stories = 0;

  /** News nobody heard the time of are of now; of what is only caught up with, nobody knows when it went. */
  function tombstones(serverAhead: number, at: number, news: boolean): PlaceOptions {
    const heard = latest?.wentAt;
    return {
      linger: pace === 'presenting' ? lingerPresenting : lingerLive,
      serverAhead,
      wentAt: key => heard?.(key) ?? (news ? at + serverAhead : undefined),
    };
  }

  const serverTime = (told: Told): number => serverTimeAt(told, clock.real());

  /** The take that follows `before` with this truth. */
  function follow(
    before: Take,
    patch: Patch,
    topology: Topology,
    start: number,
    how: Pace,
    ahead: number,
    news = true,
    told?: ReadonlySet<string>,
  ): Take {
    const placement = place(topology, before.placement, start, tombstones(ahead, start, news));
    const was = { topology: before.topology, placement: before.placement };
    const timeline = news
      ? choreographPicture(was, patch, { topology, placement }, how)
      : { pace: how, cues: [], length: 0 };
    const next = { start, topology, placement, serverAhead: ahead, timeline, story: stories };
    const take: Take = news ? next : { ...next, caughtUp: true };
    // What is only laid by for stepping may never be shown; what was told before is no news.
    if (!clock.paused) for (const fresh of freshOf(take, told)) onTake(before, patch, fresh, news);
    return take;
  }

  /** What has begun stays; what was to come does not. */
  function cut(t: number): void {
    film = film.slice(0, indexAt(film, t) + 1);
  }

  /** From what is shown to what is the case, in one change. */
  function straightTo(topology: Topology, serverNow: number, t: number, news: boolean): void {
    cut(t);
    const shown = film.at(-1);
    if (shown === undefined) return;
    stories += 1;
    straight = false;
    const patch = diff(shown.topology, topology);
    film = prune([...film, follow(shown, patch, topology, t, 'live', serverNow - t, news)], clock.now());
  }

  /** Fact after fact, behind what is being told; with what has not begun, kind by kind, where that loses nothing of it. */
  function queue(topology: Topology, serverNow: number, t: number): void {
    const told = clock.paused ? undefined : takeBack(film, topology, t);
    if (told !== undefined) cut(t);
    let last = film.at(-1);
    if (last === undefined) return;
    const end = endOfFilm(film);
    if (end <= t) stories += 1;
    let start = Math.max(t, end);
    const takes: Take[] = [];
    for (const passage of unfold(last.topology, diff(last.topology, topology), topology)) {
      last = follow(
        last,
        passage.patch,
        passage.topology,
        start,
        'presenting',
        serverNow - start,
        true,
        told,
      );
      takes.push(last);
      start += nextAfter(last.timeline);
    }
    film = prune([...film, ...takes], clock.now());
  }

  function tell(topology: Topology, serverNow: number, wentAt?: WentAt): void {
    const t = clock.now();
    const last = film.at(-1);
    latest = { topology, serverNow, real: clock.real(), wentAt };
    if (last === undefined || last.topology === topology) {
      straight = false;
      return;
    }
    if (clock.paused) {
      missed = true;
      // Enough to step through; what comes after that is shown when the picture goes on.
      if (aheadOf(film, t) <= mostChanges) queue(topology, serverNow, t + 1);
      return;
    }
    if (pace === 'live' || straight) {
      straightTo(topology, serverNow, t, !straight);
      return;
    }
    queue(topology, serverNow, t);
    if (endOfFilm(film) - t <= lagBudget) return;
    skipped = aheadOf(film, t);
    skips += 1;
    straightTo(topology, serverNow, t, true);
  }

  /** Everybody's place anew, from what is shown on: past pictures are of another lens. */
  function look(): void {
    const t = clock.now();
    const index = indexAt(film, t);
    const shown = film[index];
    if (shown === undefined) return;
    const again = (take: Take, before: Picture, at: number): Picture =>
      place(take.topology, before, at, tombstones(take.serverAhead, at, true));
    let placement = again(shown, shown.placement, t);
    const sameLayout = placement.layoutKey === shown.placement.layoutKey;
    const takes: Take[] = [{ ...shown, placement }];
    for (const take of film.slice(index + 1)) {
      placement = again(take, placement, take.start);
      takes.push({ ...take, placement });
    }
    film = [...(sameLayout ? film.slice(0, index) : []), ...takes];
  }

  return {
    get film() {
      return film;
    },
    get pace() {
      return pace;
    },
    get skipped() {
      return skipped;
    },
    get skips() {
      return skips;
    },
    at(t) {
      const index = indexAt(film, t);
      const shown = film[index];
      const wakeAt = shown?.placement.wakeAt;
      if (shown === undefined || wakeAt === undefined || wakeAt > t || clock.paused) return shown;
      if (index < film.length - 1) return shown;
      stories += 1;
      const take = follow(shown, {}, shown.topology, t, pace, shown.serverAhead);
      film = prune([...film, take], clock.now());
      return take;
    },
    begin(topology, serverNow, anew = false) {
      const t = clock.now();
      latest = { topology, serverNow, real: clock.real(), wentAt: undefined };
      straight = false;
      stories += 1;
      const before = anew ? undefined : film[indexAt(film, t)]?.placement;
      const placement = place(topology, before, t, tombstones(serverNow - t, t, true));
      const timeline = { pace, cues: [], length: 0 };
      film = [{ start: t, topology, placement, serverAhead: serverNow - t, timeline, story: stories }];
    },
    tell,
    look,
    catchUp() {
      straight = true;
    },
    behind() {
      const last = film.at(-1);
      if (last === undefined || latest === undefined) return 0;
      const ahead = aheadOf(film, clock.now());
      if (last.topology === latest.topology) return ahead;
      return ahead + factsOf(last.topology, diff(last.topology, latest.topology), latest.topology).length;
    },
    setPace(next) {
      if (next === pace) return;
      pace = next;
      const t = clock.now();
      if (pace === 'live' && !clock.paused && latest !== undefined && film.at(-1)?.topology !== undefined) {
        if (film.length - 1 > indexAt(film, t)) straightTo(latest.topology, serverTime(latest), t, true);
      }
    },
    pause() {
      if (clock.paused) return;
      clock.pause();
      stoodAt = clock.real();
      missed = false;
    },
    resume() {
      if (!clock.paused) return;
      clock.resume();
      const stood = clock.real() - stoodAt;
      film = film.map(take => ({ ...take, serverAhead: take.serverAhead + stood }));
      const t = clock.now();
      const shown = film[indexAt(film, t)];
      if (latest === undefined || shown === undefined || shown.topology === latest.topology) {
        cut(t);
        return;
      }
      // A story that was under way goes on; what was missed is not replayed.
      if (missed || pace === 'live') straightTo(latest.topology, serverTime(latest), t, false);
    },
    step(direction) {
      this.pause();
      const t = clock.now();
      const stops = stopsOf(film);
      const next = direction > 0 ? stops.find(stop => stop > t) : stops.findLast(stop => stop < t);
      const last = film.at(-1);
      if (next !== undefined) clock.set(next);
      else if (
        direction > 0 &&
        last !== undefined &&
        latest !== undefined &&
        last.topology !== latest.topology
      ) {
        const from = Math.max(t + 1, endOfFilm(film));
        queue(latest.topology, serverTime(latest), from);
        clock.set(stopsOf(film).find(stop => stop > t) ?? from);
      }
    },
    scrub(position) {
      this.pause();
      clock.set(reelOf(film).time(position));
    },
  };
}

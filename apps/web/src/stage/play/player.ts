/**
 * The player of the stage: pace, pause, step, scrub and speed as one who looks asks for them, and what it has to say about itself. Made by the stage, shown by the bar
 * of `player/`, driven by keys. Its status is published per frame and only where it differs.
 */
import type { Pace } from '@switchboard/core/scene/cue';
import type { Topology } from '@switchboard/core/topology';
import { createValue, type Value } from '../../store/value.ts';
import type { StageClock } from '../stage-clock.ts';
import { factAt, newestAt, reelOf } from './film.ts';
import type { Playback } from './playback.ts';

export interface PlayerStatus {
  readonly pace: Pace;
  readonly paused: boolean;
  readonly speed: number;
  /** Of the story that is told: which fact, and of how many. */
  readonly fact: number;
  readonly of: number;
  /** Facts between the picture and the truth. */
  readonly behind: number;
  /** Facts that were dropped to keep up; 0 again some seconds later. */
  readonly skipped: number;
  /** Where the scrubber stands, and how long it is, ms. */
  readonly position: number;
  readonly length: number;
}

export interface Player {
  readonly status: Value<PlayerStatus>;
  /** Ids of the facts (`fact:subject`) that are told at the moment. */
  readonly telling: Value<readonly string[]>;
  setPace(pace: Pace): void;
  toggle(): void;
  step(direction: 1 | -1): void;
  scrub(position: number): void;
  /** One step faster or slower. */
  speed(direction: 1 | -1): void;
  /** What the picture shows, which may be behind the truth. */
  shown(): Topology | undefined;
  /** The next truth at once: after an absence nothing is replayed. */
  catchUp(): void;
}

export const speeds = [0.25, 0.5, 1, 2, 4] as const;

/** How long it is said that something was skipped, ms of the stage's clock. */
const skippedStands = 6_000;

export interface PlayerParts {
  readonly clock: StageClock;
  readonly playback: Playback;
  redraw(): void;
}

/** `publish` is called with the time of every frame that was drawn; true while it has to be called again soon. */
export function createPlayer({ clock, playback, redraw }: PlayerParts): {
  readonly player: Player;
  publish(t: number): boolean;
} {
  const status = createValue<PlayerStatus>({
    pace: playback.pace,
    paused: clock.paused,
    speed: clock.speed,
    fact: 0,
    of: 0,
    behind: 0,
    skipped: 0,
    position: 0,
    length: 0,
  });
  const telling = createValue<readonly string[]>([]);
  let skips = { facts: 0, until: 0 };
  let seen = 0;

  function publish(t: number): boolean {
    if (playback.skips !== seen) {
      seen = playback.skips;
      skips = { facts: playback.skipped, until: t + skippedStands };
    }
    const { film, pace } = playback;
    const shown = clock.paused || pace === 'presenting';
    const reel = reelOf(shown ? film : []);
    const next: PlayerStatus = {
      pace,
      paused: clock.paused,
      speed: clock.speed,
      ...(shown ? factAt(film, t) : { fact: 0, of: 0 }),
      behind: clock.paused ? playback.behind() : 0,
      skipped: t < skips.until ? skips.facts : 0,
      // What a person can see of it.
      position: Math.round(reel.at(t) / 50) * 50,
      length: reel.length,
    };
    if (JSON.stringify(next) !== JSON.stringify(status.get())) status.set(next);
    const ids = newestAt(film, t);
    if (ids.join() !== telling.get().join()) telling.set(ids);
    return next.skipped > 0;
  }

  function after(change: () => void): void {
    change();
    publish(clock.now());
    redraw();
  }

  return {
    publish,
    player: {
      status,
      telling,
      setPace: pace => after(() => playback.setPace(pace)),
      toggle: () => after(() => (clock.paused ? playback.resume() : playback.pause())),
      step: direction => after(() => playback.step(direction)),
      scrub: position => after(() => playback.scrub(position)),
      speed: direction =>
        after(() => {
          const at = speeds.indexOf(clock.speed as (typeof speeds)[number]);
          const next = speeds[Math.min(speeds.length - 1, Math.max(0, at + direction))];
          if (next !== undefined) clock.setSpeed(next);
        }),
      shown: () => playback.at(clock.now())?.topology,
      catchUp: playback.catchUp,
    },
  };
}

/**
 * The stage's own time: what cues and tombstones run on. It can stand still, run slower or be set, which is pause, step and scrub.
 * Made from a clock that is given (performance.now in the page, a number in tests); nobody else on the stage reads a clock.
 */

export interface StageClock {
  /** Milliseconds; grows by `speed` per millisecond of the given clock, and not at all while paused. */
  now(): number;
  /** The clock that was given: goes on while this one is paused. */
  real(): number;
  readonly paused: boolean;
  readonly speed: number;
  pause(): void;
  resume(): void;
  setSpeed(speed: number): void;
  /** Jumps; time goes on from there. */
  set(time: number): void;
}

export function createStageClock(source: () => number): StageClock {
  let base = 0;
  let since = source();
  let speed = 1;
  let paused = false;
  const now = () => (paused ? base : base + (source() - since) * speed);
  const rebase = (time: number) => {
    base = time;
    since = source();
  };
  return {
    now,
    real: source,
    get paused() {
      return paused;
    },
    get speed() {
      return speed;
    },
    pause() {
      rebase(now());
      paused = true;
    },
    resume() {
      since = source();
      paused = false;
    },
    setSpeed(next) {
      rebase(now());
      speed = next;
    },
    set: rebase,
  };
}

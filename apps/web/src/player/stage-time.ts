/**
 * The stage's time for what moves beside the stage: its clock, and a call per frame for as long as something moves. While the clock stands it is looked at seldom.
 * Made once by the page.
 */
import type { Schedule } from '../stage/schedule.ts';
import type { StageClock } from '../stage/stage-clock.ts';

export interface StageTime {
  now(): number;
  /** Calls in this and every further frame until the answer is false. Returns how to stop. */
  everyFrame(run: (reducedMotion: boolean) => boolean): () => void;
}

const seldom = 250;

export function createStageTime(clock: StageClock, schedule: Schedule, reduced: () => boolean): StageTime {
  return {
    now: clock.now,
    everyFrame(run) {
      let cancel = (): void => {};
      const next = (): void => {
        if (!run(reduced())) return;
        cancel = clock.paused ? schedule.after(seldom, next) : schedule.frame(next);
      };
      next();
      return () => cancel();
    },
  };
}

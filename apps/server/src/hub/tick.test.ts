import { describe, expect, it } from 'vitest';
import { handClock } from '../testing/hand-clock.ts';
import { createTick, longestTick, restAfter, shortestTick } from './tick.ts';

function commits(cost = 0) {
  const clock = handClock();
  const at: number[] = [];
  const tick = createTick(clock, () => {
    at.push(clock.monotonic());
    clock.step(cost);
  });
  return { clock, at, tick };
}

describe('tick', () => {
  it('V8: commits the first change at once and the next ones together, 50 ms later', () => {
    const { clock, at, tick } = commits();
    tick.ask();
    expect(at).toEqual([0]);
    tick.ask();
    tick.ask();
    clock.step(shortestTick - 1);
    expect(at).toEqual([0]);
    clock.step(1);
    expect(at).toEqual([0, shortestTick]);
    clock.step(1000);
    expect(at).toHaveLength(2);
    tick.ask();
    expect(at).toHaveLength(3);
  });

  it('V8: rests four times as long as a commit took, and a second at most', () => {
    expect([0, 12, 13, 100, 250, 10_000].map(restAfter)).toEqual([50, 50, 52, 400, 1000, 1000]);
    const { clock, at, tick } = commits(400);
    tick.ask();
    tick.ask();
    clock.step(longestTick - 1);
    expect(at).toEqual([0]);
    clock.step(1);
    expect(at).toEqual([0, 400 + longestTick]);
  });

  it('a change that is told during a commit waits for the next one', () => {
    const clock = handClock();
    let count = 0;
    const tick = createTick(clock, () => {
      count += 1;
      if (count === 1) tick.ask();
    });
    tick.ask();
    expect(count).toBe(1);
    clock.step(shortestTick);
    expect(count).toBe(2);
  });

  it('does nothing once it is stopped', () => {
    const { clock, at, tick } = commits();
    tick.ask();
    tick.ask();
    tick.stop();
    clock.step(5000);
    tick.ask();
    expect(at).toEqual([0]);
  });
});

import { expect, it } from 'vitest';
import { createStageClock } from './stage-clock.ts';

it('stands while paused, runs slower, and goes on from where it is set', () => {
  let time = 1_000;
  const clock = createStageClock(() => time);
  time += 100;
  expect(clock.now()).toBe(100);
  clock.pause();
  time += 500;
  expect(clock.now()).toBe(100);
  clock.set(40);
  expect(clock.now()).toBe(40);
  clock.resume();
  time += 10;
  expect(clock.now()).toBe(50);
  clock.setSpeed(0.5);
  time += 10;
  expect(clock.now()).toBe(55);
});

import { describe, expect, it, vi } from 'vitest';
import { createHandClock, createPacedClock, createRunningClock } from './clock.ts';

describe('a hand clock', () => {
  it('rings in the order of time, each timer at its own time, also those set meanwhile', () => {
    const clock = createHandClock(1000);
    const rung: string[] = [];
    const ring = (name: string) => () => void rung.push(`${name}@${clock.now()}`);
    clock.schedule(1300, ring('late'));
    clock.schedule(1100, () => {
      ring('early')();
      clock.schedule(1200, ring('between'));
    });
    clock.schedule(1301, ring('never'));
    clock.advance(300);
    expect(rung).toEqual(['early@1100', 'between@1200', 'late@1300']);
    expect(clock.now()).toBe(1300);
  });

  it('rings what is overdue at the next step and keeps silent about what was called off', () => {
    const clock = createHandClock(1000);
    const rung: number[] = [];
    clock.schedule(500, () => rung.push(clock.now()));
    clock.schedule(1000, () => rung.push(-1))();
    clock.advance(0);
    expect(rung).toEqual([1000]);
  });
});

describe('a running clock', () => {
  it('runs as much faster than the machine as it was told and rings by its own time', () => {
    vi.useFakeTimers({ now: 0 });
    const clock = createRunningClock(10, 5000);
    const rung: number[] = [];
    clock.schedule(6000, () => rung.push(clock.now()));
    clock.schedule(6000, () => rung.push(-1))();
    vi.advanceTimersByTime(99);
    expect(rung).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(rung).toEqual([6000]);
    vi.useRealTimers();
  });

  it('waits for times that a single timer of the machine cannot reach', () => {
    vi.useFakeTimers({ now: 0 });
    const clock = createRunningClock();
    const month = 31 * 24 * 3_600_000;
    let rung = false;
    clock.schedule(month, () => {
      rung = true;
    });
    vi.advanceTimersByTime(month - 1);
    expect(rung).toBe(false);
    vi.advanceTimersByTime(1);
    expect(rung).toBe(true);
    vi.useRealTimers();
  });
});

describe('a paced clock', () => {
  it('goes with the machine, slower, and not at all; what is due waits for it', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    try {
      const clock = createPacedClock();
      const rung: number[] = [];
      clock.schedule(1_001_000, () => rung.push(clock.now()));
      clock.setPace(0.5);
      vi.advanceTimersByTime(1_000);
      expect([clock.now(), rung]).toEqual([1_000_500, []]);
      clock.setPace(0);
      clock.schedule(1_000_100, () => rung.push(-1));
      vi.advanceTimersByTime(60_000);
      expect([clock.now(), rung, clock.pace]).toEqual([1_000_500, [], 0]);
      clock.setPace(1);
      vi.advanceTimersByTime(500);
      expect(rung).toEqual([-1, 1_001_000]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps silent about what was called off, also while it stands', () => {
    vi.useFakeTimers();
    try {
      const clock = createPacedClock();
      const rung: number[] = [];
      clock.setPace(0);
      const cancel = clock.schedule(clock.now(), () => rung.push(1));
      cancel();
      clock.setPace(1);
      vi.advanceTimersByTime(10);
      expect(rung).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

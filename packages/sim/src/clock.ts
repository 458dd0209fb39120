/**
 * The simulated cluster's time, with timers: the machine's, a faster one, or one that a test steps by hand.
 * The only file of the simulator that reads the machine's clock. Times are milliseconds since the epoch.
 */

export interface Clock {
  now(): number;
  /** Calls `ring` once, at that time or as soon as possible after it; answers how to call it off. */
  schedule(at: number, ring: () => void): () => void;
}

/** A clock that whoever watches may slow down, and stop. */
export interface PacedClock extends Clock {
  /** Simulated seconds per second; 0: it stands. */
  readonly pace: number;
  setPace(pace: number): void;
}

export interface HandClock extends Clock {
  /** Lets that much time pass. Timers ring in the order of their times, each at its own time; synchronous. */
  advance(milliseconds: number): void;
}

const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** `factor` 10: ten simulated seconds per second; simulated time starts at `start` (unset: the machine's time). */
export function createRunningClock(factor = 1, start?: number): Clock {
  const origin = Date.now();
  const begin = start ?? origin;
  const now = () => Math.round(begin + (Date.now() - origin) * factor);

  function schedule(at: number, ring: () => void): () => void {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const delay = Math.ceil((at - now()) / factor);
      timer = setTimeout(() => (now() < at ? arm() : ring()), Math.min(Math.max(0, delay), LONGEST_TIMEOUT));
      // A timer alone must not keep the process alive; the server does that.
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  }

  return { now, schedule };
}

interface Waiting {
  readonly at: number;
  readonly ring: () => void;
  timer?: NodeJS.Timeout;
}

/** Starts at the machine's time and pace. While it stands no timer rings, also none that is due. */
export function createPacedClock(): PacedClock {
  let pace = 1;
  let real = Date.now();
  let begin = real;
  const waiting = new Set<Waiting>();
  const now = () => Math.round(begin + (Date.now() - real) * pace);

  function arm(one: Waiting): void {
    if (pace === 0) return;
    const delay = Math.ceil((one.at - now()) / pace);
    one.timer = setTimeout(
      () => {
        if (now() < one.at) return arm(one);
        waiting.delete(one);
        one.ring();
      },
      Math.min(Math.max(0, delay), LONGEST_TIMEOUT),
    );
    // A timer alone must not keep the process alive; the server does that.
    one.timer.unref();
  }

  return {
    now,
    get pace() {
      return pace;
    },
    schedule(at, ring) {
      const one: Waiting = { at, ring };
      waiting.add(one);
      arm(one);
      return () => {
        clearTimeout(one.timer);
        waiting.delete(one);
      };
    },
    setPace(next) {
      begin = now();
      real = Date.now();
      pace = next;
      for (const one of waiting) {
        clearTimeout(one.timer);
        arm(one);
      }
    },
  };
}

export function createHandClock(start: number): HandClock {
  let time = start;
  let count = 0;
  const timers = new Map<number, { readonly at: number; readonly ring: () => void }>();

  function earliest(until: number): number | undefined {
    let found: number | undefined;
    for (const [id, timer] of timers)
      if (timer.at <= until && (found === undefined || timer.at < (timers.get(found)?.at ?? 0))) found = id;
    return found;
  }

  return {
    now: () => time,
    schedule(at, ring) {
      count += 1;
      const id = count;
      timers.set(id, { at: Math.max(at, time), ring });
      return () => void timers.delete(id);
    },
    advance(milliseconds) {
      const until = time + milliseconds;
      for (let id = earliest(until); id !== undefined; id = earliest(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        time = Math.max(time, timer?.at ?? time);
        timer?.ring();
      }
      time = until;
    },
  };
}

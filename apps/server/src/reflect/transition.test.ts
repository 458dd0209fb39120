import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idle, type Reflector, type ReflectorEvent, type State, states } from './reflector-state.ts';
import { transition } from './transition.ts';

const here = { now: 1_000, random: () => 0.5 };

/** One of every event, in the order of the columns below. */
const events: readonly ReflectorEvent[] = [
  { type: 'start' },
  { type: 'stop' },
  { type: 'timer' },
  { type: 'gate-shut', reason: 'refused' },
  { type: 'gate-open' },
  { type: 'recovered' },
  { type: 'served', version: 'v1' },
  { type: 'not-served' },
  { type: 'listed' },
  { type: 'synced', rv: '7' },
  { type: 'opened' },
  { type: 'heard', rv: '8' },
  { type: 'ended', livedMs: 5_000, heard: true, how: 'eof' },
  { type: 'idle' },
  { type: 'bad-line' },
  { type: 'gone', reason: 'expired' },
  { type: 'forbidden', reason: 'no' },
  { type: 'unauthorized', reason: 'who' },
  { type: 'refreshed', ok: true },
  { type: 'limited', retryAfterMs: 5_000, reason: 'slower' },
  { type: 'not-found', reason: 'what' },
  { type: 'failed', reason: 'oops' },
];

const letters: Readonly<Record<State, string>> = {
  IDLE: 'I',
  DISCOVER: 'D',
  LIST: 'L',
  SYNC: 'S',
  WATCH: 'W',
  RESUME: 'R',
  LIMITED: 'M',
  AUTH: 'A',
  DENIED: 'N',
  POLL: 'P',
  ABSENT: 'X',
  BACKOFF: 'B',
  STOPPED: '-',
};

const at = (state: State, more: Partial<Reflector> = {}): Reflector => ({
  ...idle,
  state,
  generation: 10,
  rv: '5',
  step:
    state === 'WATCH' || state === 'RESUME'
      ? 'WATCH'
      : state === 'DISCOVER' || state === 'ABSENT'
        ? 'DISCOVER'
        : 'LIST',
  waitMs: 1,
  ...more,
});
const after = (was: Reflector, ...told: readonly ReflectorEvent[]): Reflector =>
  told.reduce((now, event) => transition(now, event, here), was);

describe('transition', () => {
  it('R6: is defined for every event in every state: `.` stays, a letter is the state entered', () => {
    // Columns: start stop timer shut open recovered served unserved listed synced opened heard ended idle bad gone forbidden unauthorized refreshed limited notfound failed
    const table = states.map(state => {
      const row = events.map(event => {
        const was = at(state);
        const now = transition(was, event, here);
        return now.generation === was.generation ? '.' : letters[now.state];
      });
      return `${state.padEnd(8)} ${row.join('')}`;
    });
    expect(table).toEqual([
      'IDLE     D-....................',
      'DISCOVER .-.B..LX.......BLA.MXB',
      'LIST     .-.B....S......BBA.MBB',
      'SYNC     .-.B.....W............',
      'WATCH    .-.B........RRRLPA.MBB',
      'RESUME   .-WB..................',
      'LIMITED  .-LB..................',
      'AUTH     .-AB..............L...',
      'DENIED   .-LB..................',
      'POLL     .-LB..................',
      'ABSENT   .-DB..................',
      'BACKOFF  .-LB..................',
      'STOPPED  D.....................',
    ]);
  });

  it('R6: every state that is entered has a generation of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), told => {
        let now = idle;
        for (const event of told) {
          const next = transition(now, event, here);
          if (next.state !== now.state) expect(next.generation).toBeGreaterThan(now.generation);
          now = next;
        }
      }),
    );
  });

  it('R1: the version moves by a list or by what was heard, and by nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.constantFrom(...events), (state, event) => {
        const was = at(state);
        const now = transition(was, event, here);
        if (now.rv === was.rv || now.rv === undefined) return;
        expect(['synced', 'heard']).toContain(event.type);
      }),
    );
  });

  it('R5: after an outage everything is listed anew, spread over two seconds', () => {
    const held = after(at('WATCH'), { type: 'gate-shut', reason: 'refused' });
    expect(held).toMatchObject({ state: 'BACKOFF', step: 'LIST', rv: '5' });
    expect(held.waitMs).toBeUndefined();
    for (const random of [0, 0.5, 0.999]) {
      const opened = transition(held, { type: 'gate-open' }, { now: 0, random: () => random });
      expect(opened.waitMs).toBe(2_000 * random);
      expect(after(opened, { type: 'timer' }).state).toBe('LIST');
    }
  });

  it('R15: who waits long tries again within two seconds when another kind gets through, and waits no less the next time', () => {
    const long = at('BACKOFF', { waitMs: 25_000, failures: 6, failedAt: 900, reason: 'silence' });
    for (const random of [0, 0.5, 0.999]) {
      const woken = transition(long, { type: 'recovered' }, { now: 1_000, random: () => random });
      expect(woken).toMatchObject({
        state: 'BACKOFF',
        step: 'LIST',
        waitMs: 2_000 * random,
        reason: 'silence',
      });
      const again = after(woken, { type: 'timer' }, { type: 'failed', reason: 'silence' });
      expect(again.waitMs).toBeGreaterThanOrEqual(15_000);
      const absent = at('ABSENT', { waitMs: 60_000 });
      const asks = transition(absent, { type: 'recovered' }, { now: 1_000, random: () => random });
      expect(asks).toMatchObject({ state: 'ABSENT', step: 'DISCOVER', waitMs: 2_000 * random });
    }
    for (const waitMs of [undefined, 1_500]) {
      const { waitMs: _, ...held } = at('BACKOFF');
      const was = waitMs === undefined ? held : { ...held, waitMs };
      expect(transition(was, { type: 'recovered' }, here)).toBe(was);
    }
  });

  it('waits 0.8 s, doubled up to 30 s, halved at most by chance, and forgets after two minutes without failure', () => {
    const waits = (random: number): (number | undefined)[] => {
      let now = at('LIST');
      return Array.from({ length: 8 }, () => {
        now = transition(now, { type: 'failed', reason: 'x' }, { now: 0, random: () => random });
        const { waitMs } = now;
        now = after(now, { type: 'timer' });
        return waitMs;
      });
    };
    expect(waits(1)).toEqual([800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000]);
    expect(waits(0)).toEqual([400, 800, 1600, 3200, 6400, 12_800, 15_000, 15_000]);
    const failed = transition(
      at('LIST', { failures: 7, failedAt: 0 }),
      { type: 'failed', reason: 'x' },
      { now: 120_001, random: () => 1 },
    );
    expect(failed).toMatchObject({ failures: 1, waitMs: 800 });
  });

  it('lists anew at the third failure of a watch at one version, once', () => {
    let now = at('WATCH');
    const steps = Array.from({ length: 5 }, () => {
      now = after(now, { type: 'failed', reason: '500' });
      const { step } = now;
      now = after(now, { type: 'timer' });
      if (now.state === 'LIST') now = after(now, { type: 'listed' }, { type: 'synced', rv: '5' });
      return step;
    });
    expect(steps).toEqual(['WATCH', 'WATCH', 'LIST', 'WATCH', 'WATCH']);
  });

  it('R3: reads on after one bad line, lists anew after a second at the same version, and then slows down', () => {
    const bad: ReflectorEvent = { type: 'bad-line' };
    const again = after(at('WATCH'), bad);
    expect(again).toMatchObject({ state: 'RESUME', waitMs: 0, rv: '5' });
    const listing = after(again, { type: 'timer' }, bad);
    expect(listing.state).toBe('LIST');
    expect(after(listing, { type: 'listed' }, { type: 'synced', rv: '5' }, bad).state).toBe('BACKOFF');
    expect(after(listing, { type: 'listed' }, { type: 'synced', rv: '6' }, bad).state).toBe('RESUME');
  });

  it('lists at once when a version has expired, and slower when that happens again and again', () => {
    const gone: ReflectorEvent = { type: 'gone', reason: 'expired' };
    const listing = after(at('WATCH'), gone);
    expect(listing.state).toBe('LIST');
    expect(after(listing, { type: 'listed' }, { type: 'synced', rv: '6' }, gone)).toMatchObject({
      state: 'BACKOFF',
      step: 'LIST',
    });
  });

  it('takes a watch that ends at once without a word for a failure', () => {
    const ended = (livedMs: number, heard: boolean): State =>
      after(at('WATCH'), { type: 'ended', livedMs, heard, how: 'eof' }).state;
    expect([ended(999, false), ended(1_001, false), ended(5, true)]).toEqual(['BACKOFF', 'RESUME', 'RESUME']);
  });

  it('obeys Retry-After: at least a second, at most two minutes, and returns to what it was doing', () => {
    const wait = (retryAfterMs: number, random: number): number | undefined =>
      transition(at('WATCH'), { type: 'limited', retryAfterMs, reason: '' }, { now: 0, random: () => random })
        .waitMs;
    expect([wait(0, 0), wait(5_000, 0), wait(5_000, 1), wait(900_000, 1)]).toEqual([
      1_000, 5_000, 6_000, 120_000,
    ]);
    expect(
      after(at('WATCH'), { type: 'limited', retryAfterMs: 1, reason: '' }, { type: 'timer' }).state,
    ).toBe('WATCH');
  });

  it('renews credentials once unseen, then every thirty seconds, and tries each time', () => {
    const who: ReflectorEvent = { type: 'unauthorized', reason: 'expired' };
    const asking = after(at('WATCH'), who);
    expect(asking).toMatchObject({ state: 'AUTH' });
    expect(asking.waitMs).toBeUndefined();
    const retried = after(asking, { type: 'refreshed', ok: true });
    expect(retried.state).toBe('WATCH');
    expect(after(retried, who)).toMatchObject({ state: 'AUTH', waitMs: 30_000 });
    const none = after(asking, { type: 'refreshed', ok: false });
    expect(none).toMatchObject({ state: 'AUTH', waitMs: 30_000, reason: 'expired' });
    expect(after(none, { type: 'timer' }, { type: 'refreshed', ok: false }).state).toBe('WATCH');
    expect(after(retried, { type: 'opened' }, who).waitMs).toBeUndefined();
  });

  it('polls every fifteen seconds where watching is denied, and tries to watch again after five minutes', () => {
    const denied = after(at('WATCH'), { type: 'forbidden', reason: 'no' });
    expect(denied).toMatchObject({ state: 'POLL', waitMs: 15_000, probeAt: 301_000 });
    const polled = after(denied, { type: 'timer' }, { type: 'listed' }, { type: 'synced', rv: '9' });
    expect(polled.state).toBe('POLL');
    const later = { now: 301_000, random: () => 0.5 };
    const listing = after(polled, { type: 'timer' }, { type: 'listed' });
    expect(transition(listing, { type: 'synced', rv: '9' }, later).state).toBe('WATCH');
  });

  it('keeps nothing of what it may not see, and asks again after a minute', () => {
    const denied = after(at('LIST', { refusals: 3 }), { type: 'forbidden', reason: 'no' });
    expect(denied).toMatchObject({ state: 'DENIED', waitMs: 60_000, reason: 'no' });
    expect(denied.rv).toBeUndefined();
    expect(after(at('DISCOVER'), { type: 'not-served' })).toMatchObject({ state: 'ABSENT', waitMs: 60_000 });
  });

  it('R18: doubts a refusal three times where it was served before, and keeps what it knows meanwhile', () => {
    const no = { type: 'forbidden', reason: 'no' } as const;
    for (const [state, end] of [
      ['LIST', 'DENIED'],
      ['WATCH', 'POLL'],
    ] as const) {
      let now = after(at(state, { watched: true }), no);
      for (const waitMs of [2_000, 4_000, 8_000]) {
        expect(now).toMatchObject({ state: 'BACKOFF', step: state, waitMs, reason: 'no', rv: '5' });
        now = after(now, { type: 'timer' }, no);
      }
      expect(now.state).toBe(end);
    }
    const served = after(at('LIST', { refusals: 3 }), { type: 'listed' }, { type: 'synced', rv: '9' });
    expect(served.refusals).toBe(0);
    expect(after(at('LIST', { rv: '' }), no).state).toBe('BACKOFF');
    const { rv: _rv, ...never } = at('LIST');
    expect(after(never, no).state).toBe('DENIED');
  });

  it('asks for an early end of the watch after a silent one, until something is heard', () => {
    const silent = after(at('WATCH'), { type: 'idle' }, { type: 'timer' });
    expect(silent).toMatchObject({ state: 'WATCH', quiet: true });
    expect(after(silent, { type: 'heard', rv: '5' }).quiet).toBe(false);
  });
});

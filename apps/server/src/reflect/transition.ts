/**
 * The states of one reflector (one kind in one scope) as a table: what follows on every event in every state. Pure: time and randomness are arguments.
 * reflector.ts does what a state asks for and reports events. After the reflector of client-go, with waits that never outlast 30 s.
 * Laws R1, R3, R5, R6, R15, R18.
 */

import { messages } from './messages.ts';
import type { EventType, Reflector, ReflectorEvent, State, Step } from './reflector-state.ts';

export interface Surroundings {
  /** Monotonic, milliseconds. */
  readonly now: number;
  /** From 0 up to 1. */
  random(): number;
}

const backoffBase = 800;
const backoffCap = 30_000;
const forgetFailuresAfter = 120_000;
const limitedAtLeast = 1_000;
const limitedCap = 120_000;
const askAgain = 60_000;
/** An API server that has just started refuses everybody until it knows the rules. */
const doubtRefusals = [2_000, 4_000, 8_000] as const;
const pollEvery = 15_000;
const probeEvery = 300_000;
const signInAgain = 30_000;
const spread = 2_000;
/** A watch that ends sooner and said nothing counts as a failure. */
const shortWatch = 1_000;

type Rule<T extends EventType> = (
  was: Reflector,
  event: Extract<ReflectorEvent, { readonly type: T }>,
  here: Surroundings,
) => Reflector;
type Row = { readonly [T in EventType]: Rule<T> };

interface Entry {
  readonly step?: Step;
  readonly waitMs?: number;
  readonly reason?: string;
}

/** Enters a state, also the same one anew. */
function enter(was: Reflector, state: State, entry: Entry = {}): Reflector {
  const { waitMs: _wait, reason: _reason, ...kept } = was;
  return { ...kept, state, generation: was.generation + 1, ...entry };
}

/** Around `ms`, one fifth less or more. */
const about = (ms: number, here: Surroundings): number => ms * (0.8 + 0.4 * here.random());

function countFailure(was: Reflector, here: Surroundings): Reflector {
  const failures = here.now - was.failedAt > forgetFailuresAfter ? 1 : was.failures + 1;
  return { ...was, failures, failedAt: here.now, failuresAtRv: was.failuresAtRv + 1 };
}

function backOff(was: Reflector, step: Step, reason: string, here: Surroundings): Reflector {
  const failed = countFailure(was, here);
  const full = Math.min(backoffCap, backoffBase * 2 ** Math.min(10, failed.failures - 1));
  // The third failure at one version may be the version's fault: list anew, once.
  const next = step === 'WATCH' && failed.failuresAtRv === 3 ? 'LIST' : step;
  return enter(failed, 'BACKOFF', { step: next, waitMs: full * (0.5 + 0.5 * here.random()), reason });
}

const stay = (was: Reflector): Reflector => was;
const stop = (was: Reflector): Reflector => enter(was, 'STOPPED');
const start = (was: Reflector): Reflector => enter(was, 'DISCOVER', { step: 'DISCOVER' });
const next = (was: Reflector): Reflector => enter(was, was.step);

/** After an outage everything is listed anew: a cluster restored from a backup does not say so (R5). */
const hold: Rule<'gate-shut'> = (was, event) =>
  enter(was, 'BACKOFF', { step: was.step === 'DISCOVER' ? 'DISCOVER' : 'LIST', reason: event.reason });

const limited =
  (step: Step): Rule<'limited'> =>
  (was, event, here) => {
    const asked = Math.max(limitedAtLeast, event.retryAfterMs);
    const waitMs = Math.min(limitedCap, asked * (1 + 0.2 * here.random()));
    return enter(was, 'LIMITED', { step, waitMs, reason: event.reason });
  };

/** One refresh and one retry that nobody sees; whoever is refused again waits. */
const signIn =
  (step: Step): Rule<'unauthorized'> =>
  (was, event) =>
    enter(was, 'AUTH', { step, reason: event.reason, ...(was.refreshed && { waitMs: signInAgain }) });

/** Who was served until now and is refused asks a few times more; undefined where that has been done. */
function doubt(was: Reflector, step: Step, reason: string, here: Surroundings): Reflector | undefined {
  const ms = doubtRefusals[was.refusals];
  if (ms === undefined) return undefined;
  return enter({ ...was, refusals: was.refusals + 1 }, 'BACKOFF', { step, waitMs: about(ms, here), reason });
}

const failed =
  (step: Step): Rule<'failed'> =>
  (was, event, here) =>
    backOff(was, step, event.reason, here);

const askWhetherServed: Rule<'not-found'> = (was, event, here) =>
  backOff(was, 'DISCOVER', event.reason, here);

const absent = (was: Reflector, _event: unknown, here: Surroundings): Reflector =>
  enter(forget(was), 'ABSENT', { step: 'DISCOVER', waitMs: about(askAgain, here) });

/** Nothing is known of this scope any more. */
function forget(was: Reflector): Reflector {
  const { rv: _rv, probeAt: _probeAt, ...rest } = was;
  return { ...rest, watched: false };
}

const asleep: Row = {
  start: stay,
  stop: stay,
  timer: stay,
  'gate-shut': stay,
  'gate-open': stay,
  recovered: stay,
  served: stay,
  'not-served': stay,
  listed: stay,
  synced: stay,
  opened: stay,
  heard: stay,
  ended: stay,
  idle: stay,
  'bad-line': stay,
  gone: stay,
  forbidden: stay,
  unauthorized: stay,
  refreshed: stay,
  limited: stay,
  'not-found': stay,
  failed: stay,
};
const awake: Row = { ...asleep, stop, 'gate-shut': hold };
const waiting: Row = { ...awake, timer: next };

const table: { readonly [S in State]: Row } = {
  IDLE: { ...asleep, start, stop },
  STOPPED: { ...asleep, start },
  DISCOVER: {
    ...awake,
    served: (was, { version }) => enter({ ...was, version }, 'LIST', { step: 'LIST' }),
    'not-served': absent,
    'not-found': absent,
    // Who may not read what is served may still read the kind.
    forbidden: was => enter(was, 'LIST', { step: 'LIST' }),
    gone: (was, event, here) => backOff(was, 'DISCOVER', event.reason, here),
    unauthorized: signIn('DISCOVER'),
    limited: limited('DISCOVER'),
    failed: failed('DISCOVER'),
  },
  LIST: {
    ...awake,
    listed: was => enter(was, 'SYNC'),
    forbidden: (was, event, here) =>
      (was.rv === undefined ? undefined : doubt(was, 'LIST', event.reason, here)) ??
      enter(forget(was), 'DENIED', { step: 'LIST', waitMs: about(askAgain, here), reason: event.reason }),
    gone: (was, event, here) => backOff(was, 'LIST', event.reason, here),
    unauthorized: signIn('LIST'),
    limited: limited('LIST'),
    'not-found': askWhetherServed,
    failed: failed('LIST'),
  },
  SYNC: {
    ...awake,
    synced: (was, event, here) => {
      const moved = was.rv !== event.rv;
      const at: Reflector = {
        ...was,
        rv: event.rv,
        refreshed: false,
        refusals: 0,
        failuresAtRv: moved ? 0 : was.failuresAtRv,
        badLinesAtRv: moved ? 0 : was.badLinesAtRv,
      };
      return was.probeAt !== undefined && here.now < was.probeAt
        ? enter(at, 'POLL', { step: 'LIST', waitMs: about(pollEvery, here) })
        : enter(at, 'WATCH', { step: 'WATCH' });
    },
  },
  WATCH: {
    ...awake,
    opened: was => {
      const { probeAt: _probeAt, ...rest } = was;
      return { ...rest, refreshed: false, refusals: 0, watched: true };
    },
    heard: (was, event) =>
      was.rv === event.rv
        ? { ...was, quiet: false }
        : { ...was, rv: event.rv, failuresAtRv: 0, badLinesAtRv: 0, quiet: false },
    ended: (was, event, here) =>
      event.heard || event.livedMs > shortWatch
        ? enter(was, 'RESUME', { step: 'WATCH', waitMs: 0, reason: event.how })
        : backOff(was, 'WATCH', messages.shortWatch, here),
    idle: was => enter({ ...was, quiet: true }, 'RESUME', { step: 'WATCH', waitMs: 0, reason: 'idle' }),
    'bad-line': (was, _event, here) => {
      const spoilt = { ...was, badLinesAtRv: was.badLinesAtRv + 1 };
      const reason = messages.badLine;
      if (spoilt.badLinesAtRv === 1) return enter(spoilt, 'RESUME', { step: 'WATCH', waitMs: 0, reason });
      if (spoilt.badLinesAtRv === 2) return enter(spoilt, 'LIST', { step: 'LIST', reason });
      return backOff(spoilt, 'LIST', reason, here);
    },
    // At once the first time; a server that forgets again and again is listed with growing pauses.
    gone: (was, event, here) =>
      was.failures === 0 || here.now - was.failedAt > forgetFailuresAfter
        ? enter(countFailure(was, here), 'LIST', { step: 'LIST', reason: event.reason })
        : backOff(was, 'LIST', event.reason, here),
    forbidden: (was, event, here) =>
      (was.watched ? doubt(was, 'WATCH', event.reason, here) : undefined) ??
      enter({ ...was, watched: false, probeAt: here.now + probeEvery }, 'POLL', {
        step: 'LIST',
        waitMs: about(pollEvery, here),
        reason: event.reason,
      }),
    unauthorized: signIn('WATCH'),
    limited: limited('WATCH'),
    'not-found': askWhetherServed,
    failed: failed('WATCH'),
  },
  RESUME: waiting,
  LIMITED: waiting,
  DENIED: waiting,
  POLL: waiting,
  // Kinds are often installed several at a time.
  ABSENT: { ...waiting, recovered: sooner },
  BACKOFF: {
    ...waiting,
    // Only who was held by the gate waits without a limit.
    'gate-open': (was, _event, here) => (was.waitMs === undefined ? soon(was, here) : was),
    recovered: sooner,
  },
  AUTH: {
    ...awake,
    // The thirty seconds are over: ask for credentials once more, and try with what there is.
    timer: was => enter(was, 'AUTH', { step: was.step, ...because(was) }),
    refreshed: (was, event) =>
      event.ok || was.refreshed
        ? enter({ ...was, refreshed: true }, was.step)
        : enter({ ...was, refreshed: true }, 'AUTH', {
            step: was.step,
            waitMs: signInAgain,
            ...because(was),
          }),
  },
};

function sooner(was: Reflector, _event: unknown, here: Surroundings): Reflector {
  return was.waitMs !== undefined && was.waitMs > spread ? soon(was, here) : was;
}

/** Everybody at once would be a stampede. */
function soon(was: Reflector, here: Surroundings): Reflector {
  return enter(was, was.state, { step: was.step, waitMs: spread * here.random(), ...because(was) });
}

function because(was: Reflector): { readonly reason?: string } {
  return was.reason === undefined ? {} : { reason: was.reason };
}

/** What follows on an event. The same value when nothing does. */
export function transition(was: Reflector, event: ReflectorEvent, here: Surroundings): Reflector {
  const rule = table[was.state][event.type] as Rule<EventType>;
  return rule(was, event, here);
}

/**
 * Writes down what becomes of one reflector: one line for every state it enters, and the counters. Aloud only where something is amiss, and then once
 * while it lasts; what holds everybody up is said by the gate. Law R16.
 */
import { isOptional, type Kind } from '@switchboard/core/kubernetes/kind';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { complaint, messages } from './messages.ts';
import type { ReflectMetrics } from './metrics.ts';
import type { Reflector, ReflectorEvent, State } from './reflector-state.ts';

const amiss: ReadonlyMap<State, string> = new Map(Object.entries(messages.amiss) as [State, string][]);
const forgetAfter = 120_000;
const remember = 1_000;

/** What was complained of, by all reflectors of a cluster: the same thing is said once while it lasts, whoever meets it. */
export class Complaints {
  readonly #clock: Clock;
  readonly #metAt = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** False where it was met within the last two minutes. */
  isNew(what: string): boolean {
    const at = this.#clock.monotonic();
    const before = this.#metAt.get(what);
    if (this.#metAt.size >= remember) this.#metAt.clear();
    this.#metAt.set(what, at);
    return before === undefined || at - before > forgetAfter;
  }
}

export class Chronicle {
  readonly #kind: Kind;
  readonly #scope: string;
  readonly #log: Log;
  readonly #metrics: ReflectMetrics;
  readonly #complaints: Complaints;

  constructor(
    kind: Kind,
    scope: string,
    to: { readonly log: Log; readonly metrics: ReflectMetrics; readonly complaints: Complaints },
  ) {
    this.#kind = kind;
    this.#scope = scope;
    this.#log = to.log;
    this.#metrics = to.metrics;
    this.#complaints = to.complaints;
  }

  entered(was: Reflector, now: Reflector, event: ReflectorEvent): void {
    const kind = this.#kind;
    this.#metrics.state(kind, this.#scope, now.state);
    if (was.state === 'WATCH' && now.state !== 'STOPPED')
      this.#metrics.restarted(kind, event.type === 'ended' ? event.how : event.type);
    if (now.state === 'LIST' && was.rv !== undefined) this.#metrics.relisted(kind, whyListed(was, event));
    const fields = {
      kind,
      scope: this.#scope,
      from: was.state,
      to: now.state,
      reason: now.reason,
      rv: now.rv,
      attempt: now.failures,
      waitMs: now.waitMs,
    };
    const word = amiss.get(now.state);
    if (word !== undefined && this.#isWorthSaying(now, event)) {
      const { reason } = now;
      this.#log.info({ kind, scope: this.#scope, reason }, complaint(kind, this.#scope, word, reason));
    } else this.#log.debug(fields, `${kind}: ${was.state} to ${now.state}`);
  }

  #isWorthSaying({ state, waitMs, reason, failures }: Reflector, event: ReflectorEvent): boolean {
    if (waitMs === undefined) return false;
    if (event.type === 'gate-open' || event.type === 'recovered') return false;
    // Most clusters do without some of them.
    if (state === 'ABSENT' && isOptional(this.#kind)) return false;
    // At first it is the gate's to say, if it holds for all.
    if (event.type === 'failed' && event.unanswered && failures < 3) return false;
    return this.#complaints.isNew(`${state} ${reason ?? this.#kind}`);
  }
}

/** For the counter: a word of ours, never the server's. */
function whyListed(was: Reflector, event: ReflectorEvent): string {
  if (was.state === 'WATCH') return event.type;
  return was.state === 'POLL' ? 'poll' : 'retry';
}

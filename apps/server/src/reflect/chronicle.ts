/**
 * Writes down what becomes of one reflector: one line for every state it enters, and the counters. Aloud only where something is amiss, and then once a
 * minute; what holds everybody up is said by the gate.
 */
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { ReflectMetrics } from './metrics.ts';
import type { Reflector, ReflectorEvent, State } from './reflector-state.ts';

const amiss: ReadonlySet<State> = new Set(['BACKOFF', 'LIMITED', 'AUTH', 'DENIED', 'POLL', 'ABSENT']);
const sayAgainAfter = 60_000;

export class Chronicle {
  readonly #kind: string;
  readonly #scope: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #metrics: ReflectMetrics;
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(
    kind: string,
    scope: string,
    to: { readonly clock: Clock; readonly log: Log; readonly metrics: ReflectMetrics },
  ) {
    this.#kind = kind;
    this.#scope = scope;
    this.#clock = to.clock;
    this.#log = to.log;
    this.#metrics = to.metrics;
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
    const sentence = `${kind}: ${was.state} to ${now.state}`;
    if (this.#isWorthSaying(now)) this.#log.info(fields, sentence);
    else this.#log.debug(fields, sentence);
  }

  #isWorthSaying({ state, waitMs }: Reflector): boolean {
    if (!amiss.has(state) || waitMs === undefined) return false;
    const at = this.#clock.monotonic();
    if (at - this.#saidAt < sayAgainAfter) return false;
    this.#saidAt = at;
    return true;
  }
}

/** For the counter: a word of ours, never the server's. */
function whyListed(was: Reflector, event: ReflectorEvent): string {
  if (was.state === 'WATCH') return event.type;
  return was.state === 'POLL' ? 'poll' : 'retry';
}

/**
 * Says how true what we know of one kind in one scope is, and says it only when it changes. What mends itself within two seconds is not said at all:
 * a relist or a short hiccup is nothing that people should read. While a whole list stands, though an old one, the word is `stale`: whatever keeps us
 * from a newer one, what is known stays known. Laws R13, R17.
 */
import type { Freshness, FreshnessState } from '@switchboard/core/freshness';
import { freshnessKey } from '@switchboard/core/freshness';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import type { Clock } from '../clock.ts';
import { messages } from './messages.ts';
import type { Reflector } from './reflector-state.ts';

const unsaidFor = 2_000;

export class FreshnessTeller {
  readonly #kind: Kind;
  readonly #scope: string;
  readonly #clock: Clock;
  readonly #tell: (freshness: Freshness) => void;
  #said: Freshness | undefined;
  #cancel: (() => void) | undefined;
  /** Wall clock. */
  #lastHeard: number;

  constructor(kind: Kind, scope: string, clock: Clock, tell: (freshness: Freshness) => void) {
    this.#kind = kind;
    this.#scope = scope;
    this.#clock = clock;
    this.#tell = tell;
    this.#lastHeard = clock.now();
  }

  get said(): Freshness | undefined {
    return this.#said;
  }

  heard(): void {
    this.#lastHeard = this.#clock.now();
  }

  /** So many are in, of about so many. Only said while nothing better is known. */
  progress(loaded: number, expected: number): void {
    if (this.#said !== undefined && ['live', 'polled', 'stale'].includes(this.#said.state)) return;
    this.#now('loading', undefined, { loaded, expected });
  }

  live(): void {
    this.#now('live');
  }

  /** What the state that was just entered means to people. */
  entered(reflector: Reflector): void {
    const { state, reason, waitMs, rv } = reflector;
    const known = rv !== undefined;
    switch (state) {
      case 'DISCOVER':
      case 'LIST':
        if (this.#said === undefined) this.#now('loading');
        else if (this.#said.state === 'live') this.#soon('stale', reason ?? messages.listedAnew);
        break;
      case 'DENIED':
        this.#now('denied', reason);
        break;
      case 'POLL':
        this.#now('polled', reason ?? this.#said?.reason);
        break;
      case 'ABSENT':
        this.#now('absent');
        break;
      case 'LIMITED':
        this.#soon(known ? 'stale' : 'rate-limited', reason);
        break;
      case 'AUTH':
        if (waitMs !== undefined) this.#now(known ? 'stale' : 'failed', reason);
        break;
      case 'BACKOFF':
        // Without a limit means that nobody gets through: that is certain already.
        if (!known) this.#now('failed', reason);
        else if (waitMs === undefined) this.#now('stale', reason);
        else this.#soon('stale', reason);
        break;
      case 'STOPPED':
        this.#silence();
        break;
      case 'IDLE':
      case 'SYNC':
      case 'WATCH':
      case 'RESUME':
        break;
    }
  }

  #silence(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** The first of what is to be said soon sets the time; the last is said. */
  #soon(state: FreshnessState, reason?: string): void {
    if (this.#said === undefined || this.#said.state !== 'live') {
      this.#now(state, reason);
      return;
    }
    const due = this.#dueAt;
    this.#silence();
    const at = due ?? this.#clock.monotonic() + unsaidFor;
    this.#dueAt = at;
    this.#cancel = this.#clock.after(at - this.#clock.monotonic(), () => this.#now(state, reason));
  }
  #dueAt: number | undefined;

  #now(state: FreshnessState, reason?: string, counts?: Pick<Freshness, 'loaded' | 'expected'>): void {
    this.#silence();
    this.#dueAt = undefined;
    const said = this.#said;
    if (said?.state === state && said.reason === reason && counts === undefined) return;
    const began = state === 'stale' ? this.#lastHeard : this.#clock.now();
    this.#said = {
      key: freshnessKey(this.#kind, this.#scope),
      kind: this.#kind,
      scope: this.#scope,
      state,
      since: said?.state === state ? said.since : began,
      ...(reason !== undefined && { reason }),
      ...counts,
    };
    this.#tell(this.#said);
  }
}

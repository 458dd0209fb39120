/**
 * Ways in which the API can be made to misbehave, for tests of those who must survive it. Harmless until asked.
 * Held by the server; whoever has the server may pull the levers at any time.
 */

export interface FaultOptions {
  /** Only requests whose path and query match; unset: all. */
  readonly path?: RegExp;
  /** Sent as Retry-After, in seconds. */
  readonly retryAfter?: number;
}

export interface Faults {
  /** The next `count` requests are answered with a Status of this code. */
  answer(count: number, code: number, options?: FaultOptions): void;
  /** The next `count` requests get no answer at all until the connection is cut. */
  hang(count: number, options?: FaultOptions): void;
  /** Each request waits that long, in milliseconds, before it is looked at; 0 ends it. */
  delay(milliseconds: number): void;
  /** While on, watch lines are lost silently. */
  dropWatchLines(on: boolean): void;
  /** How a watch from a forgotten version is refused: an ERROR event in the stream (as usual) or HTTP 410. */
  expireBy(way: 'event' | 'http'): void;
  /** Ends all watches: by destroying their connections, or politely as at a timeout. */
  cutWatches(): void;
  endWatches(): void;
  /** Destroys every connection. */
  cutConnections(): void;
  /** Back to health. */
  clear(): void;
}

export type Fault =
  | { readonly type: 'answer'; readonly code: number; readonly retryAfter: number | undefined }
  | { readonly type: 'hang' };

interface Pending {
  readonly fault: Fault;
  readonly path: RegExp | undefined;
  left: number;
}

/** What the server asks. */
export interface FaultState {
  readonly faults: Faults;
  next(url: string): Fault | undefined;
  delay(): number;
  drops(): boolean;
  expiry(): 'event' | 'http';
}

export function createFaults(
  levers: Pick<Faults, 'cutWatches' | 'endWatches' | 'cutConnections'>,
): FaultState {
  let pending: Pending[] = [];
  let wait = 0;
  let dropping = false;
  let way: 'event' | 'http' = 'event';
  return {
    faults: {
      ...levers,
      answer: (left, code, { path, retryAfter } = {}) =>
        void pending.push({ fault: { type: 'answer', code, retryAfter }, path, left }),
      hang: (left, { path } = {}) => void pending.push({ fault: { type: 'hang' }, path, left }),
      delay(milliseconds) {
        wait = milliseconds;
      },
      dropWatchLines(on) {
        dropping = on;
      },
      expireBy(next) {
        way = next;
      },
      clear() {
        pending = [];
        wait = 0;
        dropping = false;
        way = 'event';
      },
    },
    next(url) {
      const found = pending.find(({ path, left }) => left > 0 && (path === undefined || path.test(url)));
      if (found === undefined) return undefined;
      found.left -= 1;
      pending = pending.filter(({ left }) => left > 0);
      return found.fault;
    },
    delay: () => wait,
    drops: () => dropping,
    expiry: () => way,
  };
}

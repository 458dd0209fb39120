/**
 * The words of a reflector: its states, what can happen to it, and what it remembers. Which follows from which is in transition.ts.
 */

export const states = [
  'IDLE',
  'DISCOVER',
  'LIST',
  'SYNC',
  'WATCH',
  'RESUME',
  'LIMITED',
  'AUTH',
  'DENIED',
  'POLL',
  'ABSENT',
  'BACKOFF',
  'STOPPED',
] as const;
export type State = (typeof states)[number];

/** What LIMITED, AUTH and BACKOFF return to. */
export type Step = 'DISCOVER' | 'LIST' | 'WATCH';

export type ReflectorEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  /** The wait is over. */
  | { readonly type: 'timer' }
  /** No connection to the cluster comes about, for anybody. */
  | { readonly type: 'gate-shut'; readonly reason: string }
  | { readonly type: 'gate-open' }
  /** Another kind gets through again: what kept us may be over as well. */
  | { readonly type: 'recovered' }
  /** In this version of its group. */
  | { readonly type: 'served'; readonly version: string }
  | { readonly type: 'not-served' }
  /** The last page is in. */
  | { readonly type: 'listed' }
  /** The list has become the model; `rv` is where to watch from. */
  | { readonly type: 'synced'; readonly rv: string }
  /** The watch has answered. */
  | { readonly type: 'opened' }
  /** Events or a bookmark were applied up to `rv`. */
  | { readonly type: 'heard'; readonly rv: string }
  /** The watch came to its end, or its connection did. */
  | {
      readonly type: 'ended';
      readonly livedMs: number;
      readonly heard: boolean;
      readonly how: 'eof' | 'reset';
    }
  | { readonly type: 'idle' }
  | { readonly type: 'bad-line' }
  /** 410, or whatever else says that this version cannot be watched. */
  | { readonly type: 'gone'; readonly reason: string }
  | { readonly type: 'forbidden'; readonly reason: string }
  | { readonly type: 'unauthorized'; readonly reason: string }
  | { readonly type: 'refreshed'; readonly ok: boolean }
  | { readonly type: 'limited'; readonly retryAfterMs: number; readonly reason: string }
  | { readonly type: 'not-found'; readonly reason: string }
  /** `unanswered`: nobody answered. Whether that holds for everybody is for the gate to find out and to say. */
  | { readonly type: 'failed'; readonly reason: string; readonly unanswered?: true };
export type EventType = ReflectorEvent['type'];

export interface Reflector {
  readonly state: State;
  /** Grows with every state that is entered: who reports to an older one is not heard (R6). */
  readonly generation: number;
  readonly step: Step;
  /** In which version the kind is served; undefined while that is not known. */
  readonly version?: string;
  /** How long the state lasts; undefined: until something happens. */
  readonly waitMs?: number;
  /** In the API's or the network's words: why it is in this state. */
  readonly reason?: string;
  /** Last version that was applied. Undefined: nothing was listed yet, or nothing may be. */
  readonly rv?: string;
  /** In a row; forgotten after two minutes without one. */
  readonly failures: number;
  readonly failedAt: number;
  readonly failuresAtRv: number;
  readonly badLinesAtRv: number;
  /** Credentials were renewed and nothing has succeeded since. */
  readonly refreshed: boolean;
  /** In a row, of somebody who was served before. */
  readonly refusals: number;
  /** A watch was granted since the last time that anything was denied. */
  readonly watched: boolean;
  /** Watching is not allowed: listed again and again; from this time on watching may be tried again. */
  readonly probeAt?: number;
  /** The last watch said nothing until it was given up: the next one asks the server to end it sooner, with a bookmark. */
  readonly quiet: boolean;
}

export const idle: Reflector = {
  state: 'IDLE',
  generation: 0,
  step: 'DISCOVER',
  failures: 0,
  failedAt: 0,
  failuresAtRv: 0,
  badLinesAtRv: 0,
  refreshed: false,
  refusals: 0,
  watched: false,
  quiet: false,
};

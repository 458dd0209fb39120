/**
 * The page's connection, as a table of what happens when: which phase follows, and what is to be done. Pure: the time and chance are arguments, and whoever holds
 * the socket carries out the actions. The picture stands while the link is down; frames are applied only where they follow what is known, else the page asks anew.
 * Laws L1–L5. Called by the page's stream for every event of the socket, the document and its own timers.
 */

import {
  connectNow,
  greet,
  hide,
  lose,
  open,
  refuse,
  resync,
  stay,
  takeBye,
  takeFrame,
  takeReset,
  takeSnapshot,
  takeTick,
  unannounced,
  waitTick,
  want,
} from './link-steps.ts';
import type { Bye, Commits, Frame, Hello, Tick } from './stream-event.ts';

export type Phase =
  /** A request is under way, or the stream has not said hello. */
  | 'connecting'
  | 'live'
  /** The stream stands; snapshots are on their way, the last good picture is shown. */
  | 'catching-up'
  /** The stream goes on where we were; what was missed meanwhile is on its way, and is applied as it comes. */
  | 'resuming'
  /** Lost; another try is arranged. */
  | 'offline'
  /** 401: a try every 30 seconds, in case somebody signs in elsewhere. */
  | 'signed-out'
  /** 403: no further try. */
  | 'denied'
  /** The server speaks another protocol: reloading the page helps. */
  | 'incompatible'
  /** Closed on purpose, because nobody looks. */
  | 'hidden';

export interface Link {
  readonly phase: Phase;
  /** Failures since the link was last live for 30 seconds. */
  readonly attempt: number;
  readonly liveSince?: number;
  /** Our clock less the server's, with the way of the hello in it. */
  readonly skew?: number;
  /** Where a new stream may go on: id of the last event that left nothing open. */
  readonly lastId?: string;
  /** Last commit known of each shard. */
  readonly known: ReadonlyMap<string, number>;
  /** While resuming: the commit of each shard at which all that was missed is here. */
  readonly goal?: Commits;
  /** Ticks since the last news while catching up. */
  readonly idleTicks: number;
  /** When the next try is arranged for, for the status line. */
  readonly retryAt?: number;
  /** Why the link was lost or refused, in a word of the server or of ours. */
  readonly reason?: string;
}

export type LinkEvent =
  /** The page wants a stream: at first, by hand, or because it wants other namespaces (`afresh`). */
  | { readonly type: 'wanted'; readonly afresh?: boolean }
  | { readonly type: 'opened' }
  | { readonly type: 'refused'; readonly status: number; readonly retryMs?: number; readonly reason?: string }
  | { readonly type: 'hello'; readonly hello: Hello }
  /** A whole snapshot of one shard; the id comes with the last shard's. */
  | { readonly type: 'snapshot'; readonly frame: Frame; readonly id?: string }
  | { readonly type: 'frame'; readonly frame: Frame; readonly id?: string }
  | { readonly type: 'tick'; readonly tick: Tick; readonly id?: string }
  | { readonly type: 'reset'; readonly reason: string }
  | { readonly type: 'bye'; readonly bye: Bye }
  | { readonly type: 'malformed'; readonly reason: string }
  /** The stream ended, or broke. */
  | { readonly type: 'closed'; readonly reason?: string }
  /** No byte for 25 seconds. */
  | { readonly type: 'watchdog' }
  /** The clock jumped by more than 10 seconds: the machine slept. */
  | { readonly type: 'wall-jump' }
  /** The browser says that the network is back. */
  | { readonly type: 'online' }
  | { readonly type: 'visible' }
  /** Nobody has looked for 60 seconds. */
  | { readonly type: 'hidden' };

export type LinkAction =
  /** Give up the stream, or the try that is arranged. */
  | { readonly type: 'abort' }
  | { readonly type: 'connect'; readonly afterMs: number; readonly since?: string }
  /** `whole`: the frame replaces the shard. */
  | { readonly type: 'apply'; readonly frame: Frame; readonly whole: boolean }
  /** Forget parts of snapshots that are not whole. */
  | { readonly type: 'discard' };

export interface Step {
  readonly link: Link;
  readonly actions: readonly LinkAction[];
}

export const firstLink: Link = { phase: 'connecting', attempt: 0, known: new Map(), idleTicks: 0 };

export type Take<Event extends LinkEvent> = (link: Link, event: Event, now: number, chance: number) => Step;
export type Row = { readonly [Type in LinkEvent['type']]: Take<Extract<LinkEvent, { readonly type: Type }>> };

/** @param chance from 0 up to 1, for the jitter. */
export function advance(link: Link, event: LinkEvent, now: number, chance: number): Step {
  const take = table[link.phase][event.type] as Take<LinkEvent>;
  return take(link, event, now, chance);
}

/** A stream or a request for one is there. */
const attached: Row = {
  wanted: want,
  opened: open,
  refused: refuse,
  hello: greet,
  snapshot: unannounced,
  frame: unannounced,
  tick: unannounced,
  reset: takeReset,
  bye: takeBye,
  malformed: (link, { reason }, now, chance) => resync(link, reason, now, chance),
  closed: (link, { reason }, now, chance) => lose(link, reason ?? 'the stream ended', now, chance),
  watchdog: (link, _event, now, chance) => lose(link, 'nothing was heard', now, chance),
  'wall-jump': connectNow,
  online: connectNow,
  visible: stay,
  hidden: hide,
};

/** Whatever a stream still says, it has been given up. */
const detached: Row = {
  wanted: want,
  opened: stay,
  refused: stay,
  hello: stay,
  snapshot: stay,
  frame: stay,
  tick: stay,
  reset: stay,
  bye: stay,
  malformed: stay,
  closed: stay,
  watchdog: stay,
  'wall-jump': stay,
  online: stay,
  visible: stay,
  hidden: stay,
};

/** A try is arranged and may begin at any time. */
const arranged: Row = {
  ...detached,
  opened: open,
  refused: refuse,
  closed: (link, { reason }, now, chance) => lose(link, reason ?? 'the stream ended', now, chance),
  'wall-jump': connectNow,
  online: connectNow,
  visible: connectNow,
  hidden: hide,
};

const table: Readonly<Record<Phase, Row>> = {
  connecting: attached,
  'catching-up': { ...attached, snapshot: takeSnapshot, frame: takeFrame, tick: waitTick },
  resuming: { ...attached, snapshot: takeSnapshot, frame: takeFrame, tick: takeTick },
  live: { ...attached, snapshot: takeSnapshot, frame: takeFrame, tick: takeTick },
  offline: arranged,
  'signed-out': { ...arranged, online: stay, visible: stay },
  denied: detached,
  incompatible: detached,
  hidden: { ...detached, visible: connectNow },
};

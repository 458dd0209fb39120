/**
 * What the link does with single events: the entries of the table in link.ts, each a function of the link, the event, the time and chance. Laws L2, L4 and L5.
 */
import type { Mutable } from './kubernetes/json.ts';
import type { Link, LinkAction, LinkEvent, Row, Step, Take } from './link.ts';
import { type Commits, type Frame, protocol } from './stream-event.ts';

/** Milliseconds, but for `idleTicks`. The shell's own timers are the first three. */
export const limits = {
  watchdogMs: 25_000,
  wallJumpMs: 10_000,
  hiddenMs: 60_000,
  steadyMs: 30_000,
  firstRetryMs: 2_000,
  baseRetryMs: 500,
  maxRetryMs: 15_000,
  signedOutRetryMs: 30_000,
  behindMs: 15_000,
  idleTicks: 2,
} as const;

/** How a frame stands to what is known of its shard: `known` may be dropped, a `hole` needs a snapshot. */
export function follows(frame: Frame, known: number | undefined): 'next' | 'known' | 'hole' {
  if (known === undefined) return 'hole';
  if (frame.to <= known) return 'known';
  return frame.from === known ? 'next' : 'hole';
}

export const stay = (link: Link): Step => ({ link, actions: [] });

/** Ends what there is and waits longer each time; keeps its place in the story unless that is in doubt. */
export function lose(link: Link, reason: string, now: number, chance: number, retryMs?: number): Step {
  const steady = link.liveSince !== undefined && now - link.liveSince >= limits.steadyMs;
  const attempt = steady ? 0 : link.attempt;
  const ceiling =
    attempt === 0
      ? limits.firstRetryMs
      : Math.min(limits.maxRetryMs, limits.baseRetryMs * 2 ** Math.min(attempt - 1, 10));
  const afterMs = retryMs ?? Math.round(chance * ceiling);
  const lost = without(link, 'liveSince', 'skew', 'goal');
  return {
    link: { ...lost, phase: 'offline', attempt: attempt + 1, idleTicks: 0, retryAt: now + afterMs, reason },
    actions: [{ type: 'abort' }, { type: 'discard' }, connect(link, afterMs)],
  };
}

/** As `lose`, and asks for a snapshot: what we know is not what the server thinks we know. */
export function resync(link: Link, reason: string, now: number, chance: number): Step {
  return lose(without(link, 'lastId'), reason, now, chance);
}

export function connectNow(link: Link): Step {
  const next = without(link, 'liveSince', 'skew', 'goal', 'retryAt', 'reason');
  return {
    link: { ...next, phase: 'connecting', idleTicks: 0 },
    actions: [{ type: 'abort' }, { type: 'discard' }, connect(link, 0)],
  };
}

function stop(link: Link, phase: 'denied' | 'incompatible' | 'hidden', reason?: string): Step {
  const stopped = without(link, 'liveSince', 'skew', 'goal', 'retryAt', 'reason');
  return {
    link: { ...stopped, phase, idleTicks: 0, ...(reason !== undefined && { reason }) },
    actions: [{ type: 'abort' }, { type: 'discard' }],
  };
}

function signOut(link: Link, now: number, reason: string): Step {
  const afterMs = limits.signedOutRetryMs;
  return {
    link: {
      ...without(link, 'liveSince', 'skew', 'goal'),
      phase: 'signed-out',
      idleTicks: 0,
      retryAt: now + afterMs,
      reason,
    },
    actions: [{ type: 'abort' }, { type: 'discard' }, connect(link, afterMs)],
  };
}

function connect(link: Link, afterMs: number): LinkAction {
  return { type: 'connect', afterMs, ...(link.lastId !== undefined && { since: link.lastId }) };
}

function without(
  link: Link,
  ...keys: readonly ('liveSince' | 'skew' | 'goal' | 'lastId' | 'retryAt' | 'reason')[]
): Link {
  const rest: Mutable<Link> = { ...link };
  for (const key of keys) delete rest[key];
  return rest;
}

export const want: Row['wanted'] = (link, { afresh }) =>
  connectNow(afresh === true ? { ...without(link, 'lastId'), known: new Map() } : link);

export const open: Row['opened'] = link => ({
  link: { ...without(link, 'retryAt'), phase: 'connecting' },
  actions: [],
});

export const refuse: Row['refused'] = (link, { status, retryMs, reason }, now, chance) => {
  const word = reason ?? String(status);
  if (status === 401) return signOut(link, now, word);
  if (status === 403) return stop(link, 'denied', word);
  if (status === 409) return stop(link, 'incompatible', word);
  return lose(link, word, now, chance, retryMs);
};

export const greet: Row['hello'] = (link, { hello }, now) => {
  if (hello.protocol !== protocol) return stop(link, 'incompatible', `protocol ${hello.protocol}`);
  const met = { ...without(link, 'reason', 'retryAt'), idleTicks: 0, skew: now - hello.serverNow };
  if (hello.mode === 'resume')
    return { link: arrive({ ...met, phase: 'resuming', goal: hello.to }, now), actions: [] };
  const anew: Link = {
    ...without(met, 'lastId', 'liveSince', 'goal'),
    phase: 'catching-up',
    known: new Map(),
  };
  return { link: anew, actions: [{ type: 'discard' }] };
};

/** Live as soon as everything is here that the server knew when the stream went on; later frames are news. */
function arrive(link: Link, now: number): Link {
  if (link.phase !== 'resuming' || !isKnown(link, link.goal ?? {})) return link;
  return { ...without(link, 'goal'), phase: 'live', liveSince: now };
}

function isKnown({ known }: Link, commits: Commits): boolean {
  return Object.entries(commits).every(([ns, to]) => to <= (known.get(ns) ?? -1));
}

export const takeSnapshot: Row['snapshot'] = (link, { frame, id }, now) => {
  const known = new Map(link.known).set(frame.ns, frame.to);
  const caught =
    id === undefined ? {} : ({ phase: 'live', lastId: id, liveSince: link.liveSince ?? now } as const);
  return {
    link: { ...without(link, 'goal'), known, idleTicks: 0, ...caught },
    actions: [{ type: 'apply', frame, whole: true }],
  };
};

export const takeFrame: Row['frame'] = (link, { frame, id }, now, chance) => {
  const place = follows(frame, link.known.get(frame.ns));
  if (place === 'hole') return resync(link, 'a frame was missing', now, chance);
  if (place === 'known') return stay(link);
  const known = new Map(link.known).set(frame.ns, frame.to);
  // While shards are owed, no id may claim that all of them are here.
  const at = id === undefined || link.phase === 'catching-up' ? {} : { lastId: id };
  return {
    link: arrive({ ...link, known, idleTicks: 0, ...at }, now),
    actions: [{ type: 'apply', frame, whole: false }],
  };
};

export const takeTick: Row['tick'] = (link, { tick }, now, chance) => {
  const behind = now - tick.serverNow - (link.skew ?? 0);
  if (behind > limits.behindMs) return resync(link, 'the stream was too far behind', now, chance);
  return isKnown(link, tick.to) ? stay(link) : resync(link, 'a frame was missing', now, chance);
};

/** Ticks may overtake nothing, but a slow snapshot may take longer than one. */
export const waitTick: Row['tick'] = (link, _event, now, chance) => {
  if (link.idleTicks + 1 >= limits.idleTicks)
    return resync(link, 'a part of the snapshot was missing', now, chance);
  return { link: { ...link, idleTicks: link.idleTicks + 1 }, actions: [] };
};

export const takeReset: Row['reset'] = (link, { reason }) => {
  const anew = without(link, 'lastId', 'liveSince', 'goal');
  return {
    link: { ...anew, phase: 'catching-up', known: new Map(), idleTicks: 0, reason },
    actions: [{ type: 'discard' }],
  };
};

export const takeBye: Row['bye'] = (link, { bye }, now, chance) => {
  if (bye.reason === 'unauthorized') return signOut(link, now, bye.reason);
  if (bye.reason === 'incompatible') return stop(link, 'incompatible', bye.reason);
  if (bye.final === true) return stop(link, 'denied', bye.reason);
  return lose(link, bye.reason, now, chance, bye.retryMs);
};

/** A stream begins with its hello; what comes before it has lost its meaning. */
export const unannounced: Take<LinkEvent> = (link, _event, now, chance) =>
  resync(link, 'the stream did not say hello', now, chance);

export const hide = (link: Link): Step => stop(link, 'hidden');

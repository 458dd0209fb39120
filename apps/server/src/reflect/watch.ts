/**
 * One WATCH of a kind in a scope, from a version on, until it ends: by the server, by silence, or by something in it that cannot be believed. Law R14.
 */
import type { Change } from '@switchboard/core/change';
import type { Kind, KindSpec } from '@switchboard/core/kubernetes/kind';
import type { Clock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import { ConnectError } from '../connect/connect-error.ts';
import { readRefusal } from './answer.ts';
import { Deadline, DeadlinePassed } from './deadline.ts';
import type { Door } from './door.ts';
import { acceptFor } from './list.ts';
import { messages } from './messages.ts';
import type { ReflectorEvent } from './reflector-state.ts';
import { collectionPath } from './resource-path.ts';
import { WatchReader } from './watch-reader.ts';

const headersWithin = 15_000;
const silentFor = 45_000;

export interface WatchRequest {
  readonly cluster: Cluster;
  readonly spec: KindSpec & { readonly kind: Kind };
  readonly scope: string;
  readonly partial: boolean;
  readonly rv: string;
  /** The watch before this one said nothing until it was given up. */
  readonly quiet: boolean;
  readonly ordered: boolean;
  readonly door: Door;
  readonly clock: Clock;
  readonly random: () => number;
  readonly abort: AbortController;
  readonly onAnswer: () => void;
  readonly onOpen: () => void;
  /** Bytes came, of whatever kind. */
  readonly onHeard: () => void;
  readonly onBadLine: () => void;
  readonly apply: (changes: readonly Change[], rv: string) => void;
}

/** Answers with why it ended. Rejects when it could not begin or was aborted. */
export async function watch(request: WatchRequest): Promise<ReflectorEvent> {
  const { cluster, spec, clock, abort } = request;
  const deadline = new Deadline(clock, abort);
  try {
    deadline.set(headersWithin, messages.noWatch(spec.resource, headersWithin / 1000));
    const headers = { accept: acceptFor(request.partial, '') };
    const response = await cluster.request(watchPath(request), { headers, signal: abort.signal });
    request.onAnswer();
    if (response.status !== 200) return await readRefusal(response);
    request.onOpen();
    request.onHeard();
    const reader = new WatchReader({ ...request, kind: spec.kind });
    const opened = clock.monotonic();
    deadline.set(silentFor, messages.silentWatch);
    let how: 'eof' | 'reset' = 'eof';
    try {
      for await (const chunk of response.body) {
        deadline.renew();
        request.onHeard();
        const verdict = reader.read(chunk);
        if (verdict?.type === 'bad-line') request.onBadLine();
        if (verdict !== undefined) return verdict;
      }
    } catch (error) {
      if (abort.signal.reason instanceof DeadlinePassed) return { type: 'idle' };
      if (!(error instanceof ConnectError)) throw error;
      how = 'reset';
    }
    if (reader.torn) request.onBadLine();
    return { type: 'ended', livedMs: clock.monotonic() - opened, heard: reader.heard, how };
  } finally {
    deadline.clear();
  }
}

/**
 * A server sends a bookmark about once a minute, and shortly before it ends a watch. A kind that says nothing for 45 s would never hear one, and drift
 * out of what the server remembers; so after a silent watch the next is to end sooner.
 */
function watchPath({ spec, scope, rv, quiet, random }: WatchRequest): string {
  const query = new URLSearchParams({
    watch: '1',
    resourceVersion: rv,
    allowWatchBookmarks: 'true',
    timeoutSeconds: String(Math.round(quiet ? 34 + 6 * random() : 240 + 60 * random())),
  });
  return `${collectionPath(spec, scope)}?${query}`;
}

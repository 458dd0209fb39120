/**
 * Events of the stream, from unknown text to values: the page hands in each event's name and data as its SSE parser gives them. A snapshot is an event of its own
 * when its last part is in; a new hello forgets the parts before it. Law W8.
 */
import { fields, integer, text, truth, word } from './kubernetes/json.ts';
import { createSnapshotReader } from './snapshot.ts';
import type { Behind, Bye, ClusterIdentity, Commits, Hello, StreamEvent, Tick } from './stream-event.ts';
import { decodeFrame } from './wire.ts';

export type Reading =
  | { readonly type: 'event'; readonly event: StreamEvent }
  /** A part of a snapshot; more parts are to come. */
  | { readonly type: 'more' }
  /** A name that this page does not know: a later server may say more. */
  | { readonly type: 'unknown' }
  | { readonly type: 'malformed'; readonly reason: string };

export interface StreamReader {
  read(name: string, data: string): Reading;
  /** Forgets the parts of snapshots that have not become whole. */
  reset(): void;
}

export function createStreamReader(): StreamReader {
  const snapshots = createSnapshotReader();
  return {
    reset: snapshots.reset,
    read(name, data) {
      let json: unknown;
      try {
        json = JSON.parse(data);
      } catch (error) {
        return {
          type: 'malformed',
          reason: `${name}: ${error instanceof Error ? error.message : 'no JSON'}`,
        };
      }
      if (name === 'snapshot') {
        const frame = snapshots.read(json);
        if (frame === 'more') return { type: 'more' };
        return event(name, frame && { type: 'snapshot', frame });
      }
      if (name === 'hello') snapshots.reset();
      return readWhole(name, json);
    },
  };
}

function readWhole(name: string, json: unknown): Reading {
  if (name === 'frame') {
    const frame = decodeFrame(json);
    return event(name, frame && { type: 'frame', frame });
  }
  if (name === 'hello') {
    const hello = readHello(json);
    return event(name, hello && { type: 'hello', hello });
  }
  if (name === 'tick') {
    const tick = readTick(json);
    return event(name, tick && { type: 'tick', tick });
  }
  if (name === 'reset')
    return event(name, { type: 'reset', reason: text(fields<'reason'>(json).reason) ?? '' });
  if (name === 'bye') return event(name, { type: 'bye', bye: readBye(json) });
  return { type: 'unknown' };
}

function event(name: string, value: StreamEvent | undefined): Reading {
  return value === undefined
    ? { type: 'malformed', reason: `${name}: not as it should be` }
    : { type: 'event', event: value };
}

function readHello(json: unknown): Hello | undefined {
  const from = fields<keyof Hello>(json);
  const protocol = integer(from.protocol);
  const epoch = text(from.epoch);
  const serverNow = integer(from.serverNow);
  const mode = word(from.mode, ['resume', 'snapshot']);
  const cluster = readCluster(from.cluster);
  if (protocol === undefined || epoch === undefined || serverNow === undefined) return undefined;
  if (mode === undefined || cluster === undefined) return undefined;
  return {
    protocol,
    build: text(from.build) ?? '',
    epoch,
    serverNow,
    mode,
    reason: word(from.reason, ['first', 'epoch', 'too-old', 'scope', 'resumed', 'slow']) ?? 'first',
    tickMs: integer(from.tickMs) ?? 10_000,
    ns: Array.isArray(from.ns) ? from.ns.filter(ns => typeof ns === 'string') : [],
    // Who does not say where we stand leaves nothing to wait for.
    to: readCommits(from.to) ?? {},
    cluster,
    actions: truth(from.actions) ?? false,
    ...readBehind(from.behind),
  };
}

function readCluster(json: unknown): ClusterIdentity | undefined {
  const from = fields<keyof ClusterIdentity>(json);
  const source = word(from.source, ['simulated', 'kubeconfig', 'in-cluster', 'files']);
  const version = text(from.version);
  if (source === undefined) return undefined;
  return {
    name: text(from.name) ?? '',
    source,
    defaultNamespace: text(from.defaultNamespace) ?? 'default',
    ...(version !== undefined && { version }),
  };
}

function readTick(json: unknown): Tick | undefined {
  const from = fields<keyof Tick>(json);
  const serverNow = integer(from.serverNow);
  const to = readCommits(from.to);
  if (serverNow === undefined || to === undefined) return undefined;
  return { serverNow, lagMs: integer(from.lagMs) ?? 0, to, ...readBehind(from.behind) };
}

function readBehind(json: unknown): { readonly behind?: Behind } {
  const { ms, pace } = fields<keyof Behind>(json);
  return typeof ms === 'number' && typeof pace === 'number' ? { behind: { ms, pace } } : {};
}

function readCommits(json: unknown): Commits | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  // Names of namespaces come from the cluster: no prototype, so that each is only a key.
  const to: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const [ns, count] of Object.entries(json)) {
    const known = integer(count);
    if (known !== undefined) to[ns] = known;
  }
  return to;
}

function readBye(json: unknown): Bye {
  const from = fields<keyof Bye>(json);
  const retryMs = integer(from.retryMs);
  return {
    reason: text(from.reason) ?? '',
    ...(retryMs !== undefined && retryMs >= 0 && { retryMs }),
    ...(from.final === true && { final: true }),
  };
}

/**
 * What the server counts, for Prometheus, in a registry of its own. Label values are kinds, states and reasons of ours, never names of objects, so that
 * `/metrics` can be read by anybody. Implements what hub, streams and reflectors ask to be told.
 */
import { Counter, Gauge, Histogram, Registry } from '@prometheus-io/client';
import type { HubMeasures } from './hub/hub-measures.ts';
import type { ReflectMetrics } from './reflect/metrics.ts';
import type { StreamMeasures } from './sse/stream.ts';

export interface Metrics {
  readonly hub: HubMeasures;
  readonly stream: StreamMeasures;
  readonly reflect: ReflectMetrics;
  refused(why: string): void;
  failed(): void;
  rewound(): void;
  read(): Promise<{ readonly type: string; readonly text: string }>;
}

export function createMetrics(): Metrics {
  const registry = new Registry(Registry.PROMETHEUS_CONTENT_TYPE);
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter<L>({ name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge<L>({ name, help, labelNames, registers });

  const commits = counter('hub_commits_total', 'Commits of shards.');
  const committedBytes = counter(
    'hub_committed_bytes_total',
    'Bytes of frames, before compression, each counted once.',
  );
  const changes = counter('hub_changes_total', 'Changes that the cluster told us.');
  const ticks = new Histogram({
    name: 'hub_tick_seconds',
    help: 'Time from changes to frames.',
    buckets: [0.001, 0.005, 0.02, 0.05, 0.15, 0.5],
    registers,
  });
  const ringBytes = gauge('hub_ring_bytes', 'Bytes of frames kept for viewers who come back.');
  const shards = gauge('hub_shards', 'Namespaces that are kept projected, the cluster itself included.');

  const viewers = gauge('sse_viewers', 'Open streams.');
  const opened = counter('sse_opened_total', 'Streams opened.', ['mode', 'reason']);
  const resyncs = counter('sse_resyncs_total', 'Snapshots sent on a stream after its first.', ['reason']);
  const closed = counter('sse_closed_total', 'Streams closed.', ['reason']);
  const rejected = counter('sse_rejected_total', 'Streams refused.', ['reason']);
  const refused = counter('http_refused_total', 'Requests refused before they were looked at.', ['reason']);
  const rewinds = counter('hub_rewinds_total', 'Other histories of the cluster that were met.');
  const failures = counter('failures_total', 'Bugs met and survived; each has a line in the log.');

  const up = gauge('kube_up', 'Whether the API server answers.');
  const states = gauge('kube_watch_state', 'Reflectors in this state.', ['kind', 'state']);
  const restarts = counter('kube_watch_restarts_total', 'Watches opened again.', ['kind', 'reason']);
  const relists = counter('kube_relists_total', 'Lists made again.', ['kind', 'reason']);
  const listSeconds = new Histogram({
    name: 'kube_list_seconds',
    help: 'Time to list a kind.',
    labelNames: ['kind'],
    buckets: [0.05, 0.2, 1, 5, 20, 60],
    registers,
  });
  const lastHeard = gauge(
    'kube_last_heard_seconds',
    'When something of this kind was last heard, in seconds since the epoch.',
    ['kind'],
  );
  const badLines = counter('kube_bad_lines_total', 'Lines of watches that could not be read.', ['kind']);
  const badObjects = counter('kube_bad_objects_total', 'Objects that could not be read.', ['kind']);
  const stateOf = new Map<string, string>();

  return {
    hub: {
      committed(bytes) {
        commits.inc();
        committedBytes.inc(bytes);
      },
      ticked(count, milliseconds, ring, kept) {
        changes.inc(count);
        ticks.observe(milliseconds / 1000);
        ringBytes.set(ring);
        shards.set(kept);
      },
    },
    stream: {
      viewers: count => viewers.set(count),
      opened: (mode, reason) => opened.inc({ mode, reason }),
      resynced: reason => resyncs.inc({ reason }),
      closed: reason => closed.inc({ reason }),
      refused: reason => rejected.inc({ reason }),
    },
    reflect: {
      up: is => up.set(is ? 1 : 0),
      state(kind, scope, state) {
        const key = `${kind}/${scope}`;
        const before = stateOf.get(key);
        if (before !== undefined) states.dec({ kind, state: before });
        stateOf.set(key, state);
        states.inc({ kind, state });
      },
      restarted: (kind, reason) => restarts.inc({ kind, reason }),
      relisted: (kind, reason) => relists.inc({ kind, reason }),
      listed: (kind, seconds) => listSeconds.observe({ kind }, seconds),
      heard: (kind, _scope, at) => lastHeard.set({ kind }, at / 1000),
      badLine: kind => badLines.inc({ kind }),
      badObject: kind => badObjects.inc({ kind }),
    },
    refused: reason => refused.inc({ reason }),
    failed: () => failures.inc(),
    rewound: () => rewinds.inc(),
    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}

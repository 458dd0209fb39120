/**
 * The server from one cluster to its viewers: reflectors feed the hub, the hub feeds the streams, Express answers the rest. Everything that it needs
 * of the outside is an argument, so that tests start it beside a cluster of theirs. Started by the command line.
 */
import type { SecretFacts } from '@switchboard/core/findings/inquiry';
import { judging } from '@switchboard/core/findings/judge';
import type { Clock } from './clock.ts';
import type { Cluster } from './connect/cluster.ts';
import { createApp } from './http/app.ts';
import { createReadiness } from './http/health.ts';
import { type Listener, listen } from './http/listen.ts';
import { createProbeApp } from './http/probe-app.ts';
import { type Access, type LaunchSecrets, launchAccess, openAccess } from './http/session.ts';
import type { Manifest } from './http/static-files.ts';
import { createHub } from './hub/hub.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { type Reflection, reflect } from './reflect/reflect.ts';
import type { Simulation } from './simulation.ts';
import { createStreams } from './sse/stream.ts';

export interface ServeOptions {
  readonly cluster: Cluster;
  /** The namespaces to watch; empty for all. */
  readonly namespaces: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly probePort: number | undefined;
  /** Names beside localhost under which we answer. */
  readonly hosts: readonly string[];
  /** Undefined: anybody who reaches us may look. */
  readonly secrets: LaunchSecrets | undefined;
  readonly manifest: Manifest;
  readonly build: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** 16 hex digits, another one with every call. */
  readonly newEpoch: () => string;
  readonly log: Log;
  /** What files say of their Secrets; of a cluster nobody asks. */
  readonly heldSecrets?: ReadonlyMap<string, SecretFacts>;
  /** Where the cluster is simulated in this process: what can be done to it as a whole. */
  readonly simulation?: Simulation;
}

export interface Served {
  readonly port: number;
  /** Says goodbye to viewers and ends everything; the cluster is not closed. */
  stop(): Promise<void>;
}

/** Viewers need a moment to take their goodbye. */
const patience = 5000;

/** Rejects with the error of the system when a listener cannot be opened; nothing stays behind then. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { cluster, clock, random, log } = options;
  let reflection: Reflection | undefined;
  const metrics = createMetrics();
  const { simulation, heldSecrets } = options;
  const beside = heldSecrets === undefined ? {} : { secrets: heldSecrets };
  const clusterNow = simulation?.now ?? clock.now;
  const hub = createHub({
    // Commits have the time of the cluster, like its objects.
    clock: simulation === undefined ? clock : { ...clock, now: clusterNow },
    newEpoch: options.newEpoch,
    judge: question => judging({ ...question, ...beside }),
    measures: metrics.hub,
    onFailure(what, error) {
      metrics.failed();
      log.warn({ error }, what);
    },
    onRewind() {
      metrics.rewound();
      log.warn({}, 'the cluster was restored or began anew; everybody gets the new picture');
    },
  });
  // Actions are for the cluster that nobody can break.
  const actions = cluster.identity.source === 'simulated';
  const streams = createStreams({
    hub,
    clock,
    random,
    build: options.build,
    identity: () => ({ ...cluster.identity, ...version() }),
    actions,
    behind: () => simulation?.behind(clock.now()),
    measures: metrics.stream,
  });
  simulation?.onPace(() => streams.tick());
  let port = options.port;
  const access: Access =
    options.secrets === undefined ? openAccess : launchAccess(options.secrets, () => port);
  const readiness = createReadiness();
  const health = {
    health: () => readiness.check(hub.topology('').topology.freshness.values()),
    metrics: metrics.read,
  };
  const app = createApp({
    ...health,
    hub,
    streams,
    cluster,
    access,
    manifest: options.manifest,
    hosts: options.hosts,
    namespaces: options.namespaces,
    version: () => version().version,
    actions,
    clusterNow,
    beside,
    ...(simulation === undefined ? {} : { simulation }),
    log,
    onRefused: metrics.refused,
  });
  const listeners: Listener[] = [];
  try {
    const listener = await listen(app, options.port, options.host);
    port = listener.port;
    listeners.push(listener);
    if (options.probePort !== undefined)
      listeners.push(await listen(createProbeApp(health), options.probePort));
  } catch (error) {
    hub.stop();
    streams.stop('shutdown');
    await Promise.all(listeners.map(listener => listener.close(0)));
    throw error;
  }
  reflection = reflect({
    cluster,
    scope: options.namespaces.length > 0 ? { namespaces: options.namespaces } : {},
    clock,
    random,
    log,
    metrics: metrics.reflect,
    onChanges: changes => hub.tell(changes),
  });

  function version(): { readonly version?: string } {
    const known = reflection?.version();
    return known === undefined ? {} : { version: known };
  }

  return {
    port,
    async stop() {
      readiness.stop();
      streams.stop('shutdown');
      await Promise.all([reflection?.stop(), ...listeners.map(listener => listener.close(patience))]);
      hub.stop();
    },
  };
}

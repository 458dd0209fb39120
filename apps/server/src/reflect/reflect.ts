/**
 * Everything that is heard of one cluster, as changes in the order in which it was heard: a reflector per kind and scope, one gate, four lists at once.
 * A kind that may not be read in the whole cluster is read in the context's namespace alone. Called by main; feeds the hub. Law R11.
 */
import type { Change } from '@switchboard/core/change';
import { kinds as allKinds, type Kind, type KindSpec } from '@switchboard/core/kubernetes/kind';
import { createParser } from '@switchboard/core/kubernetes/parse';
import type { Clock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import type { Log } from '../log.ts';
import { Complaints } from './chronicle.ts';
import { Discovery } from './discovery.ts';
import { firstKinds } from './fetch-order.ts';
import { Gate } from './gate.ts';
import { type ReflectMetrics, uncounted } from './metrics.ts';
import { KindReflector, type Surroundings } from './reflector.ts';
import type { Reflector, State } from './reflector-state.ts';
import { Turns } from './turns.ts';

const listsAtOnce = 4;

export interface ReflectOptions {
  readonly cluster: Cluster;
  /** In the order in which they are wanted. All of them when left out. */
  readonly kinds?: readonly (KindSpec & { readonly kind: Kind })[];
  /** Without namespaces: all, and where that is denied the context's. */
  readonly scope: { readonly namespaces?: readonly string[] };
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly log: Log;
  readonly metrics?: ReflectMetrics;
  /** Called synchronously, never with an empty list. */
  readonly onChanges: (changes: readonly Change[]) => void;
}

export interface ReflectorStatus {
  readonly kind: Kind;
  readonly scope: string;
  readonly state: State;
  readonly reason?: string;
}

export interface Reflection {
  /** Resolves when every request has ended. The cluster is not closed. */
  stop(): Promise<void>;
  states(): readonly ReflectorStatus[];
  /** Why no connection to the cluster comes about; undefined while one does. */
  unreachable(): string | undefined;
  /** `v1.36.3`, once the server has said so. */
  version(): string | undefined;
}

export function reflect(options: ReflectOptions): Reflection {
  const { cluster, clock, random, log, scope } = options;
  const metrics = options.metrics ?? uncounted;
  const reflectors = new Set<KindReflector>();
  const discovery = new Discovery(cluster, clock);

  const gate = new Gate(cluster, clock, random, {
    shut(reason) {
      log.warn({ reason }, `the cluster cannot be reached: ${reason}`);
      metrics.up(false);
      discovery.forget();
      for (const reflector of [...reflectors]) reflector.tell({ type: 'gate-shut', reason });
    },
    opened() {
      log.info({}, 'the cluster answers again');
      metrics.up(true);
      for (const reflector of [...reflectors]) reflector.tell({ type: 'gate-open' });
    },
  });

  const here: Surroundings = {
    cluster,
    clock,
    random,
    log,
    metrics,
    complaints: new Complaints(clock),
    parse: createParser(),
    gate,
    turns: new Turns(listsAtOnce, firstKinds.length),
    discovery,
    // Whoever listens must not end the listening.
    onChanges(changes) {
      try {
        options.onChanges(changes);
      } catch (err) {
        log.warn({ err }, 'changes of the cluster could not be taken in');
      }
    },
    onRecovered() {
      discovery.forget();
      for (const reflector of [...reflectors]) reflector.tell({ type: 'recovered' });
    },
  };

  function add(spec: KindSpec & { readonly kind: Kind }, namespace: string): KindReflector {
    const reflector = new KindReflector(spec, namespace, here, now => {
      if (spec.namespaced && namespace === '') fallBack(spec, now);
    });
    reflectors.add(reflector);
    reflector.start();
    return reflector;
  }

  /** While all namespaces are denied, the context's own stands in. */
  const standIns = new Map<Kind, KindReflector>();
  function fallBack(spec: KindSpec & { readonly kind: Kind }, now: Reflector): void {
    const standIn = standIns.get(spec.kind);
    if (now.state === 'DENIED' && standIn === undefined) {
      standIns.set(spec.kind, add(spec, cluster.identity.defaultNamespace));
    } else if ((now.state === 'WATCH' || now.state === 'POLL') && standIn !== undefined) {
      standIns.delete(spec.kind);
      reflectors.delete(standIn);
      void standIn.stop();
      // After the list of all namespaces: at no time is the kind unknown.
      here.onChanges([{ type: 'unwatched', kind: spec.kind, scope: standIn.scope }]);
    }
  }

  metrics.up(true);
  for (const spec of options.kinds ?? allKinds) {
    const namespaces = spec.namespaced ? (scope.namespaces ?? ['']) : [''];
    for (const namespace of namespaces) add(spec, namespace);
  }

  return {
    async stop() {
      gate.stop();
      discovery.stop();
      await Promise.all([...reflectors].map(reflector => reflector.stop()));
    },
    states: () =>
      [...reflectors].map(({ spec, scope: of, now }) => ({
        kind: spec.kind,
        scope: of,
        state: now.state,
        ...(now.reason !== undefined && { reason: now.reason }),
      })),
    unreachable: () => gate.reason,
    version: () => discovery.version,
  };
}

/** A reflection of a fake cluster on a hand clock, with everything that it said. */
import type { Change } from '@switchboard/core/change';
import type { FreshnessState } from '@switchboard/core/freshness';
import { type Kind, kinds } from '@switchboard/core/kubernetes/kind';
import type { Log } from '../../log.ts';
import { type HandClock, handClock } from '../../testing/hand-clock.ts';
import { type ReflectMetrics, uncounted } from '../metrics.ts';
import { type Reflection, reflect } from '../reflect.ts';
import type { FakeCluster } from './fake-cluster.ts';

export interface Listener extends Reflection {
  readonly changes: Change[];
  readonly clock: HandClock;
  readonly rewinds: () => number;
  readonly counts: Map<string, number>;
  /** What was logged aloud: `level sentence`. */
  readonly lines: string[];
  readonly complaints: string[];
  /** Runs everything that waits for nothing but its turn. */
  settle(): Promise<void>;
  /** Moves the clock in steps of at most 100 ms, letting everything settle in between. */
  pass(ms: number): Promise<void>;
  /** Names of the objects of a kind, as the changes so far leave them. */
  names(kind: Kind): readonly string[];
  freshness(key: string): FreshnessState | undefined;
  /** Every state that was told for this key, in order. */
  told(key: string): readonly FreshnessState[];
}

export function listen(
  cluster: FakeCluster,
  only: readonly Kind[] = ['Service'],
  namespaces?: readonly string[],
  random: () => number = () => 0.5,
): Listener {
  const clock = handClock();
  const changes: Change[] = [];
  const counts = new Map<string, number>();
  const complaints: string[] = [];
  const count = (what: string) => (): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const metrics: ReflectMetrics = {
    ...uncounted,
    restarted: (_kind, reason) => count(`restarted ${reason}`)(),
    relisted: count('relisted'),
    badLine: count('bad line'),
    badObject: count('bad object'),
  };
  const lines: string[] = [];
  const log: Log = {
    debug() {},
    info: (_fields, message) => void lines.push(`info ${message}`),
    warn(_fields, message) {
      lines.push(`warn ${message}`);
      complaints.push(message);
    },
  };
  const reflection = reflect({
    cluster,
    kinds: kinds.filter(spec => only.includes(spec.kind)),
    scope: namespaces === undefined ? {} : { namespaces },
    clock,
    random,
    log,
    metrics,
    onChanges: more => void changes.push(...more),
  });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 5; i += 1) await new Promise(resolve => setImmediate(resolve));
  };
  const told = (key: string): FreshnessState[] =>
    changes.flatMap(change =>
      change.type === 'freshness' && change.freshness.key === key ? [change.freshness.state] : [],
    );
  return {
    ...reflection,
    changes,
    clock,
    counts,
    complaints,
    lines,
    rewinds: () => changes.filter(change => change.type === 'relist' && change.rewound).length,
    settle,
    async pass(ms) {
      for (let left = ms; left > 0; left -= 100) {
        clock.step(Math.min(100, left));
        await settle();
      }
    },
    names: kind => [...held(changes, kind).values()].sort(),
    freshness: key => told(key).at(-1),
    told,
  };
}

function held(changes: readonly Change[], kind: Kind): Map<string, string> {
  let objects = new Map<string, { readonly name: string; readonly namespace: string }>();
  for (const change of changes) {
    if (change.type === 'put' && change.object.kind === kind)
      objects.set(change.object.meta.uid, change.object.meta);
    else if (change.type === 'gone' && change.kind === kind) objects.delete(change.uid);
    else if (change.type === 'relist' && change.kind === kind) {
      const others = [...objects].filter(
        ([, meta]) => change.scope !== '' && meta.namespace !== change.scope,
      );
      objects = new Map([
        ...others,
        ...change.objects.map(object => [object.meta.uid, object.meta] as const),
      ]);
    }
  }
  return new Map([...objects].map(([uid, meta]) => [uid, meta.name]));
}

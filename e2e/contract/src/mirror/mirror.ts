/**
 * A server's mirror of a cluster for tests of what may go wrong between them: simulator → fault proxy → connect → reflect → hub, in one process over real sockets.
 * The server's clock runs faster than the machine's, so that its limits and pauses are short. `truth` is what the mirror should show: the simulator's own
 * store, projected without any connection.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '@switchboard/core/change';
import { type Freshness, freshnessKey } from '@switchboard/core/freshness';
import { type Kind, kinds } from '@switchboard/core/kubernetes/kind';
import { parse } from '@switchboard/core/kubernetes/parse';
import type { Patch } from '@switchboard/core/patch';
import { project } from '@switchboard/core/project';
import { mapNames, type Topology } from '@switchboard/core/topology';
import { emptyWorld, reduce } from '@switchboard/core/world';
import { type FaultProxy, startFaultProxy } from '@switchboard/faults/proxy';
import type { Clock } from '@switchboard/server/clock';
import { connectKubeconfig } from '@switchboard/server/connect/kubeconfig';
import { createHub } from '@switchboard/server/hub/hub';
import { noMeasures } from '@switchboard/server/hub/hub-measures';
import { reflect } from '@switchboard/server/reflect/reflect';
import type { Rule } from '@switchboard/sim/api/authorize';
import { renderKubeconfig } from '@switchboard/sim/kubeconfig';
import { type Simulator, startSimulator } from '@switchboard/sim/simulator';
import { onTestFinished } from 'vitest';
import { eventually } from './eventually.ts';

export interface Mirror {
  readonly simulator: Simulator;
  readonly proxy: FaultProxy;
  /** What the hub shows of a namespace; of the cluster for ''. */
  shown(namespace: string): Topology;
  freshness(kind: Kind, scope?: string): Freshness | undefined;
  /** Patches of namespace `shop` and of the cluster that a viewer was sent, in order. */
  readonly patches: readonly Patch[];
  /** Until `shop` and the cluster are shown as they are. */
  settled(): Promise<void>;
  /** Bugs and bad objects that were complained about. */
  readonly complaints: readonly string[];
}

export interface MirrorOptions {
  /** How many times as fast as the machine's the server's time runs. */
  readonly haste?: number;
  /** Before anything is asked. */
  readonly prepare?: (simulator: Simulator, proxy: FaultProxy) => void;
  /** What the server may do; unset: everything. */
  readonly rules?: readonly Rule[];
}

const namespace = 'shop';

export async function startMirror({ haste = 10, prepare, rules }: MirrorOptions = {}): Promise<Mirror> {
  const simulator = await startSimulator({
    scenario: 'shop',
    seed: 1,
    calm: true,
    port: 0,
    host: '127.0.0.1',
    ...(rules === undefined ? {} : { users: [{ token: 'few-rights', user: 'visitor', rules }] }),
  });
  const proxy = await startFaultProxy({ host: '127.0.0.1', port: simulator.port });
  prepare?.(simulator, proxy);
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-mirror-'));
  const file = join(folder, 'kubeconfig');
  writeFileSync(
    file,
    renderKubeconfig({ url: proxy.url, ...(rules === undefined ? {} : { token: 'few-rights' }) }),
  );
  const cluster = await connectKubeconfig({ file });
  const clock = hastyClock(haste);
  const complaints: string[] = [];
  const hub = createHub({
    clock,
    newEpoch: () => '0123456789abcdef',
    measures: noMeasures,
    onFailure: what => complaints.push(what),
  });
  const patches: Patch[] = [];
  hub.subscribe(
    { ns: [namespace] },
    { receive: commits => patches.push(...commits.map(({ frame }) => frame.patch)), restart() {} },
  );
  const reflection = reflect({
    cluster,
    scope: {},
    clock,
    random: () => 0.5,
    log: { debug() {}, info() {}, warn() {} },
    onChanges: hub.tell,
  });
  onTestFinished(async () => {
    await reflection.stop();
    hub.stop();
    await cluster.close();
    await proxy.close();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const shown = (ns: string): Topology => hub.topology(ns).topology;
  return {
    simulator,
    proxy,
    shown,
    freshness: (kind, scope = '') => shown('').freshness.get(freshnessKey(kind, scope)),
    patches,
    complaints,
    settled: () =>
      eventually(
        () => `the mirror is not the cluster: ${differences(shown, simulator)}`,
        () => differences(shown, simulator) === '',
      ),
  };
}

function hastyClock(haste: number): Clock {
  const origin = Date.now();
  const monotonic = (): number => performance.now() * haste;
  const begin = monotonic();
  return {
    now: () => Math.round(origin + monotonic() - begin),
    monotonic,
    after(ms, run) {
      const timer = setTimeout(run, ms / haste);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

/** The picture of the store, as a server that is told everything at once would make it. */
export function truth({ cluster }: Simulator, ns: string): Topology {
  const changes = kinds.flatMap(({ kind }): Change[] => {
    const objects = cluster.store.list(kind).flatMap(held => {
      const parsed = parse(kind, JSON.parse(JSON.stringify(held)));
      return parsed.ok ? [parsed.object] : [];
    });
    return [
      { type: 'relist', kind, scope: '', objects },
      { type: 'freshness', freshness: { key: kind, kind, scope: '', state: 'live', since: 0 } },
    ];
  });
  return project(reduce(emptyWorld, changes).world, ns);
}

/** Maps that differ, by name; freshness is the server's own. */
function differences(shown: (ns: string) => Topology, simulator: Simulator): string {
  return [namespace, '']
    .flatMap(ns => {
      const real = truth(simulator, ns);
      return mapNames
        .filter(name => name !== 'freshness' && asText(shown(ns)[name]) !== asText(real[name]))
        .map(name => `${ns}/${name}`);
    })
    .join(', ');
}

const asText = (map: ReadonlyMap<string, unknown>): string =>
  JSON.stringify([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

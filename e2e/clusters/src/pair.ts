/**
 * Two clusters side by side for suites that compare: a real control plane, whose folder SWITCHBOARD_PLANE names (`pnpm control-plane up --folder`), and a simulator
 * that is started here, as bare as the real one, calm and seeded. A namespace has the same name on both, and goes when the file of tests ends.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, clientOf } from '@switchboard/contract/client';
import { type Kubectl, kubectlFor } from '@switchboard/kubectl/kubectl';
import { connectKubeconfig } from '@switchboard/server/connect/kubeconfig';
import { createRunningClock } from '@switchboard/sim/clock';
import { startSimulator } from '@switchboard/sim/simulator';
import { afterAll, beforeAll } from 'vitest';

export interface Side {
  readonly name: 'simulated' | 'real';
  /** The path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  readonly kubectl: Kubectl;
  /** The folder in which its kubectl keeps what it has learnt of this cluster. */
  readonly home: string;
  /** The same cluster by JSON, also as the administrator. */
  readonly client: Client;
}

export interface Pair {
  readonly simulated: Side;
  readonly real: Side;
  /** Both, to do the same to both. */
  readonly sides: readonly [Side, Side];
  /** A fresh namespace of the same name on both, ready for pods. `prefix` says whose it is. */
  namespace(prefix: string): Promise<string>;
}

interface PairOptions {
  /** How many times as fast the simulator's time runs; unset: as the machine's, so that both can be watched in step. */
  readonly haste?: number;
  readonly seed?: number | string;
}

/** Call at the top of a file of tests; the answer is there from the first test on. */
export function usePair(options: PairOptions = {}): () => Pair {
  let pair: Pair | undefined;
  const endings: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    pair = await openPair(options, endings);
  });
  afterAll(async () => {
    for (const end of endings.reverse()) await end();
  });
  return () => {
    if (pair === undefined) throw new Error('the clusters are there during tests only');
    return pair;
  };
}

async function openPair(options: PairOptions, endings: (() => Promise<unknown>)[]): Promise<Pair> {
  const plane = process.env['SWITCHBOARD_PLANE'];
  if (plane === undefined || plane === '')
    throw new Error(
      'SWITCHBOARD_PLANE names no real control plane to compare with; `npm run test:cluster` starts one and sets it',
    );
  const home = mkdtempSync(join(tmpdir(), 'switchboard-pair-'));
  endings.push(async () => rmSync(home, { recursive: true, force: true }));
  const simulator = await startSimulator({
    scenario: 'bare',
    seed: options.seed ?? 1,
    calm: true,
    port: 0,
    host: '127.0.0.1',
    clock: createRunningClock(options.haste ?? 1),
    wireClock: createRunningClock(),
  });
  endings.push(simulator.stop);
  const file = join(home, 'simulated');
  writeFileSync(file, simulator.kubeconfig);
  const simulated = await openSide('simulated', file, join(home, 'home-simulated'), endings);
  const real = await openSide('real', join(plane, 'kubeconfig'), join(home, 'home-real'), endings);
  const sides = [simulated, real] as const;
  return {
    simulated,
    real,
    sides,
    async namespace(prefix) {
      const name = `${prefix}-${randomBytes(4).toString('hex')}`;
      endings.push(() =>
        Promise.all(sides.map(({ client }) => client.ask('DELETE', `/api/v1/namespaces/${name}`))),
      );
      await Promise.all(sides.map(({ client }) => makeNamespace(client, name)));
      return name;
    },
  };
}

async function openSide(
  name: Side['name'],
  kubeconfig: string,
  home: string,
  endings: (() => Promise<unknown>)[],
): Promise<Side> {
  const client = clientOf(await connectKubeconfig({ file: kubeconfig }));
  endings.push(client.close);
  return { name, kubeconfig, kubectl: kubectlFor(kubeconfig, home), home, client };
}

/** Ready for pods once controllers have given it its ServiceAccount and the authority's certificate. */
async function makeNamespace(client: Client, name: string): Promise<void> {
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  const { status, text } = await client.ask('POST', '/api/v1/namespaces', { body });
  if (status !== 201) throw new Error(`the namespace ${name} could not be made: ${text}`);
  const arrives = async (kind: string, object: string): Promise<void> => {
    const watch = await client.watch(
      `/api/v1/namespaces/${name}/${kind}?watch=1&fieldSelector=metadata.name%3D${object}`,
    );
    await watch.until(({ type }) => type === 'ADDED');
    watch.close();
  };
  await Promise.all([arrives('serviceaccounts', 'default'), arrives('configmaps', 'kube-root-ca.crt')]);
}

/** The reflectors against the simulated API server over real sockets: what they hold is what the server lists. */
import type { Change } from '@switchboard/core/change';
import { type Freshness, freshnessKey } from '@switchboard/core/freshness';
import { type Kind, kinds } from '@switchboard/core/kubernetes/kind';
import { emptyWorld, reduce } from '@switchboard/core/world';
import { createRunningClock } from '@switchboard/sim/clock';
import { type Simulator, type SimulatorOptions, startSimulator } from '@switchboard/sim/simulator';
import { afterEach, describe, expect, it } from 'vitest';
import { realClock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import { connectPlain } from '../connect/plain.ts';
import { silent } from '../log.ts';
import { reflect } from './reflect.ts';
import { collectionPath } from './resource-path.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of cleanUp.splice(0).reverse()) await close();
});

async function start(more: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({
    scenario: 'shop',
    seed: 1,
    calm: true,
    port: 0,
    host: '127.0.0.1',
    ...more,
  });
  cleanUp.push(() => simulator.stop());
  return simulator;
}

/** Adds a token to every request. */
function withToken(cluster: Cluster, token: string): Cluster {
  return {
    ...cluster,
    request: (path, options) =>
      cluster.request(path, {
        ...options,
        headers: { ...options.headers, authorization: `Bearer ${token}` },
      }),
  };
}

function listen(url: string, token?: string) {
  const plain = connectPlain(url, { name: 'simulated', source: 'simulated', defaultNamespace: 'shop' });
  const cluster = token === undefined ? plain : withToken(plain, token);
  const held = new Map<Kind, Map<string, string>>(kinds.map(({ kind }) => [kind, new Map()]));
  const freshness = new Map<string, Freshness>();
  const waiting = new Set<() => void>();
  let rewinds = 0;
  let world = emptyWorld;
  const take = (change: Change): void => {
    if (change.type === 'freshness') freshness.set(change.freshness.key, change.freshness);
    else if (change.type === 'put')
      held.get(change.object.kind)?.set(change.object.meta.uid, change.object.meta.resourceVersion);
    else if (change.type === 'gone') held.get(change.kind)?.delete(change.uid);
    else if (change.type === 'unwatched') freshness.delete(freshnessKey(change.kind, change.scope));
    else held.set(change.kind, new Map(change.objects.map(({ meta }) => [meta.uid, meta.resourceVersion])));
  };
  const reflection = reflect({
    cluster,
    scope: {},
    clock: realClock,
    random: () => 0.5,
    log: silent,
    onChanges(changes) {
      changes.forEach(take);
      const now = reduce(world, changes);
      world = now.world;
      if (now.rewound) rewinds += 1;
      for (const check of waiting) check();
    },
  });
  cleanUp.push(() => reflection.stop().then(() => plain.close()));
  return {
    plain,
    held,
    freshness,
    rewinds: () => rewinds,
    /** Resolves with the first change after which it holds. */
    until: (holds: () => boolean) =>
      new Promise<void>(resolve => {
        const check = (): void => {
          if (!holds()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    state: (key: string) => freshness.get(key)?.state,
  };
}

interface Listed {
  readonly metadata: { readonly uid: string; readonly name: string; readonly resourceVersion: string };
}

async function ask(
  cluster: Cluster,
  path: string,
  method = 'GET',
): Promise<{ readonly items?: readonly Listed[] }> {
  const response = await cluster.request(path, { method, signal: AbortSignal.timeout(10_000) });
  const parts: Uint8Array[] = [];
  for await (const part of response.body) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** What the server says there is, in the form in which it is held. */
async function truth(cluster: Cluster): Promise<Map<Kind, Map<string, string>>> {
  const all = await Promise.all(
    kinds.map(async spec => {
      const { items = [] } = await ask(cluster, collectionPath(spec, ''));
      return [
        spec.kind,
        new Map(items.map(({ metadata }) => [metadata.uid, metadata.resourceVersion])),
      ] as const;
    }),
  );
  return new Map(all);
}

describe('the simulated cluster', () => {
  it('R1: is held as it is, also after pods were replaced', async () => {
    const simulator = await start();
    const { plain, held, freshness, until } = listen(simulator.url);
    await until(() => kinds.every(({ kind }) => freshness.get(kind)?.state === 'live'));
    expect(held).toEqual(await truth(plain));
    const pods = '/api/v1/namespaces/shop/pods';
    const [pod] = (await ask(plain, pods)).items ?? [];
    if (pod === undefined) throw new Error('no pod');
    const { uid, name } = pod.metadata;
    await ask(plain, `${pods}/${name}?gracePeriodSeconds=0`, 'DELETE');
    await until(() => held.get('Pod')?.has(uid) === false);
    expect(held.get('Pod')?.has(uid)).toBe(false);
  });

  it('R5: that was restarted with an older history is another epoch, and held as it is', async () => {
    const first = await start();
    const { plain, held, state, until, rewinds } = listen(first.url);
    await until(() => kinds.every(({ kind }) => state(kind) === 'live'));
    for (const { metadata } of (await ask(plain, '/api/v1/namespaces/shop/pods')).items ?? [])
      await ask(plain, `/api/v1/namespaces/shop/pods/${metadata.name}?gracePeriodSeconds=0`, 'DELETE');
    await until(() => kinds.every(({ kind }) => state(kind) === 'live'));
    const { port } = first;
    await first.stop();
    await until(() => kinds.every(({ kind }) => state(kind) === 'stale'));
    const second = await start({ port, clock: createRunningClock(1, Date.now() - 3_600_000) });
    await until(() => kinds.every(({ kind }) => state(kind) === 'live'));
    expect(held.get('Service')).toEqual((await truth(plain)).get('Service'));
    expect(rewinds()).toBeGreaterThan(0);
    expect(second.port).toBe(port);
  }, 30_000);

  it('P34: that begins its seeded story anew is another history, though every uid and version be the same', async () => {
    const first = await start();
    const { held, state, until, rewinds } = listen(first.url);
    await until(() => kinds.every(({ kind }) => state(kind) === 'live'));
    const before = held.get('Pod');
    const { port } = first;
    await first.stop();
    await until(() => kinds.every(({ kind }) => state(kind) === 'stale'));
    expect(rewinds()).toBe(0);
    await start({ port, clock: createRunningClock(1, Date.now() + 5_000) });
    await until(() => kinds.every(({ kind }) => state(kind) === 'live'));
    expect([...(held.get('Pod')?.keys() ?? [])].sort()).toEqual([...(before?.keys() ?? [])].sort());
    expect(rewinds()).toBeGreaterThan(0);
  }, 30_000);

  it('R11: is shown as far as rights go: one namespace, and the rest is denied', async () => {
    const rules = [{ verbs: ['get', 'list', 'watch'], resources: ['*'], namespaces: ['shop'] }];
    const simulator = await start({ users: [{ token: 't', user: 'ada', rules }] });
    const { held, state, until } = listen(simulator.url, 't');
    const shown = (kind: Kind, namespaced: boolean): boolean =>
      state(kind) === 'denied' && (!namespaced || state(`${kind}/shop`) === 'live');
    await until(() => kinds.every(({ kind, namespaced }) => shown(kind, namespaced)));
    expect(held.get('Service')?.size).toBeGreaterThan(0);
    expect(held.get('Node')?.size).toBe(0);
  });
});

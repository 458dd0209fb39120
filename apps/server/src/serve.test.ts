/** The whole server beside the simulated cluster, over real sockets: what leaves it, and what of a cluster it may show. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderKubeconfig } from '@switchboard/sim/kubeconfig';
import { type SimulatorOptions, startSimulator } from '@switchboard/sim/simulator';
import { afterEach, describe, expect, it } from 'vitest';
import { connectKubeconfig } from './connect/kubeconfig.ts';
import { serveCluster } from './testing/serve-cluster.ts';
import { StreamReader } from './testing/stream-reader.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Freshness {
  readonly key: string;
  readonly state: string;
}

interface TopologyJson {
  readonly topology: Readonly<Record<string, Readonly<Record<string, object>>>> & {
    readonly freshness: Readonly<Record<string, Freshness>>;
  };
}

async function start(more: Partial<SimulatorOptions> = {}) {
  const simulator = await startSimulator({
    scenario: 'shop',
    seed: 1,
    calm: true,
    port: 0,
    host: '127.0.0.1',
    users: [{ token: 'key-of-ada', user: 'ada', rules: [{ verbs: ['*'], resources: ['*'] }] }],
    ...more,
  });
  cleanups.push(() => simulator.stop());
  const folder = await mkdtemp(join(tmpdir(), 'serve-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  const file = join(folder, 'kubeconfig');
  await writeFile(file, renderKubeconfig({ url: simulator.url, token: 'key-of-ada' }));
  const cluster = await connectKubeconfig({ file });
  cleanups.push(() => cluster.close());
  const logged: string[] = [];
  const line = (fields: object, message: string) =>
    void logged.push(`${message} ${JSON.stringify(fields, (_, v) => (v instanceof Error ? v.stack : v))}`);
  const served = await serveCluster(cluster, {
    random: Math.random,
    log: { debug: line, info: line, warn: line },
  });
  cleanups.push(() => served.stop());
  const page = `http://127.0.0.1:${served.port}`;
  const get = async (path: string): Promise<string> => (await fetch(page + path)).text();
  const reader = new StreamReader();
  const abort = new AbortController();
  cleanups.push(async () => abort.abort());
  const stream = await fetch(`${page}/api/v1/stream?ns=shop`, { signal: abort.signal });
  let text = '';
  let wake = (): void => {};
  const reading = async (): Promise<void> => {
    for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      reader.feed(part);
      wake();
    }
  };
  reading().catch(() => {});
  return {
    simulator,
    get,
    json: async <T>(path: string): Promise<T> => JSON.parse(await get(path)),
    logged,
    streamed: () => text,
    reader,
    async until(holds: () => boolean): Promise<void> {
      while (!holds())
        await new Promise<void>(resolve => {
          wake = resolve;
        });
    },
    states: () =>
      new Map([...(reader.shards.get('')?.topology.freshness ?? [])].map(([key, one]) => [key, one.state])),
  };
}

describe('rights in one namespace only', () => {
  const rules = [{ verbs: ['get', 'list', 'watch'], resources: ['*'], namespaces: ['shop'] }];
  const users = [{ token: 'key-of-ada', user: 'ada', rules }];

  it('show that namespace, say what may not be seen, and show nothing as zero', async () => {
    const { json, until, states, reader } = await start({ users, anonymous: 'denied' });
    const mine = ['Service', 'Pod', 'EndpointSlice', 'Deployment', 'Endpoints'] as const;
    await until(() => mine.every(kind => states().get(`${kind}/shop`) === 'live'));
    for (const kind of ['Node', 'Namespace', 'IngressClass', ...mine])
      expect(states().get(kind)).toBe('denied');
    await until(() => (reader.shards.get('shop')?.topology.pods.size ?? 0) > 0);
    expect(await json('/api/v1/cluster')).toMatchObject({ namespaces: ['shop'], namespacesComplete: false });
    const shop = await json<TopologyJson>('/api/v1/topology?ns=shop');
    expect(Object.keys(shop.topology['services'] ?? {}).length).toBeGreaterThan(0);
    expect(shop.topology.freshness['Service/shop']?.state).toBe('live');
    const blog = await json<TopologyJson>('/api/v1/topology?ns=blog');
    expect(blog.topology['services']).toEqual({});
    expect(blog.topology.freshness['Service']?.state).toBe('denied');
    expect(blog.topology.freshness['Service/shop']).toBeUndefined();
    expect(await json('/api/v1/objects/Node/_/node-1')).toMatchObject({ error: 'forbidden' });
  });
});

describe('what leaves the server', () => {
  const secrets = [
    'canary-env',
    'canary-arg',
    'canary-annotation',
    'canary-header',
    'canary-last',
    'key-of-ada',
  ];
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'keeper',
      namespace: 'shop',
      labels: { app: 'keeper' },
      annotations: {
        'example.com/secret': 'canary-annotation',
        'kubectl.kubernetes.io/last-applied-configuration': '{"canary-last":1}',
      },
    },
    spec: {
      containers: [
        {
          name: 'c',
          image: 'keeper:1',
          args: ['--password=canary-arg'],
          env: [{ name: 'PASSWORD', value: 'canary-env' }],
          livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X', value: 'canary-header' }] } },
        },
      ],
    },
  };

  it('V10: no secret of an object and no credential, on any path, in the log or in the metrics', async () => {
    const { simulator, get, until, reader, streamed, logged } = await start();
    const made = await fetch(`${simulator.url}/api/v1/namespaces/shop/pods`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(pod),
    });
    expect(made.status).toBe(201);
    const pods = () => [...(reader.shards.get('shop')?.topology.pods.values() ?? [])];
    await until(() => pods().some(({ name }) => name === 'keeper'));
    const answers = await Promise.all(
      [
        '/api/v1/objects/Pod/shop/keeper',
        '/api/v1/events?kind=Pod&namespace=shop&name=keeper',
        '/api/v1/topology?ns=shop',
        '/api/v1/topology',
        '/api/v1/cluster',
        '/metrics',
        '/readyz',
      ].map(get),
    );
    expect(answers[0]).toContain('PASSWORD');
    const all = [...answers, streamed(), ...logged].join('\n');
    expect(logged.length).toBeGreaterThan(0);
    expect(secrets.filter(secret => all.includes(secret))).toEqual([]);
  });
});

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyTopology } from '@switchboard/core/topology';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectError } from '../connect/connect-error.ts';
import { messages } from '../connect/messages.ts';
import type { Hub } from '../hub/hub.ts';
import { silent } from '../log.ts';
import type { Simulation } from '../simulation.ts';
import { type Ask, type Reply, request } from '../testing/request.ts';
import { type ScriptedCluster, scriptedCluster } from '../testing/scripted-cluster.ts';
import { createApp } from './app.ts';
import { type Listener, listen } from './listen.ts';
import { type Access, launchAccess, openAccess } from './session.ts';
import { type Manifest, readManifest } from './static-files.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

interface Setting {
  readonly cluster?: ScriptedCluster;
  readonly access?: (port: () => number) => Access;
  readonly manifest?: Manifest;
  readonly actions?: boolean;
  readonly simulation?: Simulation;
}

const page: Manifest = new Map([
  ['/', { type: 'text/html; charset=utf-8', body: Buffer.from('<!doctype html>the page'), immutable: false }],
  ['/assets/a-1.js', { type: 'text/javascript; charset=utf-8', body: Buffer.from('1'), immutable: true }],
]);

async function start(setting: Setting = {}) {
  const streams = { opened: 0 };
  const refused: string[] = [];
  let listener: Listener | undefined;
  const view = { to: 0, at: 0, id: '0123456789abcdef.1', topology: emptyTopology };
  const app = createApp({
    hub: { topology: () => view, pods: () => [] } as unknown as Hub,
    streams: {
      count: 0,
      tick: () => {},
      stop: () => {},
      handle(_request, response) {
        streams.opened += 1;
        response.end('data');
      },
    },
    cluster: setting.cluster ?? scriptedCluster(() => ({ status: 200, body: '{"kind":"Pod"}' })),
    access: setting.access?.(() => listener?.port ?? 0) ?? openAccess,
    manifest: setting.manifest ?? page,
    hosts: ['switchboard.test'],
    namespaces: [],
    version: () => 'v1.36.3',
    actions: setting.actions ?? true,
    clusterNow: () => 0,
    beside: {},
    ...(setting.simulation === undefined ? {} : { simulation: setting.simulation }),
    log: silent,
    onRefused: why => refused.push(why),
    health: () => ({ ready: true, reason: 'ready' }),
    metrics: async () => ({ type: 'text/plain', text: 'sse_viewers 0\n' }),
  });
  listener = await listen(app, 0, '127.0.0.1');
  const { port, close } = listener;
  cleanups.push(() => close(0));
  return {
    port,
    streams,
    refused,
    ask: (ask: Omit<Ask, 'port'>): Promise<Reply> => request({ port, ...ask }),
  };
}

const everyPath = [
  '/',
  '/assets/a-1.js',
  '/api/v1/stream',
  '/api/v1/cluster',
  '/livez',
  '/metrics',
  '/nowhere',
];

describe('requests that a browser would not send', () => {
  it('HEAD of the stream takes no viewer’s place and leaves no connection without an end', async () => {
    const { ask, streams } = await start();
    const { status, headers } = await ask({ path: '/api/v1/stream', method: 'HEAD' });
    expect([status, headers['allow']]).toEqual([405, 'GET']);
    expect(streams.opened).toBe(0);
  });

  it('V12: a foreign name in the request line is a foreign name', async () => {
    const { ask } = await start();
    expect((await ask({ path: 'http://evil.test/api/v1/cluster' })).status).toBe(421);
  });
});

describe('names', () => {
  it.each([
    'evil.test',
    'evil.test:4747',
    '127.0.0.1.evil.test',
    'localhost.evil.test',
    'localhost.',
    '0.0.0.0',
    '127.0.0.2',
    'user@localhost',
    'localhost:1:2',
    'localhost/..',
    '',
  ])('V12: under "%s" nothing is served, whatever is asked for', async host => {
    const server = await start();
    for (const path of everyPath) {
      const reply = await server.ask({ path, headers: [['Host', host]] });
      expect([path, reply.status]).toEqual([path, 421]);
      expect(JSON.parse(reply.text)).toMatchObject({
        error: 'misdirected-request',
        hint: expect.any(String),
      });
    }
    expect(server.streams.opened).toBe(0);
    expect(server.refused).toContain('host');
  });

  it('V12: two names are none', async () => {
    const server = await start();
    const reply = await server.ask({
      path: '/',
      headers: [
        ['Host', 'localhost'],
        ['Host', 'evil.test'],
      ],
    });
    expect([400, 421]).toContain(reply.status);
  });

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1:65535', '[::1]:80', 'switchboard.test'])(
    'answers under %s, on any port',
    async host => {
      const server = await start();
      expect((await server.ask({ path: '/', headers: [['Host', host]] })).text).toContain('the page');
    },
  );
});

describe('origins', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    ['another site', [['Sec-Fetch-Site', 'cross-site']]],
    ['another port of this host', [['Sec-Fetch-Site', 'same-site']]],
    ['an unknown word', [['Sec-Fetch-Site', 'friendly']]],
    ['a foreign Origin', [['Origin', 'http://evil.test']]],
    ['the right name on another port', [['Origin', 'http://localhost:1']]],
    ['no origin at all', [['Origin', 'null']]],
    ['an Origin that is no address', [['Origin', 'localhost']]],
    ['another scheme', [['Origin', 'chrome-extension://localhost']]],
  ])('V12: %s gets nothing of the API and takes no viewer place', async (_, headers) => {
    const server = await start();
    for (const path of ['/api/v1/stream', '/api/v1/cluster', '/api/v1/topology', '/api/v1/nowhere']) {
      const reply = await server.ask({ path, headers });
      expect([path, reply.status, reply.headers['access-control-allow-origin']]).toEqual([
        path,
        403,
        undefined,
      ]);
    }
    expect((await server.ask({ path: '/api/v1/actions', method: 'POST', headers })).status).toBe(403);
    expect(server.streams.opened).toBe(0);
    expect((await server.ask({ path: '/', headers })).status).toBe(200);
  });

  it('our own page, a typed address and programs are let through', async () => {
    const server = await start();
    const own: readonly (readonly [string, string])[][] = [
      [],
      [['Sec-Fetch-Site', 'none']],
      [
        ['Sec-Fetch-Site', 'same-origin'],
        ['Origin', `http://localhost:${server.port}`],
      ],
      [['Origin', `https://localhost:${server.port}`]],
    ];
    for (const headers of own)
      expect((await server.ask({ path: '/api/v1/stream', headers })).status).toBe(200);
    expect(server.streams.opened).toBe(own.length);
  });
});

describe('headers', () => {
  it('every answer carries them, refusals included', async () => {
    const server = await start({ access: port => launchAccess({ token: 't', session: 's' }, port) });
    const asks: readonly Omit<Ask, 'port'>[] = [
      ...everyPath.map(path => ({ path })),
      { path: '/', headers: [['Host', 'evil.test']] },
      { path: '/api/v1/stream', headers: [['Origin', 'http://evil.test']] },
      { path: '/%zz' },
      { path: '/api/v1/session', method: 'POST', headers: [['Content-Type', 'application/json']], body: '{' },
    ];
    const statuses = new Set<number>();
    for (const ask of asks) {
      const { status, headers } = await server.ask(ask);
      statuses.add(status);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(
          /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'; require-trusted-types-for 'script'$/,
        ),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(Object.keys(headers).filter(name => /^access-control|x-powered-by/.test(name))).toEqual([]);
    }
    expect([...statuses].sort()).toEqual([200, 400, 401, 403, 404, 421]);
  });
});

describe('sign-in', () => {
  const token = 'a'.repeat(43);
  const session = 's'.repeat(43);
  const signedIn = (): Promise<Awaited<ReturnType<typeof start>>> =>
    start({ access: port => launchAccess({ token, session }, port) });
  const json = ['Content-Type', 'application/json'] as const;

  it('hands out a cookie for the token, which scripts and other sites cannot use', async () => {
    const server = await signedIn();
    const reply = await server.ask({
      path: '/api/v1/session',
      method: 'POST',
      headers: [json],
      body: JSON.stringify({ token }),
    });
    expect(reply.status).toBe(204);
    expect(reply.headers['set-cookie']).toEqual([
      `switchboard-${server.port}=${session}; Path=/; HttpOnly; SameSite=Strict`,
    ]);
    const cookie = ['Cookie', `other=1; switchboard-${server.port}=${session}`] as const;
    expect((await server.ask({ path: '/api/v1/stream', headers: [cookie] })).status).toBe(200);
  });

  it.each<[string, readonly (readonly [string, string])[], number]>([
    ['nothing', [], 401],
    ['the bearer token', [['Authorization', `Bearer ${token}`]], 200],
    ['a wrong token', [['Authorization', `Bearer ${token.slice(1)}b`]], 401],
    ['a longer token', [['Authorization', `Bearer ${token}a`]], 401],
    ['an empty token', [['Authorization', 'Bearer ']], 401],
    ['another scheme', [['Authorization', `Basic ${token}`]], 401],
    [
      'two tokens',
      [
        ['Authorization', 'Bearer x'],
        ['Authorization', `Bearer ${token}`],
      ],
      401,
    ],
    [
      'a wrong token with a good cookie',
      [
        ['Authorization', 'Bearer x'],
        ['Cookie', `switchboard-PORT=${session}`],
      ],
      401,
    ],
    ['the cookie of another port', [['Cookie', `switchboard-1=${session}`]], 401],
    ['an empty cookie', [['Cookie', 'switchboard-PORT=']], 401],
    ['the token as a cookie', [['Cookie', `switchboard-PORT=${token}`]], 401],
    ['the session as a bearer token', [['Authorization', `Bearer ${session}`]], 401],
  ])('%s: %i', async (_, headers, status) => {
    const server = await signedIn();
    const own = headers.map(([name, value]) => [name, value.replace('PORT', String(server.port))] as const);
    for (const path of ['/api/v1/stream', '/api/v1/cluster', '/api/v1/objects/Pod/shop/a', '/api/v1/nowhere'])
      expect([path, (await server.ask({ path, headers: own })).status]).toEqual([
        path,
        path.endsWith('nowhere') && status === 200 ? 404 : status,
      ]);
    expect(server.streams.opened).toBe(status === 200 ? 1 : 0);
  });

  it.each([
    ['a wrong token', '{"token":"x"}', json, 401],
    ['an empty token', '{"token":""}', json, 401],
    ['no token', '{}', json, 401],
    ['a list', '[]', json, 401],
    ['a number', '{"token":1}', json, 401],
    ['a form', `token=${token}`, ['Content-Type', 'application/x-www-form-urlencoded'] as const, 401],
    ['plain text', JSON.stringify({ token }), ['Content-Type', 'text/plain'] as const, 401],
    ['broken JSON', '{"token":', json, 400],
    ['a flood', JSON.stringify({ token: 'x'.repeat(10_000) }), json, 413],
  ])('no cookie for %s', async (_, body, type, status) => {
    const server = await signedIn();
    const reply = await server.ask({ path: '/api/v1/session', method: 'POST', headers: [type], body });
    expect(reply.status).toBe(status);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('the page itself has no data and needs no key', async () => {
    const server = await signedIn();
    expect((await server.ask({ path: '/' })).status).toBe(200);
  });
});

describe('static files', () => {
  async function folder(): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), 'static-'));
    cleanups.push(() => rm(root, { recursive: true }));
    const dist = join(root, 'dist');
    await mkdir(join(dist, 'assets', '.hidden'), { recursive: true });
    for (const [name, text] of [
      ['../secret.txt', 'canary'],
      ['index.html', 'the page'],
      ['wall.html', 'the wall'],
      ['assets/a-1.js', '1'],
      ['assets/a-1.js.map', 'canary'],
      ['assets/.env', 'canary'],
      ['assets/.hidden/b.js', 'canary'],
      ['.npmrc.txt', 'canary'],
    ] as const)
      await writeFile(join(dist, name), text);
    await symlink(join(root, 'secret.txt'), join(dist, 'assets', 'link.txt'));
    await symlink(root, join(dist, 'up'));
    return dist;
  }

  it('serves what is on the list: the page never kept, hashed assets for ever', async () => {
    const server = await start({ manifest: await readManifest(await folder()) });
    const index = await server.ask({ path: '/' });
    expect([index.text, index.headers['cache-control']]).toEqual(['the page', 'no-store']);
    const wall = await server.ask({ path: '/wall' });
    expect([wall.text, wall.headers['cache-control']]).toEqual(['the wall', 'no-store']);
    expect((await server.ask({ path: '/wall', headers: [['Host', 'evil.test']] })).status).not.toBe(200);
    const asset = await server.ask({ path: '/assets/a-1.js' });
    expect(asset.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await server.ask({ path: '/', method: 'HEAD' })).text).toBe('');
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br', 'in Brotli'],
    ['gzip, deflate', 'gzip', 'in gzip'],
    ['br;q=0, gzip', 'gzip', 'in gzip'],
    ['*', 'br', 'in Brotli'],
    ['identity', undefined, '1'],
    [undefined, undefined, '1'],
  ])('sends what was compressed to who accepts it: %s', async (accepted, encoding, text) => {
    const dist = await folder();
    await writeFile(join(dist, 'assets/a-1.js.br'), 'in Brotli');
    await writeFile(join(dist, 'assets/a-1.js.gz'), 'in gzip');
    await symlink(join(dist, '../secret.txt'), join(dist, 'index.html.br'));
    const server = await start({ manifest: await readManifest(dist) });
    const headers = accepted === undefined ? [] : [['Accept-Encoding', accepted] as const];
    const asset = await server.ask({ path: '/assets/a-1.js', headers });
    expect([asset.headers['content-encoding'], asset.text]).toEqual([encoding, text]);
    expect(asset.headers).toMatchObject({
      vary: 'Accept-Encoding',
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': String(text.length),
    });
    // What is not compressed, or lies elsewhere, comes as it is.
    const index = await server.ask({ path: '/', headers });
    expect([index.headers['content-encoding'], index.headers['vary'], index.text]).toEqual([
      undefined,
      undefined,
      'the page',
    ]);
    expect((await server.ask({ path: '/assets/a-1.js.br' })).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '/assets/../../secret.txt',
    '/assets/a-1.js.map',
    '/assets/.env',
    '/assets/.hidden/b.js',
    '/.npmrc.txt',
    '/assets/link.txt',
    '/up/secret.txt',
    '//etc/passwd',
    '/assets/',
    '/assets/a-1.js%00.txt',
  ])('%s is not there', async path => {
    const server = await start({ manifest: await readManifest(await folder()) });
    const reply = await server.ask({ path });
    expect(reply.text).not.toContain('canary');
    expect(reply.status).toBe(404);
  });

  it('says so when the page has not been built', async () => {
    const server = await start({ manifest: await readManifest('/does/not/exist') });
    const reply = await server.ask({ path: '/' });
    expect([reply.status, reply.text]).toEqual([503, expect.stringContaining('not been built')]);
  });
});

describe('objects', () => {
  const body = JSON.stringify({
    kind: 'Pod',
    metadata: { name: 'cart-1', managedFields: ['canary'], annotations: { a: 'canary' } },
    spec: { containers: [{ name: 'c', env: [{ name: 'A', value: 'canary' }], args: ['canary'] }] },
  });

  it('V10: an object comes redacted, as a value and as YAML', async () => {
    const cluster = scriptedCluster(() => ({ status: 200, body }));
    const server = await start({ cluster });
    const reply = await server.ask({ path: '/api/v1/objects/pod/shop/cart-1' });
    expect(cluster.asked.map(one => one.path)).toEqual(['/api/v1/namespaces/shop/pods/cart-1']);
    expect(reply.text).not.toContain('canary');
    const answer = JSON.parse(reply.text);
    expect(answer.object.metadata.name).toBe('cart-1');
    expect(answer.yaml).toContain('name: cart-1\n');
  });

  it.each([
    ['EndpointSlice/shop/cart-x', '/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices/cart-x'],
    ['Node/_/node-1', '/api/v1/nodes/node-1'],
    ['IngressClass/_/nginx', '/apis/networking.k8s.io/v1/ingressclasses/nginx'],
    ['Endpoints/shop/cart', '/api/v1/namespaces/shop/endpoints/cart'],
  ])('%s is asked for at %s', async (path, asked) => {
    const cluster = scriptedCluster(() => ({ status: 200, body }));
    await (await start({ cluster })).ask({ path: `/api/v1/objects/${path}` });
    expect(cluster.asked.map(one => one.path)).toEqual([asked]);
  });

  it('asks for an object in an older version where its own is not served', async () => {
    const group = '/apis/gateway.networking.k8s.io';
    const cluster = scriptedCluster(({ path }) =>
      path.startsWith(`${group}/v1alpha2/`) ? { status: 200, body } : { status: 404, body: '{}' },
    );
    const reply = await (await start({ cluster })).ask({ path: '/api/v1/objects/TLSRoute/shop/db' });
    expect(reply.status).toBe(200);
    expect(cluster.asked.map(({ path }) => path)).toEqual(
      ['v1', 'v1alpha3', 'v1alpha2'].map(version => `${group}/${version}/namespaces/shop/tlsroutes/db`),
    );
  });

  it.each([
    ['Secret/shop/db', 404],
    ['ConfigMap/shop/app', 404],
    ['constructor/shop/app', 404],
    ['Pod/_/a', 400],
    ['Node/shop/a', 400],
    ['Pod/shop/..', 400],
    ['Pod/shop/a%2f..%2f..%2fsecrets%2fdb', 400],
    ['Pod/shop/a%3flimit=1', 400],
    ['Pod/..%2f..%2fsecrets/db', 400],
    ['Pod/shop/%2e%2e', 400],
  ])('%s: %i, and the cluster is not asked', async (path, status) => {
    const cluster = scriptedCluster(() => ({ status: 200, body }));
    const reply = await (await start({ cluster })).ask({ path: `/api/v1/objects/${path}` });
    expect([reply.status, cluster.asked]).toEqual([status, []]);
  });

  it.each([
    ['a 404', { status: 404, body: '{"message":"pods \\"a\\" not found"}' }, 404, 'pods "a" not found'],
    ['a 403', { status: 403, body: '{"message":"you cannot get pods"}' }, 403, 'you cannot get pods'],
    ['a 401 is not the viewer’s', { status: 401, body: '{}' }, 502, '401'],
    ['a page of a proxy', { status: 200, body: '<html>' }, 502, 'not JSON'],
    ['a 503 without words', { status: 503, body: '' }, 502, '503'],
    ['a flood', { status: 200, body: ' '.repeat(9 * 1024 * 1024) }, 502, '8 MB'],
    ['no connection', new ConnectError(messages.refused('http://x')), 502, 'refused'],
    ['a cut', new Error('socket hang up'), 502, 'cut'],
    ['no answer', new DOMException('late', 'TimeoutError'), 504, '10 seconds'],
  ])('%s is passed on in words', async (_, answer, status, reason) => {
    const server = await start({ cluster: scriptedCluster(() => answer) });
    const reply = await server.ask({ path: '/api/v1/objects/Pod/shop/a' });
    expect(reply.status).toBe(status);
    const said = JSON.parse(reply.text);
    expect(said.reason).toContain(reason);
    expect(said.hint).toMatch(/[.?]$/);
  });
});

describe('labels and namespaces', () => {
  it('are answered for what is watched, and a name that is none is refused', async () => {
    const { ask } = await start();
    expect(JSON.parse((await ask({ path: '/api/v1/labels?ns=shop' })).text)).toEqual({ sets: [], pods: {} });
    expect((await ask({ path: '/api/v1/labels?ns=Not_A_Name' })).status).toBe(400);
    expect(JSON.parse((await ask({ path: '/api/v1/namespaces' })).text)).toEqual({ namespaces: {} });
  });
});

describe('events', () => {
  it('asks for those of one object and answers newest first', async () => {
    const items = [
      {
        metadata: { uid: 'e1' },
        type: 'Normal',
        reason: 'Pulled',
        message: 'ok',
        count: 2,
        lastTimestamp: '2026-01-01T00:00:01Z',
      },
      {
        metadata: { uid: 'e2' },
        type: 'Warning',
        reason: 'BackOff',
        lastTimestamp: '2026-01-01T00:00:09Z',
        source: { component: 'kubelet' },
      },
      'not an event',
    ];
    const cluster = scriptedCluster(() => ({ status: 200, body: JSON.stringify({ items }) }));
    const server = await start({ cluster });
    const reply = await server.ask({ path: '/api/v1/events?kind=Pod&namespace=shop&name=cart-1&uid=u-1' });
    const asked = new URL(`http://x${cluster.asked[0]?.path}`);
    expect(asked.pathname).toBe('/api/v1/namespaces/shop/events');
    expect(asked.searchParams.get('fieldSelector')).toBe(
      'involvedObject.kind=Pod,involvedObject.name=cart-1,involvedObject.uid=u-1',
    );
    const at = Date.UTC(2026, 0, 1);
    expect(JSON.parse(reply.text).events).toMatchObject([
      { reason: 'BackOff', first: 0, last: at + 9000, source: 'kubelet', count: 1 },
      { reason: 'Pulled', first: 0, last: at + 1000, message: 'ok', count: 2 },
      { reason: '', last: 0 },
    ]);
  });

  it.each([
    '',
    '?kind=Secret&namespace=a&name=b',
    '?kind=Pod&name=b',
    '?kind=Pod&namespace=a&name=b&name=c',
    '?kind=Pod&namespace=a&name=b,involvedObject.kind=Secret',
    '?kind=Pod&namespace=a&name=b&uid=%2c',
  ])('refuses "%s"', async query => {
    const cluster = scriptedCluster(() => ({ status: 200, body: '{}' }));
    const server = await start({ cluster });
    expect([(await server.ask({ path: `/api/v1/events${query}` })).status, cluster.asked]).toEqual([400, []]);
  });
});

describe('actions', () => {
  const good = [
    ['Content-Type', 'application/json'],
    ['X-Switchboard-Action', '1'],
  ] as const;
  const body = JSON.stringify({ action: 'delete-pod', namespace: 'shop', name: 'cart-1', uid: 'u-1' });

  it('are done through the Kubernetes API and answered with the kubectl line', async () => {
    const cluster = scriptedCluster(() => ({ status: 200, body: '{}' }));
    const server = await start({ cluster });
    const reply = await server.ask({ path: '/api/v1/actions', method: 'POST', headers: good, body });
    expect(JSON.parse(reply.text)).toEqual({
      action: 'delete-pod',
      kubectl: 'kubectl -n shop delete pod cart-1',
    });
    expect(cluster.asked).toMatchObject([
      {
        method: 'DELETE',
        path: '/api/v1/namespaces/shop/pods/cart-1',
        body: expect.stringContaining('"uid":"u-1"'),
      },
    ]);
  });

  it.each<[string, readonly (readonly [string, string])[], string, number]>([
    [
      'a form',
      [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['X-Switchboard-Action', '1'],
      ],
      'action=delete-pod',
      415,
    ],
    [
      'plain text',
      [
        ['Content-Type', 'text/plain'],
        ['X-Switchboard-Action', '1'],
      ],
      body,
      415,
    ],
    ['no type', [['X-Switchboard-Action', '1']], body, 415],
    ['no header of ours', [['Content-Type', 'application/json']], body, 403],
    ['another site', [...good, ['Sec-Fetch-Site', 'cross-site']], body, 403],
    ['nonsense', good, '{"action":"drop"}', 400],
    ['broken JSON', good, '{', 400],
  ])('V12: %s does nothing', async (_, headers, sent, status) => {
    const cluster = scriptedCluster(() => ({ status: 200, body: '{}' }));
    const server = await start({ cluster });
    const reply = await server.ask({ path: '/api/v1/actions', method: 'POST', headers, body: sent });
    expect([reply.status, cluster.asked]).toEqual([status, []]);
  });

  it('are not there on a cluster that is real', async () => {
    const cluster = scriptedCluster(() => ({ status: 200, body: '{}' }), 'kubeconfig');
    const server = await start({ cluster, actions: false });
    const reply = await server.ask({ path: '/api/v1/actions', method: 'POST', headers: good, body });
    expect([reply.status, cluster.asked]).toEqual([404, []]);
  });
});

describe('the simulated cluster as a whole', () => {
  const good = [
    ['Content-Type', 'application/json'],
    ['X-Switchboard-Action', '1'],
  ] as const;

  function simulation(): Simulation & { readonly log: readonly string[] } {
    const log: string[] = [];
    return {
      log,
      state: () => ({
        scenario: 'shop',
        scenarios: [{ name: 'broken', description: 'the shop on a bad day' }],
        pace: 1,
        namespace: 'shop',
      }),
      now: () => 0,
      behind: () => undefined,
      setPace: pace => void log.push(`pace ${pace}`),
      begin: async scenario => void log.push(`begin ${scenario}`),
      onPace: () => {},
    };
  }

  it('is slowed down, and begun again with a story that is known', async () => {
    const story = simulation();
    const server = await start({ simulation: story });
    const path = '/api/v1/simulation';
    for (const body of ['{"pace":0.25}', '{"scenario":"broken"}'])
      expect((await server.ask({ path, method: 'POST', headers: good, body })).status).toBe(200);
    expect(story.log).toEqual(['pace 0.25', 'begin broken']);
    expect(JSON.parse((await server.ask({ path })).text)).toMatchObject({ scenario: 'shop', pace: 1 });
  });

  it.each<[string, readonly (readonly [string, string])[], string, number]>([
    ['no header of ours', [['Content-Type', 'application/json']], '{"pace":0}', 403],
    ['another site', [...good, ['Sec-Fetch-Site', 'cross-site']], '{"pace":0}', 403],
    [
      'a form',
      [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['X-Switchboard-Action', '1'],
      ],
      'pace=0',
      415,
    ],
    ['a story that is not known', good, '{"scenario":"../shop"}', 400],
    ['a pace that is none', good, '{"pace":-1}', 400],
    ['nothing', good, '{}', 400],
  ])('V12: %s does nothing', async (_, headers, body, status) => {
    const story = simulation();
    const server = await start({ simulation: story });
    const reply = await server.ask({ path: '/api/v1/simulation', method: 'POST', headers, body });
    expect([reply.status, story.log]).toEqual([status, []]);
  });

  it('is not there on a cluster that is real', async () => {
    const server = await start({ actions: false });
    expect((await server.ask({ path: '/api/v1/simulation' })).status).toBe(404);
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Cluster } from './cluster.ts';
import { ConnectError } from './connect-error.ts';
import { connectKubeconfig } from './kubeconfig.ts';

let folder: string;
const open: (Server | Cluster)[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  for (const one of open.splice(0)) {
    if ('identity' in one) await one.close();
    else {
      one.closeAllConnections();
      one.close();
    }
  }
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** A kubeconfig of one context; JSON is YAML. */
function kubeconfig(name: string, cluster: object, user: object = {}, more: object = {}): string {
  return write(
    name,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'here',
      clusters: [{ name: 'c', cluster }],
      users: [{ name: 'u', user }],
      contexts: [
        { name: 'here', context: { cluster: 'c', user: 'u', namespace: 'shop' } },
        { name: 'nowhere', context: { cluster: 'missing', user: 'u' } },
        { name: 'nobody', context: { cluster: 'c', user: 'missing' } },
        { name: 'anonymous', context: { cluster: 'c', user: '' } },
      ],
      ...more,
    }),
  );
}

async function listen<S extends Server>(server: S): Promise<number> {
  open.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Answers with the Authorization header that it got. */
const echo = () =>
  createServer((request, response) => {
    response.end(request.headers.authorization ?? 'none');
  });

/** Signs itself; in the folder as key.pem and cert.pem. */
function certificate(names: string): { readonly key: Buffer; readonly cert: Buffer } {
  const key = join(folder, 'key.pem');
  const cert = join(folder, 'cert.pem');
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const subject = ['-subj', '/CN=api', '-addext', `subjectAltName=${names}`, '-days', '2'];
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

async function get(cluster: Cluster, path = '/version'): Promise<string> {
  const response = await cluster.request(path, { signal: AbortSignal.timeout(10_000) });
  const parts: Uint8Array[] = [];
  for await (const part of response.body) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function connect(options: Parameters<typeof connectKubeconfig>[0]): Promise<Cluster> {
  const cluster = await connectKubeconfig(options);
  open.push(cluster);
  return cluster;
}

async function failure(work: Promise<unknown>): Promise<ConnectError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ConnectError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('a kubeconfig', () => {
  it('that is not there is named', async () => {
    const file = join(folder, 'no-such-file');
    const error = await failure(connect({ file }));
    expect([error.code, error.message]).toEqual(['kubeconfig-missing', `There is no kubeconfig at ${file}.`]);
    expect(error.hint).toContain('--demo');
  });

  it('that is a folder, broken, empty or something else is said to be so', async () => {
    expect((await failure(connect({ file: folder }))).code).toBe('kubeconfig-unreadable');
    const broken = await failure(connect({ file: write('broken', 'clusters: [\n  - name: x\n users: ]') }));
    expect(broken.code).toBe('kubeconfig-broken');
    expect(broken.message).toMatch(/line \d/);
    expect((await failure(connect({ file: write('empty', '') }))).code).toBe('kubeconfig-empty');
    expect((await failure(connect({ file: write('list', '- a\n- b') }))).code).toBe('kubeconfig-broken');
    expect((await failure(connect({ file: write('nothing', 'kind: Config') }))).code).toBe(
      'kubeconfig-empty',
    );
    const halfCluster = write('half', 'clusters: [{ name: x }]');
    expect((await failure(connect({ file: halfCluster }))).message).toContain(
      'clusters[0].cluster is missing',
    );
  });

  it('that is found nowhere is not replaced by localhost:8080', async () => {
    vi.stubEnv('KUBECONFIG', '');
    vi.stubEnv('HOME', folder);
    const error = await failure(connect({}));
    expect([error.code, error.message]).toEqual([
      'kubeconfig-missing',
      'No kubeconfig was found: KUBECONFIG is not set and there is no ~/.kube/config.',
    ]);
  });

  it('may be several files in KUBECONFIG, of which the first counts and missing ones do not', async () => {
    const port = await listen(echo());
    const one = kubeconfig('one', { server: `http://127.0.0.1:${port}` }, { token: 'first' });
    const two = kubeconfig('two', { server: 'http://127.0.0.1:1' }, { token: 'second' });
    vi.stubEnv('KUBECONFIG', `${join(folder, 'absent')}:${one}:${two}`);
    expect(await get(await connect({}))).toBe('Bearer first');
  });

  it('is read for context, namespace and address', async () => {
    const file = kubeconfig('plain', { server: 'http://127.0.0.1:1' });
    const { identity, address } = await connect({ file });
    expect(identity).toEqual({ name: 'here', source: 'kubeconfig', defaultNamespace: 'shop' });
    expect(address).toBe('http://127.0.0.1:1');
    expect((await connect({ file, context: 'anonymous' })).identity.defaultNamespace).toBe('default');
  });

  it('whose context is unknown, incomplete or missing says which there are', async () => {
    const file = kubeconfig('contexts', { server: 'http://127.0.0.1:1' });
    const unknown = await failure(connect({ file, context: 'prod' }));
    expect(unknown.message).toBe(
      `The kubeconfig ${file} has no context "prod". Its contexts: "here", "nowhere", "nobody", "anonymous".`,
    );
    expect((await failure(connect({ file, context: 'nowhere' }))).message).toContain('the cluster "missing"');
    expect((await failure(connect({ file, context: 'nobody' }))).message).toContain('the user "missing"');
    const none = kubeconfig('none', { server: 'http://127.0.0.1:1' }, {}, { 'current-context': '' });
    expect((await failure(connect({ file: none }))).code).toBe('context-missing');
  });

  it('whose server is no address says so', async () => {
    const file = kubeconfig('address', { server: 'localhost:6443' });
    expect((await failure(connect({ file }))).code).toBe('address-broken');
  });
});

describe('credentials', () => {
  it('come from a token, a password, or a file that is read again and trimmed', async () => {
    const port = await listen(echo());
    const server = `http://127.0.0.1:${port}`;
    expect(await get(await connect({ file: kubeconfig('t', { server }, { token: 'abc' }) }))).toBe(
      'Bearer abc',
    );
    const password = kubeconfig('p', { server }, { username: 'ada', password: 'lace' });
    expect(await get(await connect({ file: password }))).toBe(`Basic ${btoa('ada:lace')}`);
    write('token', 'from-file\n');
    const cluster = await connect({ file: kubeconfig('f', { server }, { tokenFile: 'token' }) });
    expect(await get(cluster)).toBe('Bearer from-file');
    write('token', 'renewed\n');
    expect(await cluster.refreshCredentials()).toBe(true);
    expect(await get(cluster)).toBe('Bearer renewed');
    expect(await cluster.refreshCredentials()).toBe(false);
  });

  it('in a file that is not there are named', async () => {
    const tokenFile = join(folder, 'no-token');
    const file = kubeconfig('g', { server: 'http://127.0.0.1:1' }, { tokenFile });
    const error = await failure(connect({ file }));
    expect([error.code, error.message.includes(tokenFile)]).toEqual(['credentials-file', true]);
  });

  function plugin(name: string, script: string): string {
    const file = write(name, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it('come from a program, which is started once for all who ask, and again after a 401', async () => {
    const port = await listen(echo());
    const count = join(folder, 'count');
    const command = plugin(
      'sign-in',
      `echo x >> ${count}
case "$KUBERNETES_EXEC_INFO" in *ExecCredential*) ;; *) exit 3;; esac
printf '{"kind":"ExecCredential","status":{"token":"t%s-%s"}}' "$(wc -l < ${count} | tr -d ' ')" "$WHO"`,
    );
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command,
      env: [{ name: 'WHO', value: 'me' }],
    };
    const cluster = await connect({
      file: kubeconfig('exec', { server: `http://127.0.0.1:${port}` }, { exec }),
    });
    const answers = await Promise.all(Array.from({ length: 12 }, () => get(cluster)));
    expect(new Set(answers)).toEqual(new Set(['Bearer t1-me']));
    const refreshes = await Promise.all(Array.from({ length: 12 }, () => cluster.refreshCredentials()));
    expect(refreshes.every(Boolean)).toBe(true);
    expect(await get(cluster)).toBe('Bearer t2-me');
    expect(readFileSync(count, 'utf8')).toBe('x\nx\n');
  });

  it('from a program that is missing, fails or answers nonsense are explained in its own words', async () => {
    const using = (exec: object) =>
      failure(connect({ file: kubeconfig('bad-exec', { server: 'http://127.0.0.1:1' }, { exec }) }));
    const missing = await using({ command: 'no-such-program-here', installHint: 'Get it at example.com.' });
    expect([missing.code, missing.hint]).toEqual(['exec-missing', 'Get it at example.com.']);
    const failing = await using({ command: plugin('fail', 'echo "session expired" >&2; exit 1') });
    expect(failing.message).toMatch(/failed: session expired\.$/);
    expect((await using({ command: plugin('nonsense', 'echo hello') })).message).toContain('JSON');
    expect((await using({ command: plugin('nothing', "echo '{}'") })).message).toContain('without a token');
  });
});

describe('a pod', () => {
  const account = join('var', 'run', 'secrets', 'kubernetes.io', 'serviceaccount');

  it('uses its service account: address, authority, namespace, and the token of the moment', async () => {
    const { key, cert } = certificate('DNS:localhost,IP:127.0.0.1');
    const server = createTlsServer({ key, cert }, (request, response) => {
      response.end(request.headers.authorization);
    });
    const port = await listen(server);
    const mount = join(folder, 'pod/');
    mkdirSync(join(mount, account), { recursive: true });
    writeFileSync(join(mount, account, 'ca.crt'), cert);
    writeFileSync(join(mount, account, 'token'), 'first\n');
    writeFileSync(join(mount, account, 'namespace'), 'shop\n');
    vi.stubEnv('KUBECONFIG', '');
    vi.stubEnv('HOME', folder);
    vi.stubEnv('KUBERNETES_SERVICE_HOST', '127.0.0.1');
    vi.stubEnv('KUBERNETES_SERVICE_PORT', String(port));
    const cluster = await connect({ mount: mount.replace(/\/$/, '') });
    expect(cluster.identity).toEqual({
      name: 'the cluster that this pod is in',
      source: 'in-cluster',
      defaultNamespace: 'shop',
    });
    expect(await get(cluster)).toBe('Bearer first');
    writeFileSync(join(mount, account, 'token'), 'second');
    expect(await cluster.refreshCredentials()).toBe(true);
    expect(await get(cluster)).toBe('Bearer second');
    rmSync(join(mount, account, 'token'));
    const error = await failure(connect({ mount: mount.replace(/\/$/, '') }));
    expect(error.code).toBe('kubeconfig-missing');
    vi.unstubAllEnvs();
  });
});

describe('a proxy', () => {
  it('that the environment names is used, unless the kubeconfig names another', async () => {
    const asked: string[] = [];
    const proxyNamed = async (name: string) => {
      const proxy = createServer((request, response) => {
        asked.push(`${name} ${request.url}`);
        response.end();
      });
      proxy.on('connect', (request, socket) => {
        asked.push(`${name} ${request.url}`);
        socket.destroy();
      });
      return `http://127.0.0.1:${await listen(proxy)}`;
    };
    vi.stubEnv('HTTPS_PROXY', await proxyNamed('environment'));
    const server = 'https://api.example:6443';
    await failure(get(await connect({ file: kubeconfig('by-env', { server }) })));
    const own = { server, 'proxy-url': await proxyNamed('kubeconfig') };
    await failure(get(await connect({ file: kubeconfig('by-own', own) })));
    vi.stubEnv('NO_PROXY', '.example');
    expect((await failure(get(await connect({ file: kubeconfig('none', { server }) })))).code).toBe(
      'name-unknown',
    );
    expect(asked).toEqual(['environment api.example:6443', 'kubeconfig api.example:6443']);
    vi.unstubAllEnvs();
  });
});

describe('a server that cannot be reached', () => {
  const reach = async (cluster: object, user: object = {}) =>
    failure(get(await connect({ file: kubeconfig('reach', cluster, user) })));

  it('refuses, has an unknown name, or cuts the connection', async () => {
    expect((await reach({ server: `https://127.0.0.1:${await closedPort()}` })).code).toBe('refused');
    const unknown = await reach({ server: 'https://no-such-host.invalid:6443' });
    expect([unknown.code, unknown.message.includes('"no-such-host.invalid"')]).toEqual([
      'name-unknown',
      true,
    ]);
    const cutter = createServer();
    cutter.on('connection', socket => socket.destroy());
    expect((await reach({ server: `http://127.0.0.1:${await listen(cutter)}` })).code).toBe('unanswered');
  });

  it('has a certificate of nobody we know, of another name, or none at all', async () => {
    const server = createTlsServer(certificate('DNS:api.example'), (_, response) => {
      response.end('welcome');
    });
    const address = `https://127.0.0.1:${await listen(server)}`;
    expect((await reach({ server: address })).code).toBe('tls-untrusted');
    expect((await reach({ server: address, 'certificate-authority': 'cert.pem' })).code).toBe('tls-name');
    const right = { server: address, 'certificate-authority': 'cert.pem', 'tls-server-name': 'api.example' };
    expect(await get(await connect({ file: kubeconfig('right', right) }))).toBe('welcome');
    expect(await get(await connect({ file: kubeconfig('right', right), context: 'anonymous' }))).toBe(
      'welcome',
    );
    const careless = { server: address, 'insecure-skip-tls-verify': true };
    expect(await get(await connect({ file: kubeconfig('careless', careless) }))).toBe('welcome');
    expect((await reach({ server: `https://127.0.0.1:${await listen(echo())}` })).code).toBe('not-tls');
  });
});

describe('a request', () => {
  it('streams as it comes, and ends with the reason that it is given', async () => {
    const server = createServer((_, response) => {
      response.write('first');
    });
    const cluster = await connect({
      file: kubeconfig('s', { server: `http://127.0.0.1:${await listen(server)}` }),
    });
    const abort = new AbortController();
    const response = await cluster.request('/watch', { signal: abort.signal });
    const parts: string[] = [];
    const reading = (async () => {
      for await (const part of response.body) {
        parts.push(Buffer.from(part).toString());
        abort.abort(new Error('enough'));
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(parts).toEqual(['first']);
  });
});

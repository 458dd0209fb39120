/**
 * An API server in memory that does what a test tells it, request by request. No sockets and no time: together with a hand clock every run is the same.
 * What is not scripted is answered as a healthy server of three kinds would. Used by the reflector's tests.
 */
import type { Cluster, ClusterRequest, ClusterResponse } from '../../connect/cluster.ts';
import { ConnectError } from '../../connect/connect-error.ts';
import { messages } from '../../connect/messages.ts';

/** The body of a watch (or of a slow list) that the test feeds. */
export interface Stream {
  /** One JSON line, or bytes as they are. */
  send(...parts: readonly (object | string)[]): void;
  end(): void;
  cut(): void;
  readonly closed: boolean;
}

export interface Asked {
  readonly path: string;
  readonly resource: string;
  readonly namespace: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly watch: boolean;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string;
  /** Headers now, body by hand. */
  readonly stream?: true;
  /** Nothing, ever. */
  readonly silent?: true;
  readonly error?: ConnectError;
}

export interface FakeCluster extends Cluster {
  readonly asked: Asked[];
  /** Open watches by resource, or `resource/namespace`. */
  readonly streams: Map<string, Stream>;
  /** Called first; undefined leaves the answer to the healthy server. */
  script: (asked: Asked) => Answer | undefined;
  refreshes: number;
  refresh: () => boolean;
  /** What the healthy server lists, by resource. */
  readonly items: Map<string, object[]>;
  rv: number;
  version: string;
}

export const refused = (): Answer => ({ error: new ConnectError(messages.refused('http://fake')) });

export const statusBody = (code: number, reason: string, extra: object = {}): Answer => ({
  status: code,
  body: {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code,
    reason,
    message: `${reason} (${code})`,
    ...extra,
  },
});

export function fakeCluster(): FakeCluster {
  const cluster: FakeCluster = {
    identity: { name: 'fake', source: 'kubeconfig', defaultNamespace: 'shop' },
    address: 'http://fake',
    asked: [],
    streams: new Map(),
    script: () => undefined,
    refreshes: 0,
    refresh: () => true,
    items: new Map(),
    rv: 100,
    version: 'v1.36.3',
    request: (path, options) => answer(cluster, path, options),
    refreshCredentials() {
      cluster.refreshes += 1;
      return Promise.resolve(cluster.refresh());
    },
    close: () => Promise.resolve(),
  };
  return cluster;
}

async function answer(cluster: FakeCluster, path: string, options: ClusterRequest): Promise<ClusterResponse> {
  options.signal.throwIfAborted();
  const asked = read(path, options);
  cluster.asked.push(asked);
  const scripted = cluster.script(asked) ?? healthy(cluster, asked);
  if (scripted.error !== undefined) throw scripted.error;
  if (scripted.silent) await aborted(options.signal);
  const { status = 200, headers = {}, body = '' } = scripted;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: { get: name => headers[name.toLowerCase()] ?? null },
    body: scripted.stream ? open(cluster, asked, options.signal) : once(Buffer.from(text)),
  };
}

function read(path: string, options: ClusterRequest): Asked {
  const url = new URL(path, 'http://fake');
  const parts = /^\/(?:api\/v1|apis\/[^/]+\/[^/]+)(?:\/namespaces\/([^/]+)(?=\/))?\/([^/]+)$/.exec(
    url.pathname,
  );
  return {
    path: url.pathname,
    namespace: parts?.[1] ?? '',
    resource: parts?.[2] ?? '',
    query: url.searchParams,
    accept: options.headers?.['accept'] ?? '',
    watch: url.searchParams.has('watch'),
  };
}

function healthy(cluster: FakeCluster, asked: Asked): Answer {
  if (asked.path === '/version') return { body: { gitVersion: cluster.version } };
  if (asked.path === '/readyz') return { body: 'ok' };
  if (asked.resource === '')
    return {
      body: {
        resources: ['services', 'endpointslices', 'pods', 'nodes', 'endpoints'].map(name => ({ name })),
      },
    };
  if (asked.watch) return { stream: true };
  return {
    body: {
      kind: 'List',
      metadata: { resourceVersion: String(cluster.rv) },
      items: cluster.items.get(asked.resource) ?? [],
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

async function* open(cluster: FakeCluster, asked: Asked, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let over: 'end' | 'cut' | undefined;
  let closed = false;
  let wake = (): void => {};
  const stop = aborted(signal);
  stop.catch(() => {});
  const stream: Stream = {
    send(...parts) {
      const text = parts
        .map(part => (typeof part === 'string' ? part : `${JSON.stringify(part)}\n`))
        .join('');
      chunks.push(Buffer.from(text));
      wake();
    },
    end() {
      over = 'end';
      wake();
    },
    cut() {
      over = 'cut';
      wake();
    },
    get closed() {
      return closed;
    },
  };
  cluster.streams.set(
    asked.namespace === '' ? asked.resource : `${asked.resource}/${asked.namespace}`,
    stream,
  );
  try {
    for (;;) {
      const chunk = chunks.shift();
      if (chunk !== undefined) yield chunk;
      else if (over === 'end') return;
      else if (over === 'cut') throw new ConnectError(messages.cut('http://fake', 'reset'));
      else
        await Promise.race([
          new Promise<void>(resolve => {
            wake = resolve;
          }),
          stop,
        ]);
    }
  } finally {
    closed = true;
  }
}

/** A Service as the API server would send it. */
export function service(name: string, rv: number, uid = `uid-${name}`, namespace = 'shop'): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace,
      uid,
      resourceVersion: String(rv),
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'], ports: [{ port: 80 }], selector: { app: name } },
  };
}

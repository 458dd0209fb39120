/**
 * The Kubernetes API of the simulated cluster over plain node:http: discovery, objects, watches, every refusal a `Status`.
 * Started by simulator.ts and by tests. Promises: never HTML, never a hang of its own making, and nothing a client sends ends the process.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { parseAccept } from './api/accept.ts';
import { type Answer, json } from './api/answer.ts';
import { type Access, authenticate, authorize, type User } from './api/authorize.ts';
import { mediaType, readBytes, unsupportedMediaType } from './api/body.ts';
import { logOptions } from './api/container-log.ts';
import { discover, isServedGroup } from './api/discovery.ts';
import { createFaults, type Faults } from './api/faults.ts';
import { handle, presentationOf } from './api/handle.ts';
import { answerHealth } from './api/health.ts';
import { impersonate } from './api/impersonate.ts';
import { createLister } from './api/list.ts';
import { followLog } from './api/log-follow.ts';
import { PROTOBUF, protobufToJson } from './api/protobuf.ts';
import { type ApiRequest, isTrue, parsePath, parseRequest } from './api/request.ts';
import { refuseLog } from './api/subresource.ts';
import { createWatchHub } from './api/watch.ts';
import { found } from './api/write.ts';
import { type Clock, createRunningClock } from './clock.ts';
import { resourcesOf } from './defined-resources.ts';
import { openApi, openApiBytes } from './openapi/document.ts';
import type { Resource } from './resources.ts';
import { ApiError, apiError, badRequest, expired } from './status.ts';
import { type Store, timestamp } from './store.ts';

export interface ServedCluster {
  readonly store: Store;
  /** Milliseconds since the epoch, in the cluster's own time. */
  now(): number;
}

export interface ApiServerOptions {
  readonly cluster: ServedCluster;
  readonly users?: readonly User[];
  /** Unset: a request without credentials may do everything. */
  readonly anonymous?: Access['anonymous'];
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Time of connections: bookmarks, watch timeouts, injected delays. Unset: the machine's. */
  readonly wireClock?: Clock;
}

export interface ApiServer {
  /** Port 0 picks one. Rejects with the system's error (EADDRINUSE) when it cannot listen. */
  listen(port: number, host: string): Promise<{ readonly port: number; readonly url: string }>;
  /** Cuts all connections and stops listening. */
  close(): Promise<void>;
  readonly faults: Faults;
  /** How many watches are open now. */
  readonly watches: number;
}

const NOT_FOUND = () => apiError(404, 'NotFound', 'the server could not find the requested resource', {});

/** Paths that are none of the API's. */
const NO_PAGE: Answer = {
  code: 404,
  body: '404 page not found\n',
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
};

const METHOD_NOT_ALLOWED = () =>
  apiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {});

const OPENAPI_V2 = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf';

const ENDPOINTS_WARNING =
  '299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"';

/**
 * Whoever has no credentials may do everything here, so a web page open on the same machine must not be able to ask:
 * browsers say where a request comes from, kubectl and other clients say nothing. Typing the address in is allowed.
 */
function refuseWebPages({ headers }: IncomingMessage): void {
  const site = headers['sec-fetch-site'];
  if (headers.origin === undefined && (site === undefined || site === 'none')) return;
  throw apiError(403, 'Forbidden', 'the simulated cluster does not answer web pages');
}

/** Typed into a browser, the address of an API server looks broken. */
const WELCOME = `This is the API server of a simulated Kubernetes cluster. Nothing in it is real.
kubectl and other clients reach it with the kubeconfig that was printed when it was started; the page with the picture is at another address.
`;

/** Answers that need no object: health, version, discovery, OpenAPI. */
function answerOpenPath(
  { pathname, searchParams }: URL,
  accept: string,
  resources: readonly Resource[],
): Answer | undefined {
  if (pathname === '/' && accept.includes('text/html'))
    return { code: 200, body: WELCOME, headers: { 'Content-Type': 'text/plain; charset=utf-8' } };
  const health = answerHealth(pathname, searchParams);
  if (health !== undefined) return health;
  const found = discover(pathname, accept, resources);
  if (found !== undefined) {
    const headers = { 'Content-Type': found.contentType ?? 'application/json', Vary: 'Accept' };
    const body = found.indented ? JSON.stringify(found.value, null, 2) : `${JSON.stringify(found.value)}\n`;
    return { code: 200, body, headers };
  }
  if (pathname === '/openapi/v2' && accept.includes('protobuf'))
    return { code: 200, body: openApiBytes(resources), headers: { 'Content-Type': OPENAPI_V2 } };
  const document = openApi(pathname, resources);
  return document === undefined ? undefined : { code: 200, body: document };
}

/** The body as JSON text. What a patch may be is the patch's business. */
async function bodyText(message: IncomingMessage, type: string): Promise<string> {
  if (message.method === 'GET') return '';
  const bytes = await readBytes(message);
  if (type === PROTOBUF) return protobufToJson(bytes);
  if (bytes.length > 0 && message.method !== 'PATCH' && type !== 'application/json')
    throw unsupportedMediaType(['application/json', 'application/yaml', PROTOBUF]);
  return bytes.toString('utf8');
}

function failure(error: unknown): Answer {
  const known =
    error instanceof ApiError
      ? error
      : apiError(
          500,
          'InternalError',
          `Internal error occurred: ${error instanceof Error ? error.message : 'unknown'}`,
        );
  const { retryAfterSeconds } = known.status.details ?? {};
  return {
    ...json(known.code, known.status),
    headers: {
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      ...(known.code === 413 ? { Connection: 'close' } : {}),
    },
  };
}

/** The encoder of the API ends what it writes with a line's end. */
function* withEnd(pieces: Iterable<string>): Generator<string> {
  yield* pieces;
  yield '\n';
}

function send(response: ServerResponse, { code, body, headers }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(code, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, private',
    ...headers,
  });
  const isObject = headers?.['Content-Type'] === undefined;
  if (Buffer.isBuffer(body)) response.end(body);
  else if (typeof body === 'string') response.end(isObject ? `${body}\n` : body);
  // A client that leaves in the middle ends the stream; there is nobody to tell.
  else pipeline(Readable.from(isObject ? withEnd(body) : body), response, () => {});
}

export function createApiServer(options: ApiServerOptions): ApiServer {
  const { cluster, users = [], anonymous = 'admin', tls, wireClock = createRunningClock() } = options;
  const { store } = cluster;
  const list = createLister(store);
  const server: Server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve);
  // Idle connections are kept as long as a real server's; clients time their reuse by it.
  server.keepAliveTimeout = 75_000;
  const state = createFaults({
    cutWatches: () => watches.endAll(true),
    endWatches: () => watches.endAll(false),
    cutConnections: () => server.closeAllConnections(),
  });
  const watches = createWatchHub({ store, now: cluster.now, wireClock, drops: state.drops });

  function openWatch(request: ApiRequest, message: IncomingMessage, response: ServerResponse): void {
    const version = Number(request.query.get('resourceVersion') ?? 0);
    if (state.expiry() === 'http' && version > 0 && store.since(version) === 'gone')
      throw expired(`too old resource version: ${version} (${store.resourceVersion})`);
    watches.open(request, presentationOf({ request, shape: parseAccept(message.headers.accept) }), response);
  }

  /** Undefined when the answer is a stream. */
  async function answer(
    message: IncomingMessage,
    response: ServerResponse,
    target: string,
  ): Promise<Answer | undefined> {
    refuseWebPages(message);
    const url = URL.parse(target, 'http://cluster');
    if (url === null) throw badRequest(`"${target}" is no path of this server`);
    const method = message.method ?? 'GET';
    const caller = impersonate(
      authenticate(message.headers.authorization, { users, anonymous }),
      message.headers,
    );
    if (method === 'GET' || method === 'HEAD') {
      const open = answerOpenPath(url, message.headers.accept ?? '', resourcesOf(store));
      if (open !== undefined) return open;
    }
    const path = parsePath(url.pathname, store);
    if (path === undefined) {
      if (isServedGroup(url.pathname, resourcesOf(store))) throw NOT_FOUND();
      return NO_PAGE;
    }
    const request = parseRequest(method, path, url.searchParams);
    if (request === undefined) throw METHOD_NOT_ALLOWED();
    authorize(caller, request, store);
    if (path.resource.kind === 'Endpoints') response.appendHeader('Warning', ENDPOINTS_WARNING);
    if (request.verb === 'watch' && request.subresource === '') {
      openWatch(request, message, response);
      return undefined;
    }
    if (request.subresource === 'log' && isTrue(request.query.get('follow'))) {
      const pod = found(store, request);
      refuseLog(store, pod);
      const options = logOptions(request.query, pod.metadata.name, cluster.now());
      followLog({ store, pod, options, now: cluster.now, wireClock }, response);
      return undefined;
    }
    const shape = parseAccept(message.headers.accept);
    const type = mediaType(message.headers['content-type']);
    return handle({
      store,
      request,
      caller,
      shape,
      list,
      now: cluster.now(),
      time: timestamp(cluster.now()),
      body: await bodyText(message, type),
      mediaType: type,
      userAgent: message.headers['user-agent'] ?? '',
      warn: text => response.appendHeader('Warning', `299 - ${JSON.stringify(text)}`),
    });
  }

  function serve(message: IncomingMessage, response: ServerResponse): void {
    const target = message.url ?? '/';
    const fault = state.next(target);
    if (fault?.type === 'hang') return;
    const begin = async (): Promise<void> => {
      try {
        if (fault?.type === 'answer')
          throw apiError(fault.code, 'Injected', `this answer was ordered by a test: ${fault.code}`, {
            ...(fault.retryAfter === undefined ? {} : { retryAfterSeconds: fault.retryAfter }),
          });
        const given = await answer(message, response, target);
        if (given !== undefined) send(response, given);
      } catch (error) {
        send(response, failure(error));
      }
    };
    if (state.delay() > 0) wireClock.schedule(wireClock.now() + state.delay(), () => void begin());
    else void begin();
  }

  return {
    faults: state.faults,
    get watches() {
      return watches.size;
    },
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          const { port: bound } = server.address() as AddressInfo;
          const name = host.includes(':') ? `[${host}]` : host;
          resolve({ port: bound, url: `${tls === undefined ? 'http' : 'https'}://${name}:${bound}` });
        });
      }),
    close: () =>
      new Promise(resolve => {
        watches.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

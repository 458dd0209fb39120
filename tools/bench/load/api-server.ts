/**
 * A process that serves lists of a large cluster as the Kubernetes API does, whole or in pages, from bytes made beforehand, and keeps watches open in
 * silence: whoever is measured waits for nothing but itself. Tells its address and what a pod weighs once it is ready.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { kinds } from '@switchboard/core/kubernetes/kind';
import { readJob, tell } from '../child.ts';
import { type ClusterSize, realObjects } from './real-objects.ts';

export interface ApiServerReady {
  readonly url: string;
  readonly podBytes: number;
  readonly podBytesWithoutManagedFields: number;
}

const pageSize = 500;
const version = '900000000';

const texts = realObjects(readJob<ClusterSize>());
const [pod = '{}'] = texts.get('pods') ?? [];
const pages = new Map(
  [...texts].map(([resource, items]) => {
    const buffers: Buffer[] = [];
    for (let from = 0; from < items.length; from += pageSize)
      buffers.push(Buffer.from(items.slice(from, from + pageSize).join(',')));
    return [resource, { total: items.length, buffers }];
  }),
);

const resources = new Map(kinds.map(spec => [spec.resource as string, spec]));

function* body(head: string, items: readonly Buffer[]): Generator<Buffer | string> {
  yield head;
  for (const [index, buffer] of items.entries()) {
    if (index > 0) yield ',';
    yield buffer;
  }
  yield ']}';
}

function list(response: ServerResponse, resource: string, query: URLSearchParams): void {
  const spec = resources.get(resource);
  const { total, buffers } = pages.get(resource) ?? { total: 0, buffers: [] };
  const page = Number(query.get('continue') ?? 0);
  const shown = query.has('limit') ? buffers.slice(page, page + 1) : buffers;
  const left = query.has('limit') ? Math.max(0, total - (page + 1) * pageSize) : 0;
  const more = left > 0 ? `,"continue":"${page + 1}","remainingItemCount":${left}` : '';
  const apiVersion = spec?.group ? `${spec.group}/${spec.version}` : 'v1';
  response.setHeader('Content-Type', 'application/json');
  const head = `{"kind":"${spec?.kind}List","apiVersion":"${apiVersion}","metadata":{"resourceVersion":"${version}"${more}},"items":[`;
  pipeline(Readable.from(body(head, shown), { objectMode: false }), response).catch(() => response.destroy());
}

function answerJson(response: ServerResponse, value: object): void {
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value));
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api');
  const resource = /^\/(?:api|apis\/[^/]+)\/v1\/([a-z]+)$/.exec(pathname)?.[1];
  if (resource !== undefined && searchParams.get('watch')) {
    response.writeHead(200, { 'Content-Type': 'application/json' }).flushHeaders();
  } else if (resource !== undefined) {
    list(response, resource, searchParams);
  } else if (/^\/(?:api|apis\/[^/]+)\/v1$/.test(pathname)) {
    const served = kinds.map(({ resource: name, namespaced, kind }) => ({ name, namespaced, kind }));
    answerJson(response, { kind: 'APIResourceList', resources: served });
  } else if (pathname === '/version') {
    answerJson(response, { major: '1', minor: '36', gitVersion: 'v1.36.3' });
  } else response.end('ok');
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const parsed = JSON.parse(pod);
  const ready: ApiServerReady = {
    url: `http://127.0.0.1:${port}`,
    podBytes: pod.length,
    podBytesWithoutManagedFields: JSON.stringify({
      ...parsed,
      metadata: { ...parsed.metadata, managedFields: undefined },
    }).length,
  };
  tell(ready);
});

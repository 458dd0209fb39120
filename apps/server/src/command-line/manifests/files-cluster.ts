/**
 * Files as a cluster that nothing happens in: it lists what they hold, and its watches stay silent but for bookmarks. A kind that is not in them may not be seen, which is
 * said as such; Secrets are never served. Made for `switchboard -f FILE`.
 */
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fields } from '@switchboard/core/kubernetes/json';
import { type KindSpec, kinds } from '@switchboard/core/kubernetes/kind';
import type { Cluster, ClusterRequest, ClusterResponse } from '../../connect/cluster.ts';
import { groupPath, versionsPath } from '../../reflect/resource-path.ts';
import { messages } from '../messages.ts';
import type { Gathered } from './observe-files.ts';

/** Well within the silence after which a watch is given up. */
const bookmarkEvery = 20_000;
const version = '1';

export function connectFiles(
  names: readonly string[],
  { raw, met }: Gathered,
  defaultNamespace: string,
): Cluster {
  const name = names.map(shown).join(', ');
  return {
    identity: { name, source: 'files', defaultNamespace },
    address: name,
    request: (path, options) => Promise.resolve(answer(path, options)),
    refreshCredentials: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  };

  function answer(path: string, options: ClusterRequest): ClusterResponse {
    const [place = '', query = ''] = path.split('?');
    const asked = new URLSearchParams(query);
    if (options.method !== undefined && options.method !== 'GET')
      return refusal(405, 'MethodNotAllowed', place);
    const discovered = discover(place);
    if (discovered !== undefined) return reply(200, discovered);
    const found = locate(place);
    if (found === undefined)
      return place.endsWith('/events') ? reply(200, { items: [] }) : refusal(404, 'NotFound', place);
    const { spec, within, name } = found;
    if (!met.has(spec.kind)) return refusal(403, 'Forbidden', messages.notInFiles(spec.kind));
    if (asked.get('watch') !== null) return silentWatch(spec, options.signal);
    const items = (raw.get(spec.kind) ?? []).filter(
      item => within === '' || metaOf(item).namespace === within,
    );
    if (name === undefined)
      return reply(200, { kind: `${spec.kind}List`, metadata: { resourceVersion: version }, items });
    const item = items.find(one => metaOf(one).name === name);
    return item === undefined
      ? refusal(404, 'NotFound', `${spec.resource} "${name}" not found`)
      : reply(200, item);
  }
}

/** Folders are for the terminal, not for the head of a page. */
const shown = (path: string): string => (path === '-' ? messages.standardInput() : basename(path));

const metaOf = (item: unknown) => fields<'name' | 'namespace'>(fields<'metadata'>(item).metadata);

function discover(place: string): object | undefined {
  if (place === '/version') return {};
  const served: readonly KindSpec[] = kinds;
  const here = served.filter(spec => groupPath(spec) === place);
  if (here.length > 0) return { resources: here.map(({ resource }) => ({ name: resource })) };
  const group = served.filter(spec => spec.group !== '' && versionsPath(spec) === place);
  if (group.length > 0)
    return { versions: [...new Set(group.map(spec => spec.version))].map(name => ({ version: name })) };
  return undefined;
}

interface Place {
  readonly spec: (typeof kinds)[number];
  readonly within: string;
  readonly name: string | undefined;
}

function locate(place: string): Place | undefined {
  for (const spec of kinds) {
    const base = groupPath(spec);
    if (!place.startsWith(`${base}/`)) continue;
    const parts = place
      .slice(base.length + 1)
      .split('/')
      .map(decodeURIComponent);
    const scoped = parts[0] === 'namespaces' && parts.length > 2;
    const [resource, name, more] = scoped ? parts.slice(2) : parts;
    if (resource === spec.resource && more === undefined)
      return { spec, within: scoped ? (parts[1] ?? '') : '', name };
  }
  return undefined;
}

function reply(status: number, body: unknown): ClusterResponse {
  return {
    status,
    headers: { get: name => (name.toLowerCase() === 'content-type' ? 'application/json' : null) },
    body: once(JSON.stringify(body)),
  };
}

const refusal = (code: number, reason: string, message: string): ClusterResponse =>
  reply(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message });

async function* once(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

function silentWatch(spec: KindSpec, signal: AbortSignal): ClusterResponse {
  const object = { kind: spec.kind, metadata: { resourceVersion: version } };
  const line = Buffer.from(`${JSON.stringify({ type: 'BOOKMARK', object })}\n`);
  async function* bookmarks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      await pause(bookmarkEvery, undefined, { signal, ref: false }).catch(() => {
        throw signal.reason;
      });
      yield line;
    }
  }
  return { status: 200, headers: { get: () => null }, body: bookmarks() };
}

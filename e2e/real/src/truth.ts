/**
 * What should be shown: everything that the API server lists now, straight from it, projected by core without a server, a watch or a stream in between.
 */
import type { Api } from '@switchboard/control-plane/api';
import type { Change } from '@switchboard/core/change';
import { type Kind, type KindSpec, kinds } from '@switchboard/core/kubernetes/kind';
import { createParser } from '@switchboard/core/kubernetes/parse';
import { project } from '@switchboard/core/project';
import { type MapName, mapNames, type Topology } from '@switchboard/core/topology';
import { emptyWorld, reduce } from '@switchboard/core/world';

/** The picture of each of these namespaces, and of the cluster under ''. */
export async function truthOf(
  api: Api,
  namespaces: readonly string[],
): Promise<ReadonlyMap<string, Topology>> {
  const parse = createParser();
  const changes: Change[] = [];
  for (const spec of kinds) {
    const objects = (await listAll(api, spec)).flatMap(item => {
      const parsed = parse(spec.kind, item);
      return parsed.ok ? [parsed.object] : [];
    });
    const { kind } = spec;
    changes.push(
      { type: 'relist', kind, scope: '', objects },
      { type: 'freshness', freshness: { key: kind, kind, scope: '', state: 'live', since: 0 } },
    );
  }
  const { world } = reduce(emptyWorld, changes);
  return new Map([...namespaces, ''].map(ns => [ns, project(world, ns)]));
}

/** In pages, and as they are in etcd: without a resource version nothing comes from a cache that may be old. */
async function listAll(api: Api, spec: KindSpec & { readonly kind: Kind }): Promise<readonly unknown[]> {
  const base = spec.group === '' ? '/api' : `/apis/${spec.group}`;
  const items: unknown[] = [];
  let next: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '1000', ...(next === undefined ? {} : { continue: next }) });
    const page = JSON.parse(await api.call('GET', `${base}/${spec.version}/${spec.resource}?${query}`)) as {
      readonly items?: readonly unknown[];
      readonly metadata: { readonly continue?: string };
    };
    items.push(...(page.items ?? []));
    next = page.metadata.continue || undefined;
  } while (next !== undefined);
  return items;
}

/** What no projection tells. */
const own: ReadonlySet<MapName> = new Set(['freshness', 'findings', 'judged']);

/** The maps that differ, by namespace, name and first keys; freshness and what was found are the server's own. Empty where none does. */
export function differences(
  shown: (namespace: string) => Topology,
  truth: ReadonlyMap<string, Topology>,
): readonly string[] {
  return [...truth].flatMap(([ns, real]) =>
    mapNames
      .filter(name => !own.has(name))
      .flatMap(name => {
        const keys = differingKeys(shown(ns)[name], real[name]);
        return keys.length === 0
          ? []
          : [`${ns || 'cluster'}/${name}: ${keys.length}, such as ${keys.slice(0, 3).join(', ')}`];
      }),
  );
}

function differingKeys(shown: ReadonlyMap<string, unknown>, real: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...shown.keys(), ...real.keys()])].filter(
    key => JSON.stringify(sorted(shown.get(key))) !== JSON.stringify(sorted(real.get(key))),
  );
}

/** Fields of an element have no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

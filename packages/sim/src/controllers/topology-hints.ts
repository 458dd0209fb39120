/**
 * Which zone and which node an endpoint is recommended to: kubernetes/endpointslice `trafficdist` (field `trafficDistribution`) and
 * `topologycache` (annotation `service.kubernetes.io/topology-mode: Auto`, which spreads endpoints over zones by their CPUs).
 * Asked by the slice controller for the lists of one family, before they are written.
 */
import type { StoredObject } from '../object.ts';
import { conditionOf } from './condition.ts';
import { quantity } from './node-load.ts';
import type { Endpoint } from './service-endpoints.ts';
import type { EndpointPort } from './service-ports.ts';

const ZONE = 'topology.kubernetes.io/zone';
const OVERLOAD = 0.2;

/** A slice as it should be. Without `held` it is new; unless `changed` it is as it was. */
export interface SliceDraft {
  readonly held: StoredObject | undefined;
  readonly endpoints: readonly Endpoint[];
  readonly ports: readonly EndpointPort[];
  readonly changed: boolean;
}

type Drafts = readonly SliceDraft[];

const DISTRIBUTIONS = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];

export const distributionOf = ({ spec }: StoredObject): string | undefined =>
  DISTRIBUTIONS.includes(spec?.trafficDistribution) ? spec.trafficDistribution : undefined;

const isOpen = ({ conditions }: Endpoint): boolean => conditions.ready === true;

const withHints = (endpoint: Endpoint, hints: Endpoint['hints'] | undefined): Endpoint => {
  const { hints: _, ...rest } = endpoint;
  return hints === undefined ? rest : { ...rest, hints };
};

export const withoutHints = (drafts: Drafts): Drafts =>
  drafts.map(draft => {
    const hinted = draft.endpoints.some(({ hints }) => hints !== undefined);
    if (!hinted) return draft;
    return {
      ...draft,
      changed: true,
      endpoints: draft.endpoints.map(endpoint => withHints(endpoint, undefined)),
    };
  });

/** Every ready endpoint is meant for its own zone, with `PreferSameNode` also for its own node. */
export function withCloseHints(drafts: Drafts, distribution: string): Drafts {
  const wanted = ({ zone, nodeName }: Endpoint): Endpoint['hints'] | undefined => {
    const node = distribution === 'PreferSameNode' ? nodeName : undefined;
    if (zone === undefined && node === undefined) return undefined;
    return {
      ...(zone === undefined ? {} : { forZones: [{ name: zone }] }),
      ...(node === undefined ? {} : { forNodes: [{ name: node }] }),
    };
  };
  const same = (endpoint: Endpoint): boolean =>
    JSON.stringify(endpoint.hints) === JSON.stringify(wanted(endpoint));
  return drafts.map(draft => {
    if (!draft.changed && draft.endpoints.every(endpoint => !isOpen(endpoint) || same(endpoint)))
      return draft;
    const endpoints = draft.endpoints.map(endpoint =>
      isOpen(endpoint) ? withHints(endpoint, wanted(endpoint)) : endpoint,
    );
    return { ...draft, endpoints, changed: true };
  });
}

const EXCLUDED = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];

/** The share of each zone in the CPUs of the ready nodes; undefined where that cannot be told. */
function cpuRatios(nodes: readonly StoredObject[]): ReadonlyMap<string, number> | undefined {
  const cpus = new Map<string, number>();
  let total = 0;
  for (const node of nodes) {
    const labels = node.metadata.labels ?? {};
    if (EXCLUDED.some(label => Object.hasOwn(labels, label))) continue;
    if (conditionOf(node, 'Ready')?.status !== 'True') continue;
    const cpu = quantity(node.status?.allocatable?.cpu);
    const zone = labels[ZONE];
    if (!zone || cpu === 0) return undefined;
    cpus.set(zone, (cpus.get(zone) ?? 0) + cpu);
    total += cpu;
  }
  if (cpus.size < 2) return undefined;
  return new Map([...cpus].map(([zone, cpu]) => [zone, cpu / total]));
}

interface Allocation {
  readonly minimum: number;
  readonly desired: number;
  readonly maximum: number;
}

function allocationsFor(
  count: number,
  nodes: readonly StoredObject[],
): ReadonlyMap<string, Allocation> | string {
  const ratios = cpuRatios(nodes);
  if (ratios === undefined)
    return 'Insufficient Node information: allocatable CPU or zone not specified on one or more nodes';
  const counts = `(${count} endpoints, ${ratios.size} zones)`;
  if (ratios.size > count) return `Insufficient number of endpoints ${counts}`;
  const least = new Map(
    [...ratios].map(([zone, ratio]) => [zone, Math.ceil((ratio * count) / (1 + OVERLOAD))]),
  );
  const total = [...least.values()].reduce((sum, minimum) => sum + minimum, 0);
  if (total > count)
    return `Unable to allocate minimum required endpoints to each zone without exceeding overload threshold ${counts}`;
  return new Map(
    [...ratios].map(([zone, ratio]) => {
      const minimum = least.get(zone) ?? 0;
      return [zone, { minimum, desired: Math.max(ratio * count, minimum), maximum: minimum + count - total }];
    }),
  );
}

const add = (counts: Map<string, number>, zone: string, more: number): void => {
  counts.set(zone, (counts.get(zone) ?? 0) + more);
};

/** Hints of a slice that may stay as they are, by zone; undefined when they may not. */
function heldHints(
  { endpoints }: SliceDraft,
  given: ReadonlyMap<string, number>,
  allocations: ReadonlyMap<string, Allocation>,
): ReadonlyMap<string, number> | undefined {
  const counts = new Map<string, number>();
  for (const { hints } of endpoints.filter(isOpen)) {
    const zones = hints?.forZones ?? [];
    if (zones.length === 0 || zones.some(({ name }) => !allocations.has(name))) return undefined;
    for (const { name } of zones) add(counts, name, 1);
  }
  for (const [zone, count] of counts)
    if (count + (given.get(zone) ?? 0) > (allocations.get(zone)?.maximum ?? 0)) return undefined;
  return counts;
}

const most = (zones: ReadonlyMap<string, number>): readonly [string, number] =>
  [...zones].reduce<readonly [string, number]>((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0]);

/** How many endpoints each zone gives away, and how many each receives. */
function exchange(
  allocations: ReadonlyMap<string, Allocation>,
  allocated: ReadonlyMap<string, number>,
): { readonly giving: Map<string, number>; readonly receiving: Map<string, number> } {
  const surplus = new Map<string, number>();
  const need = new Map<string, number>();
  for (const [zone, { desired }] of allocations) {
    const hints = allocated.get(zone) ?? 0;
    if (hints > desired) surplus.set(zone, hints - desired);
    else if (hints < desired) need.set(zone, desired - hints);
  }
  const giving = new Map<string, number>();
  const receiving = new Map<string, number>();
  for (;;) {
    const [from, give] = most(surplus);
    const [to, take] = most(need);
    if (from === '' || to === '' || (give < 1 && take < 1) || give < 0.5 || take < 0.5)
      return { giving, receiving };
    add(giving, from, 1);
    add(surplus, from, -1);
    add(receiving, to, 1);
    add(need, to, -1);
  }
}

export interface ZoneHints {
  readonly drafts: Drafts;
  /** Why there are none; undefined: there are. */
  readonly refusal?: string;
}

export function withZoneHints(drafts: Drafts, nodes: readonly StoredObject[]): ZoneHints {
  const ready = drafts.flatMap(({ endpoints }) => endpoints.filter(isOpen));
  const allocations = allocationsFor(ready.length, nodes);
  if (typeof allocations === 'string') return { drafts: withoutHints(drafts), refusal: allocations };

  const allocated = new Map<string, number>();
  const kept = new Set<SliceDraft>();
  for (const draft of drafts.filter(({ changed }) => !changed)) {
    const hints = heldHints(draft, allocated, allocations);
    if (hints === undefined) continue;
    kept.add(draft);
    for (const [zone, count] of hints) add(allocated, zone, count);
  }
  const open = drafts.filter(draft => !kept.has(draft)).flatMap(({ endpoints }) => endpoints.filter(isOpen));
  if (open.some(({ zone }) => !zone))
    return { drafts: withoutHints(drafts), refusal: 'One or more endpoints do not have a zone specified' };
  for (const { zone = '' } of open) add(allocated, zone, 1);

  const { giving, receiving } = exchange(allocations, allocated);
  const place = (own: string): string => {
    const left = giving.get(own) ?? 0;
    const to = [...receiving].find(([, count]) => count > 0)?.[0];
    if (left === 0 || to === undefined) return own;
    add(giving, own, -1);
    add(receiving, to, -1);
    return to;
  };
  const hinted = drafts.map(draft =>
    kept.has(draft)
      ? draft
      : {
          ...draft,
          changed: true,
          endpoints: draft.endpoints.map(endpoint =>
            isOpen(endpoint)
              ? withHints(endpoint, { forZones: [{ name: place(endpoint.zone ?? '') }] })
              : endpoint,
          ),
        },
  );
  if (allocated.size === 0) return { drafts: withoutHints(drafts), refusal: 'No hints allocated for zones' };
  return { drafts: hinted };
}

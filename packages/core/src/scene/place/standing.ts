/**
 * Who stands where in the lens `nodes`: per bracket the pods of its node, what is folded of each list in one row, addresses of the same pod once more, what has no node,
 * what lies outside. Knows nothing of heights. Called by `placeNodesSide`.
 */

import { isPictured } from '../../freshness.ts';
import type { Uid } from '../../kubernetes/object.ts';
import { push } from '../../multi-map.ts';
import type { EndpointId, Topology } from '../../topology.ts';
import type { Standing } from '../nodes-side.ts';
import { freshnessOf } from '../observed.ts';
import type { Block, Nameplate } from '../placement.ts';
import type { Tenant } from './plan.ts';

export const noNode = 'no-node';
export const outside = 'outside';

export function bracketKey(node: string): string {
  return `node|${node}`;
}

/** Who needs a stand. `key` is the same from one placement to the next. */
export interface Resident {
  readonly key: string;
  readonly standing: Exclude<Standing, { readonly type: 'free' | 'tombstone' }>;
  readonly plate?: Nameplate;
}

export interface Residents {
  /** Per bracket, in the order in which they stand when all are new. */
  readonly of: ReadonlyMap<string, readonly Resident[]>;
  /** Where each line leads: key of a bracket and of a resident. */
  readonly targets: ReadonlyMap<EndpointId, Target>;
}

export interface Target {
  readonly bracket: string;
  readonly resident: string;
}

export function residents(
  topology: Topology,
  blocks: readonly Block[],
  tenants: ReadonlyMap<string, readonly Tenant[]>,
): Residents {
  const of = new Map<string, Resident[]>();
  const stand = (bracket: string, resident: Resident): void => {
    push(of, bracket, resident);
  };
  const bodies = new Map<Uid, Target & { readonly address: string }>();
  const targets = new Map<EndpointId, Target>();
  for (const block of blocks) {
    const there = tenants.get(block.key) ?? [];
    const folded = foldedIn(block);
    const folds = new Map<string, { readonly pods: Uid[]; readonly alone: Nameplate; count: number }>();
    for (const { endpoint, pod, body, plate } of there) {
      const bracket = pod === undefined ? outside : bracketOf(topology, plate, pod, endpoint?.namespace);
      if ((pod !== undefined && !body) || bracket === undefined) continue;
      const key = pod ?? endpoint?.id ?? '';
      if (folded(endpoint?.id, pod)) {
        const fold = folds.get(bracket) ?? { pods: [], alone: plate, count: 0 };
        folds.set(bracket, fold);
        fold.count++;
        if (pod !== undefined) fold.pods.push(pod);
        const target = { bracket, resident: foldKey(block.key) };
        if (pod === undefined) targets.set(endpoint?.id ?? '', target);
        else bodies.set(pod, { ...target, address: plate.address });
      } else if (pod !== undefined) {
        bodies.set(pod, { bracket, resident: key, address: plate.address });
        stand(bracket, { key, standing: { type: 'pod', pod }, plate });
      } else {
        targets.set(key, { bracket, resident: key });
        stand(bracket, { key, standing: { type: 'outside', endpoint: key }, plate });
      }
    }
    for (const [bracket, { pods, count, alone }] of folds) {
      const [only] = pods;
      if (count > 1 || only === undefined)
        stand(bracket, {
          key: foldKey(block.key),
          standing: { type: 'fold', block: block.key, pods, count },
        });
      else {
        // A single one needs no number.
        bodies.set(only, { bracket, resident: only, address: alone.address });
        stand(bracket, { key: only, standing: { type: 'pod', pod: only }, plate: alone });
      }
    }
    if (block.type !== 'alias' || block.abroad !== undefined) continue;
    targets.set(block.key, { bracket: outside, resident: block.key });
    stand(outside, { key: block.key, standing: { type: 'alias', block: block.key } });
  }
  furtherLines(blocks, tenants, bodies, targets, of);
  return { of, targets };
}

/** Lines that name a pod which stands already lead there; under another address it is named once more, below itself. */
function furtherLines(
  blocks: readonly Block[],
  tenants: ReadonlyMap<string, readonly Tenant[]>,
  bodies: ReadonlyMap<Uid, Target & { readonly address: string }>,
  targets: Map<EndpointId, Target>,
  of: Map<string, Resident[]>,
): void {
  const again = new Map<string, Resident[]>();
  for (const block of blocks) {
    const folded = foldedIn(block);
    for (const { endpoint, pod, body, plate } of tenants.get(block.key) ?? []) {
      const at = pod === undefined ? undefined : bodies.get(pod);
      if (endpoint === undefined || pod === undefined || at === undefined) continue;
      const same = body || folded(endpoint.id, pod) || endpoint.address === at.address;
      const resident = same || at.resident !== pod ? at.resident : `${pod}|${endpoint.address}`;
      targets.set(endpoint.id, { bracket: at.bracket, resident });
      if (resident === at.resident) continue;
      const there = again.get(at.resident) ?? [];
      again.set(at.resident, there);
      if (there.some(({ key }) => key === resident)) continue;
      there.push({
        key: resident,
        standing: { type: 'address', pod, address: endpoint.address, endpoint: endpoint.id },
        plate,
      });
    }
  }
  if (again.size === 0) return;
  for (const [bracket, there] of of)
    of.set(
      bracket,
      there.flatMap(resident => [resident, ...(again.get(resident.key) ?? [])]),
    );
}

export function foldKey(block: string): string {
  return `fold|${block}`;
}

function foldedIn(block: Block): (endpoint: EndpointId | undefined, pod: Uid | undefined) => boolean {
  if (block.type === 'alias' || block.fold === undefined) return () => false;
  const endpoints = new Set(block.fold.endpoints);
  const pods = new Set(block.fold.pods);
  return (endpoint, pod) =>
    endpoint === undefined ? pod !== undefined && pods.has(pod) : endpoints.has(endpoint);
}

/** Undefined for a pod that is not there although pods are known: its line leads nowhere. */
function bracketOf(
  topology: Topology,
  plate: Nameplate,
  pod: Uid,
  namespace: string | undefined,
): string | undefined {
  if (!topology.pods.has(pod)) {
    const pods = freshnessOf(topology, 'Pod', namespace ?? '');
    if (pods === undefined || isPictured(pods)) return undefined;
  }
  return plate.node === undefined ? noNode : bracketKey(plate.node);
}

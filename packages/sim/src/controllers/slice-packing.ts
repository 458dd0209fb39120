/**
 * How endpoints are spread over slices of one family and one set of ports, touching as few slices as possible
 * (kubernetes/endpointslice `reconciler.go` reconcileByPortMapping). Endpoints stay in their slice and in their order; newcomers fill
 * slices that are written anyway, then the one slice that they fit into best, then new ones.
 */
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import type { Endpoint } from './service-endpoints.ts';

export const MAX_PER_SLICE = 100;

export interface Packing {
  readonly update: ReadonlyMap<StoredObject, readonly Endpoint[]>;
  /** Lists for new slices. */
  readonly create: readonly (readonly Endpoint[])[];
  readonly remove: readonly StoredObject[];
}

/** What makes an endpoint the same one (upstream endpointHash); everything else about it may change in place. */
const identity = ({ addresses, hostname = '', targetRef }: Endpoint): string =>
  [...addresses, '', hostname, targetRef?.namespace ?? '', targetRef?.name ?? ''].join('\n');

/** Hints are not part of the comparison: they are decided afterwards. */
const beyondIdentity = (endpoints: readonly Endpoint[]): readonly unknown[] =>
  endpoints.map(({ hints: _, ...rest }) => rest);

const sizeOf = ({ endpoints }: StoredObject): number => endpoints?.length ?? 0;

export function pack(held: readonly StoredObject[], desired: readonly Endpoint[]): Packing {
  const missing = new Map(desired.map(endpoint => [identity(endpoint), endpoint]));
  const update = new Map<StoredObject, Endpoint[]>();
  const unchanged: StoredObject[] = [];
  const remove: StoredObject[] = [];

  for (const slice of held) {
    const endpoints: readonly Endpoint[] = slice.endpoints ?? [];
    const kept = endpoints.flatMap(endpoint => {
      const wanted = missing.get(identity(endpoint));
      missing.delete(identity(endpoint));
      return wanted === undefined ? [] : [wanted];
    });
    if (sameJson(kept, beyondIdentity(endpoints))) unchanged.push(slice);
    else if (kept.length === 0) remove.push(slice);
    else update.set(slice, kept);
  }

  const queue = [...missing.values()];
  for (const list of [...update.values()].sort((a, b) => b.length - a.length))
    list.push(...queue.splice(0, MAX_PER_SLICE - list.length));
  const create: Endpoint[][] = [];
  while (queue.length > 0) {
    const roomy = unchanged
      .filter(slice => sizeOf(slice) + queue.length <= MAX_PER_SLICE)
      .sort((a, b) => sizeOf(b) - sizeOf(a))[0];
    if (roomy !== undefined && queue.length < MAX_PER_SLICE) {
      update.set(roomy, [...(roomy.endpoints ?? []), ...queue.splice(0)]);
      break;
    }
    create.push(queue.splice(0, MAX_PER_SLICE));
  }
  return { update, create, remove };
}

/**
 * Lines that stand in their slices as before while their Service was deleted: they are told anew under the Service's name, and neither went nor came. The end of the Service is
 * news, and later that of its slices. Called by `describe`.
 */
import type { Patch } from '../../patch.ts';
import type { Endpoint, EndpointId } from '../../topology.ts';
import type { Both } from './labels.ts';

/** Both ids of each. */
export function stayed(patch: Patch, { before, after }: Both): ReadonlySet<EndpointId> {
  const left = new Map<string, EndpointId>();
  for (const id of patch.endpoints?.gone ?? []) {
    const line = before.endpoints.get(id);
    if (line !== undefined && !after.services.has(line.service)) left.set(placeOf(line), id);
  }
  const both = new Set<EndpointId>();
  if (left.size === 0) return both;
  for (const line of patch.endpoints?.put ?? []) {
    const was = left.get(placeOf(line));
    if (was !== undefined && !before.endpoints.has(line.id)) both.add(was).add(line.id);
  }
  return both;
}

const placeOf = ({ slices, family, address }: Endpoint): string => `${slices.join()} ${family} ${address}`;

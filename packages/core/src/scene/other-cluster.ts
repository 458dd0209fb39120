/**
 * Whether two pictures are of two clusters: another one answers behind the same address, or a simulated one began anew. Then nothing that differs is news. A cluster is known
 * by the UID of its namespace kube-system; where that may not be seen, by its nodes and Services, of which none is the same. Called by the ledger and by what was missed.
 */
import type { Topology } from '../topology.ts';

type Known = Pick<Topology, 'namespaces' | 'nodes' | 'services'>;

export function isOtherCluster(before: Known, after: Known): boolean {
  const [was, is] = [systemOf(before), systemOf(after)];
  if (was !== undefined && is !== undefined) return was !== is;
  return areOthers(before.nodes, after.nodes) && areOthers(before.services, after.services);
}

function systemOf({ namespaces }: Pick<Topology, 'namespaces'>): string | undefined {
  for (const { name, uid } of namespaces.values()) if (name === 'kube-system') return uid;
  return undefined;
}

/** Of who is not there nothing is known. */
function areOthers(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): boolean {
  return before.size > 0 && after.size > 0 && ![...before.keys()].some(uid => after.has(uid));
}

/**
 * What one NetworkPolicy does by itself in one direction, and which pods it means. Policies add up: shut here, another may still let through, while what one opens to
 * everybody no other takes back (networking/v1 `NetworkPolicySpec`). Called by the ledger and the inspector.
 */
import type { Uid } from '../kubernetes/object.ts';
import type { Peer, PolicyAllowance } from '../topology/policy.ts';
import type { Pod, Topology } from '../topology.ts';

/** Whom it lets through; `untouched` where it leaves the direction alone. */
export type PolicyEffect = 'untouched' | 'nobody' | 'some' | 'everybody';

export function effectOf(allowances: readonly PolicyAllowance[] | undefined): PolicyEffect {
  if (allowances === undefined) return 'untouched';
  if (allowances.some(({ peers, ports }) => peers.length === 0 && ports.length === 0)) return 'everybody';
  return allowances.some(({ peers }) => peers.length === 0 || peers.some(fitsAny)) ? 'some' : 'nobody';
}

/** A peer that says nothing fits nobody. */
function fitsAny({ pods, namespaces, cidr }: Peer): boolean {
  return (pods ?? namespaces ?? cidr) !== undefined;
}

export function podsMeant(policy: Uid, { pods }: Topology): readonly Pod[] {
  return [...pods.values()].filter(({ policies }) => policies?.includes(policy) === true);
}

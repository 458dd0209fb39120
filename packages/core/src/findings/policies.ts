/**
 * What NetworkPolicies allow (networking/v1): who is isolated in which direction, and whether some rule of some policy lets a connection through. Rules add up; nothing
 * denies. Ports are those of the pods. Called by rules and by the trace.
 */
import type {
  NetworkPolicyObject,
  PolicyPeer,
  PolicyPort,
  PolicyRule,
} from '../kubernetes/network-policy.ts';
import type { PodObject, Protocol } from '../kubernetes/object.ts';
import { isSelected } from '../label-selector.ts';
import { fitsPort } from '../policy-port.ts';
import type { Inquiry } from './inquiry.ts';
import { contains, readRange } from './ip-range.ts';

export type Direction = 'Ingress' | 'Egress';

/** The policies that isolate a pod in this direction. Of pods on the network of their node nobody knows, so there are none. */
export function isolating(
  inquiry: Inquiry,
  pod: PodObject,
  direction: Direction,
): readonly NetworkPolicyObject[] {
  if (pod.hostNetwork) return [];
  return inquiry
    .inNamespace('NetworkPolicy', pod.meta.namespace)
    .filter(
      ({ selector, directions }) =>
        directions.includes(direction) && selector !== undefined && isSelected(selector, pod.meta.labels),
    );
}

export const rulesOf = (policy: NetworkPolicyObject, direction: Direction): readonly PolicyRule[] =>
  direction === 'Ingress' ? policy.ingress : policy.egress;

/** `target` is the pod that is called: names of ports are looked up there. */
export function allowsPort(
  { ports }: PolicyRule,
  target: PodObject | undefined,
  port: number,
  protocol: Protocol,
): boolean {
  return ports.length === 0 || ports.some(allowed => fitsPort(allowed, target, port, protocol));
}

/** Somebody at the other end: a pod, or an address outside. */
export type Other = { readonly pod: PodObject } | { readonly address: string };

/** `unknown`: what a block of addresses sees of a pod is not defined, and labels of namespaces may be unseen. */
export function allowsPeer(
  inquiry: Inquiry,
  policy: NetworkPolicyObject,
  { peers }: PolicyRule,
  other: Other,
): boolean | 'unknown' {
  if (peers.length === 0) return true;
  const answers = peers.map(peer => fitsPeer(inquiry, policy.meta.namespace, peer, other));
  return answers.includes(true) || (answers.includes('unknown') ? 'unknown' : false);
}

function fitsPeer(inquiry: Inquiry, namespace: string, peer: PolicyPeer, other: Other): boolean | 'unknown' {
  const { pods, namespaces, block } = peer;
  if (block !== undefined) {
    const addresses = 'pod' in other ? other.pod.ips : [other.address];
    const inside = addresses.some(address => isInBlock(block, address));
    // For pods it depends on the network whether blocks are looked at; for others on whether addresses are rewritten.
    return inside ? ('pod' in other ? 'unknown' : true) : false;
  }
  if (!('pod' in other) || (pods === undefined && namespaces === undefined)) return false;
  // As a caller it looks like its node.
  if (other.pod.hostNetwork) return false;
  if (pods !== undefined && !isSelected(pods, other.pod.meta.labels)) return false;
  if (namespaces === undefined) return other.pod.meta.namespace === namespace;
  const found = inquiry.find('Namespace', '', other.pod.meta.namespace);
  if (namespaces.pairs.size + namespaces.expressions.length === 0) return true;
  if (found === undefined) return inquiry.sees('Namespace') ? false : 'unknown';
  return isSelected(namespaces, found.meta.labels);
}

function isInBlock({ cidr, except }: NonNullable<PolicyPeer['block']>, address: string): boolean {
  const range = readRange(cidr);
  if (range === undefined || !contains(range, address)) return false;
  return !except.some(text => {
    const hole = readRange(text);
    return hole !== undefined && contains(hole, address);
  });
}

export function showPolicyPort({ port, endPort, protocol }: PolicyPort): string {
  if (port === undefined) return `every port of ${protocol}`;
  return `${port}${endPort === undefined ? '' : `-${endPort}`}/${protocol}`;
}

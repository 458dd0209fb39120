/**
 * NetworkPolicies as what they let through, and the walls that they are: at the end of a line whose pod they mean, open to `some` or to `nobody` on the ports of that
 * line. Ports are those of the pod, after the Service's translation. No wall where everybody is let in anyway, and at pods on the network of their node, which
 * policies are not defined for. Called by `projectNamespace`. Law P40.
 */
import type { NetworkPolicyObject, PolicyPeer, PolicyRule } from '../kubernetes/network-policy.ts';
import type { LabelSelector, PodObject, SlicePort } from '../kubernetes/object.ts';
import { selectorText } from '../label-selector.ts';
import { fitsPort } from '../policy-port.ts';
import type { Peer, Policy, PolicyAllowance } from '../topology/policy.ts';
import type { Endpoint } from '../topology.ts';

export function projectPolicy({ meta, selector, directions, ingress, egress }: NetworkPolicyObject): Policy {
  return {
    uid: meta.uid,
    name: meta.name,
    namespace: meta.namespace,
    created: meta.created,
    ...(selector !== undefined && { selector: selectorText(selector) }),
    ...(directions.includes('Ingress') && { ingress: ingress.map(projectRule) }),
    ...(directions.includes('Egress') && { egress: egress.map(projectRule) }),
  };
}

function projectRule({ peers, ports }: PolicyRule): PolicyAllowance {
  return { peers: peers.map(projectPeer), ports };
}

function projectPeer({ pods, namespaces, block }: PolicyPeer): Peer {
  const text = (selector: LabelSelector | undefined) => selector && selectorText(selector);
  const [who, where] = [text(pods), text(namespaces)];
  return {
    ...(who !== undefined && { pods: who }),
    ...(where !== undefined && { namespaces: where }),
    ...(block !== undefined && { cidr: block.cidr }),
    ...(block !== undefined && block.except.length > 0 && { except: block.except }),
  };
}

/** `policies`: those that mean the pod. Undefined: nothing is shut. */
export function wallAt(
  pod: PodObject,
  ports: readonly SlicePort[],
  policies: readonly NetworkPolicyObject[],
): Endpoint['wall'] {
  const shutting = policies.filter(({ directions }) => directions.includes('Ingress'));
  if (shutting.length === 0 || pod.hostNetwork) return undefined;
  const rules = shutting.flatMap(({ ingress }) => ingress);
  const open = rules.filter(({ peers }) => peers.length === 0);
  const admits = (some: readonly PolicyRule[], port: SlicePort): boolean =>
    some.some(
      rule => rule.ports.length === 0 || rule.ports.some(one => fitsPort(one, pod, port.port, port.protocol)),
    );
  if (ports.length === 0) return rules.some(isSaid) ? 'some' : 'nobody';
  if (ports.every(port => admits(open, port))) return undefined;
  return ports.some(port => admits(rules.filter(isSaid), port)) ? 'some' : 'nobody';
}

/** A peer that says nothing fits nobody. */
function isSaid({ peers }: PolicyRule): boolean {
  return peers.length === 0 || peers.some(peer => peer.pods ?? peer.namespaces ?? peer.block);
}

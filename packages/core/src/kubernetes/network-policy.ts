/**
 * What we read of NetworkPolicies (networking.k8s.io/v1): whom they mean, in which directions, and what they let through. Part of `object.ts`, written by
 * `parse/network-policy.ts`. An empty list of peers or ports means anybody and any; a direction with no rules lets nothing through.
 */
import type { LabelSelector, Meta, Protocol } from './object.ts';

export interface NetworkPolicyObject {
  readonly kind: 'NetworkPolicy';
  readonly meta: Meta;
  /** The pods of its own namespace; undefined where it cannot be understood, which means nobody. */
  readonly selector?: LabelSelector;
  /** Defaults are filled in: ingress always, egress where there are rules for it. */
  readonly directions: readonly ('Ingress' | 'Egress')[];
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
}

/** Peers and ports must both fit. */
export interface PolicyRule {
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly PolicyPort[];
}

/** Pods (of the policy's namespace, unless namespaces are selected), or addresses outside the cluster. One that says nothing fits nobody. */
export interface PolicyPeer {
  readonly pods?: LabelSelector;
  readonly namespaces?: LabelSelector;
  readonly block?: { readonly cidr: string; readonly except: readonly string[] };
}

export interface PolicyPort {
  readonly protocol: Protocol;
  /** Of the pod, never of the Service; a name is looked up at the pod that is called. Undefined: all of the protocol. */
  readonly port?: number | string;
  readonly endPort?: number;
}

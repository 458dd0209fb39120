/** NetworkPolicies as part of the topology: whom they mean and what they let through. Types only. */
import type { PolicyPort } from '../kubernetes/network-policy.ts';
import type { Uid } from '../kubernetes/object.ts';

/** At the other end of a connection: pods, or a range of addresses. */
export interface Peer {
  /** As kubectl writes selectors after -l; empty for everybody. */
  readonly pods?: string;
  readonly namespaces?: string;
  readonly cidr?: string;
  readonly except?: readonly string[];
}

/** One rule of a NetworkPolicy: whom it lets through on what. No peers: anybody; no ports: any. */
export interface PolicyAllowance {
  readonly peers: readonly Peer[];
  readonly ports: readonly PolicyPort[];
}

/** A NetworkPolicy: whom it means and what it lets through, in each direction that it shuts. */
export interface Policy {
  readonly uid: Uid;
  readonly name: string;
  readonly namespace: string;
  readonly created: number;
  /** As kubectl writes it after -l; empty where it means every pod of the namespace, absent where nobody. */
  readonly selector?: string;
  /** Absent where it leaves the direction alone; empty where it lets nobody through. */
  readonly ingress?: readonly PolicyAllowance[];
  readonly egress?: readonly PolicyAllowance[];
}

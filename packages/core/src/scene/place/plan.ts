/**
 * What `place` hands from step to step: which blocks there are to be (order.ts), and who is to sit in each (opposite.ts). Types only.
 */
import type { Family, Uid } from '../../kubernetes/object.ts';
import type { Endpoint } from '../../topology.ts';
import type { Nameplate } from '../placement.ts';

export interface BlockPlan {
  readonly key: string;
  readonly type: 'list' | 'alias' | 'in-no-list';
  readonly namespace: string;
  /** UID of the Service, or `namespace/name`; empty for `in-no-list`. */
  readonly service: string;
  readonly name: string;
  readonly family: Family;
  /** The namespace of a Service behind a border, which is not looked at: it has a name here, and nothing else. */
  readonly abroad?: string;
  /** First of the lists of its Service. */
  readonly named: boolean;
  /** Whether a controller keeps the list from a selector: then it may grow by itself. */
  readonly selects: boolean;
  readonly staffing?: { readonly desired: number; readonly surge: number };
}

/** Who needs a seat: a line with or without its pod, or a pod without a line. */
export interface Tenant {
  readonly endpoint?: Endpoint;
  readonly pod?: Uid;
  /** Whether the pod is drawn here; false where a line faces a pod that is drawn elsewhere. */
  readonly body: boolean;
  readonly leaving: boolean;
  /** Nothing to say about it: it may stand in a fold. */
  readonly alike: boolean;
  readonly plate: Nameplate;
}

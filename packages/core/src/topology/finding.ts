/**
 * What is wrong, as part of the topology: the findings of a namespace, and that it was judged at all, without which an empty list says nothing. Made by the hub from
 * what `judge` finds, never by `project`: judging takes longer than a tick may, and depends on the time. Types only.
 */
import type { Finding } from '../findings/finding.ts';

/** A finding as it is told: a reader may meet rules that it does not know. */
export type ToldFinding = Omit<Finding, 'rule'> & { readonly rule: string };

/** That a namespace was judged. */
export interface Judged {
  /** The namespace; empty for what belongs to none. */
  readonly key: string;
  /** Kinds for want of which some rules had to keep silent, by name. */
  readonly unobserved: readonly string[];
  /** How many more findings there are than are told: the least of them. */
  readonly untold?: number;
}

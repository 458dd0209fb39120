/**
 * What a NetworkPolicy does, for the inspector: the sentence that it opens with, and whom it lets through on which ports, rule by rule. From the topology alone. Policies
 * add up: one alone never says that a call fails (networking/v1 `types.go`).
 */

import { isPictured } from '../freshness.ts';
import { policyWords } from '../scene/messages/policy-en.ts';
import { freshnessOf } from '../scene/observed.ts';
import { effectOf, podsMeant } from '../scene/policy-effect.ts';
import { callerText } from '../scene/policy-sentence.ts';
import type { Policy, PolicyAllowance } from '../topology/policy.ts';
import type { Topology } from '../topology.ts';
import { openingWords } from './messages/opening-en.ts';

export interface AllowedThrough {
  /** As kubectl writes selectors after -l, or ranges. */
  readonly who: string;
  readonly ports: string;
}

export function openingOfPolicy(policy: Policy, topology: Topology): string {
  const words = openingWords.policy;
  const { uid, namespace, selector, ingress, egress } = policy;
  if (selector === undefined) return words.meansNobody;
  const list = freshnessOf(topology, 'Pod', namespace);
  const pods = list === undefined || isPictured(list) ? podsMeant(uid, topology).length : undefined;
  const means = words.means(selector, namespace, pods);
  return [means, words.in[effectOf(ingress)], words.out[effectOf(egress)]].join(' ');
}

export function allowedThrough(allowances: readonly PolicyAllowance[] = []): readonly AllowedThrough[] {
  return allowances.flatMap(({ peers, ports }) => {
    const on = ports.length === 0 ? policyWords.anyPort : ports.map(policyWords.port).join(', ');
    const who = peers.length === 0 ? [policyWords.anybody] : peers.flatMap(peer => callerText(peer) ?? []);
    return who.map(one => ({ who: one, ports: on }));
  });
}

/**
 * What a NetworkPolicy does, for the inspector: the sentence that it opens with, and whom it lets through on which ports, rule by rule. From the topology alone. Policies
 * add up: one alone never says that a call fails (networking/v1 `types.go`).
 */

import { policyWords } from '../scene/messages/policy-en.ts';
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
  const pods = [...topology.pods.values()].filter(pod => pod.policies?.includes(uid)).length;
  const means = selector === undefined ? words.meansNobody : words.means(selector, namespace, pods);
  const inward = ingress && (ingress.length === 0 ? words.in.shut : words.in.only);
  const outward = egress && (egress.length === 0 ? words.out.shut : words.out.only);
  const said = [inward, outward].filter(text => text !== undefined);
  return [means, ...(said.length === 0 ? [words.free] : said)].join(' ');
}

export function allowedThrough(allowances: readonly PolicyAllowance[] = []): readonly AllowedThrough[] {
  return allowances.flatMap(({ peers, ports }) => {
    const on = ports.length === 0 ? policyWords.anyPort : ports.map(policyWords.port).join(', ');
    const who = peers.length === 0 ? [policyWords.anybody] : peers.flatMap(peer => callerText(peer) ?? []);
    return who.map(one => ({ who: one, ports: on }));
  });
}

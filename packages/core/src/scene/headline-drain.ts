/** What the headline says of nodes that are being emptied: who still stands there, and which budget keeps them. Part of `headline-nodes`. */
import type { Budget, ClusterNode, Pod, Topology } from '../topology.ts';
import { byName } from './by-name.ts';
import { budgetsOf, isStanding, leaveOf } from './drain.ts';
import type { Headline } from './headline.ts';
import { drainWords } from './messages/drain-en.ts';
import { podsByNode } from './pods-by-node.ts';

/** Nodes that take nothing new, and whose pods leave. */
export function beingEmptied(
  topology: Topology,
  seen: ReadonlySet<string>,
  nodes: readonly ClusterNode[],
): Headline {
  const here = podsByNode(topology, seen);
  const pods = nodes.flatMap(node => (here.get(node.name) ?? []).filter(isStanding));
  const kept = keeping(topology, pods);
  const stand = drainWords.stand(pods.length, nodes.length);
  return {
    sentence: drainWords.emptied(nodes.map(({ name }) => name)),
    more: kept === undefined ? `${stand}.` : `${stand}; ${kept}.`,
    tone: 'busy',
  };
}

/** What budgets say to those who stay; those that let nobody go come first. */
function keeping(topology: Topology, pods: readonly Pod[]): string | undefined {
  const asked = new Set<Budget>();
  for (const pod of pods)
    if (leaveOf(pod, topology) !== undefined)
      for (const budget of budgetsOf(pod, topology)) if (budget.allowed !== undefined) asked.add(budget);
  const sorted = [...asked].sort((a, b) => byName(a.name, b.name) || byName(a.namespace, b.namespace));
  const shut = sorted.filter(({ allowed }) => allowed === 0);
  if (shut.length > 1) return drainWords.several(shut.length);
  const [budget] = shut.length === 1 ? shut : sorted;
  if (budget?.allowed === undefined) return undefined;
  const atATime = Math.max(0, (budget.expected ?? 0) - (budget.desired ?? 0));
  if (budget.allowed > 0)
    return atATime === budget.allowed
      ? drainWords.letsAtATime(budget.name, atATime)
      : drainWords.letsNow(budget.name, budget.allowed);
  return atATime > 0 ? drainWords.letsAtATime(budget.name, atATime) : drainWords.lets(budget.name, 0);
}

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
  const pods = standing(topology, seen, nodes);
  const kept = keeping(topology, pods)?.words;
  const stand = drainWords.stand(pods.length, nodes.length);
  return {
    sentence: drainWords.emptied(nodes.map(({ name }) => name)),
    more: kept === undefined ? `${stand}.` : `${stand}; ${kept}.`,
    tone: 'busy',
  };
}

/** In one sentence, where a budget lets nobody go: for where the drain is not all that is to be said. */
export function heldUp(
  topology: Topology,
  seen: ReadonlySet<string>,
  nodes: readonly ClusterNode[],
): Headline | undefined {
  const kept = keeping(topology, standing(topology, seen, nodes));
  if (kept?.shut !== true) return undefined;
  return {
    sentence: drainWords.held(
      nodes.map(({ name }) => name),
      kept.words,
    ),
    tone: 'busy',
  };
}

/** What budgets that let nobody go say to those on a cordoned node, whoever drains it. */
export function keptThere(topology: Topology, node: string): string | undefined {
  const there = [...topology.pods.values()].filter(pod => pod.node === node && isStanding(pod));
  const kept = keeping(topology, there);
  return kept?.shut === true ? kept.words : undefined;
}

function standing(
  topology: Topology,
  seen: ReadonlySet<string>,
  nodes: readonly ClusterNode[],
): readonly Pod[] {
  const here = podsByNode(topology, seen);
  return nodes.flatMap(node => (here.get(node.name) ?? []).filter(isStanding));
}

interface Kept {
  readonly words: string;
  /** Nobody may go until something else changes. */
  readonly shut: boolean;
}

/** What budgets say to those who stay; those that let nobody go come first. */
function keeping(topology: Topology, pods: readonly Pod[]): Kept | undefined {
  const asked = new Set<Budget>();
  for (const pod of pods)
    if (leaveOf(pod, topology) !== undefined)
      for (const budget of budgetsOf(pod, topology)) if (budget.allowed !== undefined) asked.add(budget);
  const sorted = [...asked].sort((a, b) => byName(a.name, b.name) || byName(a.namespace, b.namespace));
  const shut = sorted.filter(({ allowed }) => allowed === 0);
  if (shut.length > 1) return { words: drainWords.several(shut.length), shut: true };
  const [budget] = shut.length === 1 ? shut : sorted;
  if (budget?.allowed === undefined) return undefined;
  const atATime = Math.max(0, (budget.expected ?? 0) - (budget.desired ?? 0));
  if (atATime > 0 && (budget.allowed === 0 || budget.allowed === atATime))
    return { words: drainWords.letsAtATime(budget.name, atATime), shut: false };
  return budget.allowed > 0
    ? { words: drainWords.letsNow(budget.name, budget.allowed), shut: false }
    : { words: drainWords.lets(budget.name, 0), shut: true };
}

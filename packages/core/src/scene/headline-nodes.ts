/**
 * What is to be said of the nodes on which pods of the picture stand: that one does not answer, is not ready, takes nobody new. Part of `headline`.
 */
import type { ClusterNode, Topology } from '../topology.ts';
import { byName } from './by-name.ts';
import type { Headline } from './headline.ts';
import { beingEmptied, heldUp } from './headline-drain.ts';
import { en } from './messages/en.ts';
import { nodesInUse, podsByNode } from './pods-by-node.ts';

function nodesInView(topology: Topology, seen: ReadonlySet<string>) {
  const used = nodesInUse(topology, seen, 'pods');
  return [...topology.nodes.values()]
    .filter(node => used.has(node.name))
    .sort((a, b) => byName(a.name, b.name));
}

/** Who leaves stands on a node that takes nobody new: then that is the case, whatever else comes and goes. */
export function emptied(
  topology: Topology,
  seen: ReadonlySet<string>,
  said: Headline | undefined,
): Headline | undefined {
  const nodes = leftNodes(topology, seen);
  return nodes.length === 0 ? said : beingEmptied(topology, seen, nodes);
}

/** That budgets let nobody go from such a node. */
export function held(topology: Topology, seen: ReadonlySet<string>): Headline | undefined {
  return heldUp(topology, seen, leftNodes(topology, seen));
}

function leftNodes(topology: Topology, seen: ReadonlySet<string>): readonly ClusterNode[] {
  const here = podsByNode(topology, seen);
  const isLeft = ({ name }: ClusterNode) => here.get(name)?.some(pod => pod.state === 'terminating');
  return nodesInView(topology, seen).filter(node => node.cordoned && isLeft(node));
}

export function nodesAway(topology: Topology, seen: ReadonlySet<string>): Headline | undefined {
  const nodes = nodesInView(topology, seen);
  const silent = nodes.filter(node => node.state === 'unknown');
  if (silent.length > 0) return { sentence: en.headline.nodeSilent(namesOf(silent)), tone: 'bad' };
  const unready = nodes.filter(node => node.state === 'not-ready');
  return unready.length === 0
    ? undefined
    : { sentence: en.headline.nodeNotReady(namesOf(unready)), tone: 'bad' };
}

export function nodesClosed(topology: Topology, seen: ReadonlySet<string>): Headline | undefined {
  const closed = nodesInView(topology, seen).filter(node => node.cordoned);
  return closed.length === 0
    ? undefined
    : { sentence: en.headline.nodeClosed(namesOf(closed)), tone: 'busy' };
}

function namesOf(nodes: readonly ClusterNode[]): readonly string[] {
  return nodes.map(({ name }) => name);
}

/**
 * What the parts of the lens `nodes` work with besides the desk: which lines name each pod, nodes by name, and the graph node that stands at each row. Made once per scene by
 * `layNodesSide`.
 */
import { lampOfPod } from '@switchboard/core/scene/lamp';
import type { Bracket, NodesSide, Stand } from '@switchboard/core/scene/nodes-side';
import type { ClusterNode, Endpoint } from '@switchboard/core/topology';
import type { Desk } from '../desk.ts';
import { knownOf } from '../known.ts';

export interface SideDesk {
  readonly desk: Desk;
  readonly side: NodesSide;
  /** Lines that name a pod, by its UID. */
  readonly linesOf: ReadonlyMap<string, readonly Endpoint[]>;
  readonly nodes: ReadonlyMap<string, ClusterNode>;
  /** Pods of ours that run on a node, by its name. */
  readonly ours: ReadonlyMap<string, number>;
  /** Namespaces, where several are looked at, whose pods may not be listed. */
  readonly unseen: readonly string[];
}

export function sideDesk(desk: Desk, side: NodesSide): SideDesk {
  const linesOf = new Map<string, Endpoint[]>();
  for (const line of desk.topology.endpoints.values()) {
    if (line.pod === undefined) continue;
    const there = linesOf.get(line.pod);
    if (there === undefined) linesOf.set(line.pod, [line]);
    else there.push(line);
  }
  const ours = new Map<string, number>();
  for (const pod of desk.topology.pods.values()) {
    const lamp = lampOfPod(pod);
    if (pod.node !== undefined && lamp !== 'finished' && pod.state !== 'failed')
      ours.set(pod.node, (ours.get(pod.node) ?? 0) + 1);
  }
  const nodes = new Map([...desk.topology.nodes.values()].map(node => [node.name, node]));
  // Rows of nodes may be lower than those of lists.
  const unseen = desk.placement.headings
    .map(({ namespace }) => namespace)
    .filter(namespace => knownOf(desk, 'Pod', namespace) === 'denied');
  return { desk: { ...desk, pitch: side.pitch }, side, linesOf, nodes, ours, unseen };
}

/** Id of the graph node at a row; undefined where nothing stands. */
export function graphIdOf(bracket: Bracket, { standing }: Stand): string | undefined {
  switch (standing.type) {
    case 'pod':
      return `pod:${standing.pod}`;
    case 'address':
      return `echo:${standing.endpoint}`;
    case 'outside':
      return `external:${standing.endpoint}`;
    case 'alias':
      return `external-name:${standing.block}`;
    case 'fold':
      return `fold-pods:${bracket.key}:${standing.block}`;
    case 'free':
    case 'tombstone':
      return undefined;
  }
}

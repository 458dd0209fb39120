/**
 * The shard of what belongs to no namespace: nodes with how many live pods each has, classes, namespaces with how many Services each has, and freshness.
 * Where pods or Services cannot be read there is no count, for none would look like zero (law P30).
 */
import { isKindPictured } from '../freshness.ts';
import type { Mutable } from '../kubernetes/json.ts';
import type { NodeObject } from '../kubernetes/object.ts';
import type { ClusterNode, IngressClass, Namespace, Topology } from '../topology.ts';
import { emptyTopology } from '../topology.ts';
import { objectsOf, type World } from '../world.ts';

export function projectCluster(world: World): Topology {
  const nodes = new Map<string, ClusterNode>();
  const classes = new Map<string, IngressClass>();
  const namespaces = new Map<string, Namespace>();
  const podsPictured = isKindPictured(world.freshness, 'Pod', '');
  for (const [uid, node] of objectsOf(world, '', 'Node')) {
    const pods = world.index.podsOnNode.get(node.meta.name)?.values() ?? [];
    nodes.set(uid, projectNode(node, podsPictured ? sum(pods) : undefined));
  }
  for (const [uid, { meta, controller, isDefault }] of objectsOf(world, '', 'IngressClass')) {
    classes.set(uid, { uid, name: meta.name, controller, isDefault });
  }
  for (const [uid, { meta, phase }] of objectsOf(world, '', 'Namespace')) {
    const services = objectsOf(world, meta.name, 'Service').size;
    const counted = isKindPictured(world.freshness, 'Service', meta.name);
    namespaces.set(uid, { uid, name: meta.name, phase, ...(counted && { services }) });
  }
  return { ...emptyTopology, nodes, classes, namespaces, freshness: world.freshness };
}

function projectNode(node: NodeObject, pods: number | undefined): ClusterNode {
  const { meta } = node;
  const element: Mutable<ClusterNode> = {
    uid: meta.uid,
    name: meta.name,
    created: meta.created,
    state: node.ready === undefined ? 'unknown' : node.ready ? 'ready' : 'not-ready',
    cordoned: node.cordoned,
    addresses: node.addresses,
  };
  if (pods !== undefined) element.pods = pods;
  if (node.roles !== undefined) element.roles = node.roles;
  if (node.version !== undefined) element.version = node.version;
  if (node.zone !== undefined) element.zone = node.zone;
  if (node.reason !== undefined) element.reason = node.reason;
  if (node.capacity !== undefined) element.capacity = node.capacity;
  return element;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

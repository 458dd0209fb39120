/**
 * Who stands on which node, carried on from topology to topology: pods, and which nodes are named at all. Of a node where nothing has changed it is the same value as before.
 * Called by lanes, headline, plan and streets.
 */
import type { Pod } from '../topology.ts';
import { type Followed, follow } from './follow.ts';

/** By namespace, and by name of the node; under '' those that have none yet. */
type ByNode<Value> = ReadonlyMap<string, ReadonlyMap<string, Value>>;

const pods = follow<ByNode<readonly Pod[]>>(new Map(), (before, was, now, touched) => {
  const next = copyOf(before);
  const left = new Map<readonly Pod[], Set<Pod>>();
  const come = new Map<string, Pod[]>();
  for (const uid of touched.pods) {
    const [old, pod] = [was.pods.get(uid), now.pods.get(uid)];
    const there = old === undefined ? undefined : before.get(old.namespace)?.get(old.node ?? '');
    if (old !== undefined && there !== undefined) left.set(there, (left.get(there) ?? new Set()).add(old));
    if (pod === undefined) continue;
    const key = `${pod.namespace}/${pod.node ?? ''}`;
    come.set(key, [...(come.get(key) ?? []), pod]);
  }
  for (const [there, gone] of left) {
    const [{ namespace, node = '' } = { namespace: '' }] = there;
    const stay = there.filter(pod => !gone.has(pod));
    if (stay.length > 0) next.get(namespace)?.set(node, stay);
    else next.get(namespace)?.delete(node);
  }
  for (const news of come.values()) {
    const [{ namespace, node = '' } = { namespace: '' }] = news;
    const nodes = next.get(namespace) ?? new Map<string, readonly Pod[]>();
    next.set(namespace, nodes.set(node, [...(nodes.get(node) ?? []), ...news]));
  }
  return next;
});

/** How many lines name a node. */
const lines = follow<ByNode<number>>(new Map(), (before, was, now, touched) => {
  const next = copyOf(before);
  for (const id of touched.lines)
    for (const [line, by] of [[was.endpoints.get(id), -1] as const, [now.endpoints.get(id), 1] as const]) {
      if (line?.node === undefined) continue;
      const nodes = next.get(line.namespace) ?? new Map<string, number>();
      next.set(line.namespace, nodes);
      const number = (nodes.get(line.node) ?? 0) + by;
      if (number === 0) nodes.delete(line.node);
      else nodes.set(line.node, number);
    }
  return next;
});

function copyOf<Value>(of: ByNode<Value>): Map<string, Map<string, Value>> {
  return new Map([...of].map(([namespace, nodes]) => [namespace, new Map(nodes)]));
}

/** Pods of these namespaces by the name of their node; under '' those that have none yet. */
export function podsByNode(
  topology: Followed,
  namespaces: ReadonlySet<string>,
): ReadonlyMap<string, readonly Pod[]> {
  const of = pods(topology);
  const [first] = namespaces;
  if (namespaces.size === 1 && first !== undefined) return of.get(first) ?? new Map();
  const found = new Map<string, readonly Pod[]>();
  for (const namespace of namespaces)
    for (const [node, there] of of.get(namespace) ?? [])
      found.set(node, found.has(node) ? [...(found.get(node) ?? []), ...there] : there);
  return found;
}

/** Names of nodes on which pods of these namespaces stand, and, if wanted, those that lines of theirs name. */
export function nodesInUse(
  topology: Followed,
  namespaces: Iterable<string>,
  what: 'pods' | 'pods and lines',
): ReadonlySet<string> {
  const used = new Set<string>();
  for (const namespace of namespaces) {
    for (const node of pods(topology).get(namespace)?.keys() ?? []) if (node !== '') used.add(node);
    if (what === 'pods and lines')
      for (const node of lines(topology).get(namespace)?.keys() ?? []) used.add(node);
  }
  return used;
}

/**
 * Says on every node for how long its kubelet may keep what it has read (kubernetes `pkg/controller/ttl`): the annotation `node.alpha.kubernetes.io/ttl`, in
 * seconds, longer in larger clusters. A node keeps its step until the cluster has outgrown or undercut it.
 */
import type { Controller } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { objectOf } from './key.ts';

export const TTL = 'node.alpha.kubernetes.io/ttl';

/** How few and how many nodes a step is for. */
const STEPS = [
  { least: 0, most: 100, seconds: 0 },
  { least: 90, most: 500, seconds: 15 },
  { least: 450, most: 1000, seconds: 30 },
  { least: 900, most: 2000, seconds: 60 },
  { least: 1800, most: Number.POSITIVE_INFINITY, seconds: 300 },
] as const;

function secondsFor({ metadata }: StoredObject, nodes: number): number {
  const held = STEPS.findIndex(({ seconds }) => String(seconds) === metadata.annotations?.[TTL]);
  let step = Math.max(0, held);
  while (nodes > (STEPS[step]?.most ?? 0)) step += 1;
  while (nodes < (STEPS[step]?.least ?? 0)) step -= 1;
  return STEPS[step]?.seconds ?? 0;
}

export const ttl: Controller = {
  name: 'ttl-controller',
  watches: { Node: ({ object }) => [`/${object.metadata.name}`] },
  reconcile(key, snapshot) {
    const node = objectOf(snapshot, 'Node', key);
    if (node === undefined) return { writes: [] };
    const wanted = String(secondsFor(node, snapshot.list('Node').length));
    const { annotations } = node.metadata;
    if (annotations?.[TTL] === wanted) return { writes: [] };
    const metadata = { ...node.metadata, annotations: { ...annotations, [TTL]: wanted } };
    return { writes: [{ verb: 'update', object: { ...node, metadata } }] };
  },
};

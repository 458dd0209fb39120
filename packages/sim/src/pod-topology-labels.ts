/**
 * Copies the zone and the region of a node to the pods that are bound to it (kubernetes `plugin/pkg/admission/podtopologylabels`), when they are created with a
 * node and when the scheduler gives them one. Called by the store; later changes of the node's labels do not reach its pods.
 */
import type { Snapshot } from './controller.ts';
import type { DraftObject } from './object.ts';

const TOPOLOGY = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region'] as const;

export function withTopologyLabels<Pod extends DraftObject>(pod: Pod, nodeName: string, held: Snapshot): Pod {
  const labels = held.get('Node', undefined, nodeName)?.metadata.labels;
  const copied = TOPOLOGY.flatMap(key => {
    const value = labels?.[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  if (copied.length === 0) return pod;
  return {
    ...pod,
    metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, ...Object.fromEntries(copied) } },
  };
}

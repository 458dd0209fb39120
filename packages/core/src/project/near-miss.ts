/**
 * The near miss of a Service whose selector matches no pod: looked for among the workloads that could staff it, by the labels of their pod templates.
 * Called by `projectService`, for such Services only. Law P35.
 */
import type { PodObject, ServiceObject, Uid, WorkloadObject } from '../kubernetes/object.ts';
import { nearMissAmong, type Pair } from '../near-miss.ts';
import type { NearMiss } from '../topology.ts';
import { hasEnded } from '../world-index.ts';
import { selectorOf } from './selection.ts';

export function nearMissOf(
  service: ServiceObject,
  workloads: readonly WorkloadObject[],
  pods: ReadonlyMap<Uid, PodObject>,
  rootOf: (pod: PodObject) => Uid | undefined,
): NearMiss | undefined {
  const selector = selectorOf(service);
  if (selector === undefined) return undefined;
  const found = nearMissAmong(selector, workloads, workload => workload.podLabels);
  if (found === undefined) return undefined;
  const { kind, meta } = found.candidate;
  const { asked, carried } = found.difference;
  let count = 0;
  for (const pod of pods.values()) {
    if (!hasEnded(pod) && carries(pod, carried) && rootOf(pod) === meta.uid) count += 1;
  }
  return {
    workload: meta.uid,
    kind,
    name: meta.name,
    asked,
    ...(carried === undefined ? {} : { carried }),
    pods: count,
  };
}

function carries(pod: PodObject, pair: Pair | undefined): boolean {
  return pair === undefined || pod.meta.labels.get(pair[0]) === pair[1];
}

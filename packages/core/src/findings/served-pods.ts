/** Pods that somebody may miss: live, selected by a Service, with the names of these Services. Rules about pods speak of no others. */
import type { PodObject } from '../kubernetes/object.ts';
import { hasEnded } from '../world-index.ts';
import type { Inquiry } from './inquiry.ts';
import { isLeaving } from './pod-life.ts';

export interface ServedPod {
  readonly pod: PodObject;
  readonly services: readonly string[];
}

export function* servedPods(inquiry: Inquiry): Iterable<ServedPod> {
  for (const pod of inquiry.all('Pod')) {
    if (hasEnded(pod)) continue;
    const services = inquiry.servicesOf(pod);
    if (services.length > 0) yield { pod, services: services.map(({ meta }) => meta.name) };
  }
}

/** Those that should be ready and are not. */
export function* unreadyPods(inquiry: Inquiry): Iterable<ServedPod> {
  for (const served of servedPods(inquiry))
    if (served.pod.ready !== true && !isLeaving(served.pod)) yield served;
}

/**
 * Who asks a Service all the time, as far as a command line says: the load generator of the lesson on autoscaling
 * (`while sleep 0.01; do wget -q -O- http://php-apache; done`). What they ask for costs the pods that answer CPU. Read by the figures of `usage.ts`.
 */
import type { View } from '../controller.ts';
import { isReady, isTerminating } from '../controllers/pod-state.ts';
import { matchesLabels } from '../controllers/selector.ts';
import { selectorOf } from '../controllers/service-endpoints.ts';
import type { StoredObject } from '../object.ts';

/** Millicores that one such caller costs those who answer it, together. */
const CALLS = 450;

interface Container {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
}

/** "namespace/name" of the Services that the pod asks in a loop. */
export function calledBy({ metadata, spec, status }: StoredObject): readonly string[] {
  if (status?.phase !== 'Running') return [];
  const containers: readonly Container[] = spec.containers ?? [];
  return containers.flatMap(({ command = [], args = [] }) => {
    const text = [...command, ...args].join(' ');
    if (!/\bwhile\b/.test(text)) return [];
    const [, name, namespace = metadata.namespace] =
      /https?:\/\/([a-z][a-z0-9-]*)(?:\.([a-z0-9-]+))?/.exec(text) ?? [];
    return name === undefined ? [] : [`${namespace}/${name}`];
  });
}

/** Millicores that callers cost each pod of a namespace, by the pod's uid. */
export function callsOn(view: View, namespace: string): ReadonlyMap<string, number> {
  const cost = new Map<string, number>();
  const called = view.list('Pod').flatMap(calledBy);
  for (const key of called) {
    const [where, name = ''] = key.split('/');
    const service = where === namespace ? view.get('Service', namespace, name) : undefined;
    const selector = service === undefined ? undefined : selectorOf(service);
    if (selector === undefined) continue;
    const answering = view
      .list('Pod', namespace)
      .filter(pod => isReady(pod) && !isTerminating(pod) && matchesLabels(selector, pod.metadata.labels));
    for (const { metadata } of answering)
      cost.set(metadata.uid, (cost.get(metadata.uid) ?? 0) + CALLS / answering.length);
  }
  return cost;
}

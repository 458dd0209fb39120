/**
 * What controllers do after something has befallen pods or nodes of a scenario: they count anew and write the lists anew.
 * Called when the scenario is otherwise complete.
 */
import type { Controller } from '../controller.ts';
import { cloudLoadBalancer } from '../controllers/cloud-load-balancer.ts';
import { daemonSet } from '../controllers/daemon-set.ts';
import { deployment } from '../controllers/deployment.ts';
import { disruption } from '../controllers/disruption.ts';
import { endpointSlice } from '../controllers/endpoint-slice.ts';
import { endpoints } from '../controllers/endpoints.ts';
import { keyOf } from '../controllers/key.ts';
import { replicaSet } from '../controllers/replica-set.ts';
import { scheduler } from '../controllers/scheduler.ts';
import { statefulSet } from '../controllers/stateful-set.ts';
import type { Stage } from './scenario.ts';

/** In the order in which one's work is the next one's news. */
const CONTROLLERS: readonly (readonly [string, Controller])[] = [
  ['ReplicaSet', replicaSet],
  ['Deployment', deployment],
  ['StatefulSet', statefulSet],
  ['DaemonSet', daemonSet],
  ['PodDisruptionBudget', disruption],
  ['Service', cloudLoadBalancer],
  ['Service', endpointSlice],
  ['Service', endpoints],
];

/** As of that many milliseconds before the story starts; in one namespace where it is named. */
export function catchUp(stage: Stage, age: number, namespace?: string): void {
  for (const [kind, controller] of CONTROLLERS)
    for (const object of stage.held.list(kind, namespace)) stage.finish(controller, keyOf(object), age);
  for (const pod of stage.held.list('Pod', namespace))
    if (!pod.spec.nodeName) stage.finish(scheduler, keyOf(pod), age);
}

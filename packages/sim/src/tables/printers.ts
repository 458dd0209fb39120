/**
 * Which printer makes the table of which kind.
 */

import type { ResourceDefinition } from '../resource-definition.ts';
import type { Resource } from '../resources.ts';
import { ACCESS_PRINTERS } from './access.ts';
import { horizontalPodAutoscalerPrinter } from './autoscaling.ts';
import { cronJobPrinter, jobPrinter } from './batch.ts';
import {
  configMapPrinter,
  disruptionBudgetPrinter,
  eventPrinter,
  leasePrinter,
  namespacePrinter,
  nodePrinter,
  plainPrinter,
  secretPrinter,
  serviceAccountPrinter,
} from './cluster.ts';
import type { Printer } from './column.ts';
import { definedPrinter } from './defined-columns.ts';
import { EXTENSION_PRINTERS } from './extension.ts';
import { METRICS_PRINTERS } from './metrics.ts';
import {
  endpointSlicePrinter,
  endpointsPrinter,
  ingressClassPrinter,
  ingressPrinter,
  networkPolicyPrinter,
  servicePrinter,
} from './network.ts';
import { podPrinter } from './pod.ts';
import { STORAGE_PRINTERS } from './storage.ts';
import {
  controllerRevisionPrinter,
  daemonSetPrinter,
  deploymentPrinter,
  replicaSetPrinter,
  statefulSetPrinter,
} from './workload.ts';

const PRINTERS: ReadonlyMap<string, Printer> = new Map([
  ['ConfigMap', configMapPrinter],
  ['ControllerRevision', controllerRevisionPrinter],
  ['CronJob', cronJobPrinter],
  ['DaemonSet', daemonSetPrinter],
  ['Deployment', deploymentPrinter],
  ['EndpointSlice', endpointSlicePrinter],
  ['Endpoints', endpointsPrinter],
  ['Event', eventPrinter],
  ['HorizontalPodAutoscaler', horizontalPodAutoscalerPrinter],
  ['Ingress', ingressPrinter],
  ['IngressClass', ingressClassPrinter],
  ['Job', jobPrinter],
  ['Lease', leasePrinter],
  ['Namespace', namespacePrinter],
  ['NetworkPolicy', networkPolicyPrinter],
  ['Node', nodePrinter],
  ['Pod', podPrinter],
  ['PodDisruptionBudget', disruptionBudgetPrinter],
  ['ReplicaSet', replicaSetPrinter],
  ['Secret', secretPrinter],
  ['Service', servicePrinter],
  ['ServiceAccount', serviceAccountPrinter],
  ['StatefulSet', statefulSetPrinter],
  ...STORAGE_PRINTERS,
  ...ACCESS_PRINTERS,
  ...EXTENSION_PRINTERS,
  ...METRICS_PRINTERS,
]);

const defined = new WeakMap<object, Printer>();

function printerOfDefined({ columns }: ResourceDefinition): Printer {
  const printer = defined.get(columns) ?? definedPrinter(columns);
  defined.set(columns, printer);
  return printer;
}

export const printerOf = ({ kind, definition }: Pick<Resource, 'kind' | 'definition'>): Printer =>
  definition === undefined ? (PRINTERS.get(kind) ?? plainPrinter) : printerOfDefined(definition);

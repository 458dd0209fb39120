/**
 * Which printer makes the table of which kind.
 */
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
import {
  endpointSlicePrinter,
  endpointsPrinter,
  ingressClassPrinter,
  ingressPrinter,
  networkPolicyPrinter,
  servicePrinter,
} from './network.ts';
import { podPrinter } from './pod.ts';
import {
  daemonSetPrinter,
  deploymentPrinter,
  jobPrinter,
  replicaSetPrinter,
  statefulSetPrinter,
} from './workload.ts';

const PRINTERS: ReadonlyMap<string, Printer> = new Map([
  ['ConfigMap', configMapPrinter],
  ['DaemonSet', daemonSetPrinter],
  ['Deployment', deploymentPrinter],
  ['EndpointSlice', endpointSlicePrinter],
  ['Endpoints', endpointsPrinter],
  ['Event', eventPrinter],
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
]);

export const printerOf = (kind: string): Printer => PRINTERS.get(kind) ?? plainPrinter;

/**
 * The tables of Deployments, ReplicaSets, StatefulSets and DaemonSets, and of their revisions.
 */
import type { StoredObject } from '../object.ts';
import { age } from './age.ts';
import {
  AGE,
  column,
  labelsText,
  NAME,
  type Printer,
  SELECTOR,
  selectorText,
  WORKLOAD_COLUMNS,
} from './column.ts';

const containersOf = (object: StoredObject): readonly { readonly name: string; readonly image: string }[] =>
  object.spec?.template?.spec?.containers ?? [];

/** Names and images of the containers of its template. */
export const template = (object: StoredObject): readonly [string, string] => [
  containersOf(object)
    .map(({ name }) => name)
    .join(','),
  containersOf(object)
    .map(({ image }) => image)
    .join(','),
];

const selector = (object: StoredObject): string => selectorText(object.spec?.selector);

export const deploymentPrinter: Printer = {
  columns: [
    NAME,
    column('Ready', 'Number of the pod with ready state'),
    column(
      'Up-to-date',
      'Total number of non-terminated pods targeted by this deployment that have the desired template spec.',
    ),
    column(
      'Available',
      'Total number of available pods (ready for at least minReadySeconds) targeted by this deployment.',
    ),
    AGE,
    ...WORKLOAD_COLUMNS,
    SELECTOR,
  ],
  cells: (object, now) => [
    object.metadata.name,
    `${object.status?.readyReplicas ?? 0}/${object.spec.replicas ?? 0}`,
    object.status?.updatedReplicas ?? 0,
    object.status?.availableReplicas ?? 0,
    age(object.metadata.creationTimestamp, now),
    ...template(object),
    selector(object),
  ],
};

export const replicaSetPrinter: Printer = {
  columns: [
    NAME,
    column('Desired', 'Number of desired pods.', 'integer'),
    column('Current', 'Number of observed non-terminating pods.', 'integer'),
    column('Ready', 'Number of non-terminating pods with a Ready condition.', 'integer'),
    AGE,
    ...WORKLOAD_COLUMNS,
    SELECTOR,
  ],
  cells: (object, now) => [
    object.metadata.name,
    object.spec.replicas ?? 0,
    object.status?.replicas ?? 0,
    object.status?.readyReplicas ?? 0,
    age(object.metadata.creationTimestamp, now),
    ...template(object),
    selector(object),
  ],
};

export const statefulSetPrinter: Printer = {
  columns: [NAME, column('Ready', 'Number of the pod with ready state'), AGE, ...WORKLOAD_COLUMNS],
  cells: (object, now) => [
    object.metadata.name,
    `${object.status?.readyReplicas ?? 0}/${object.spec.replicas ?? 0}`,
    age(object.metadata.creationTimestamp, now),
    ...template(object),
  ],
};

export const daemonSetPrinter: Printer = {
  columns: [
    NAME,
    column('Desired', 'The total number of nodes that should be running the daemon pod.', 'integer'),
    column(
      'Current',
      'The number of nodes that are running at least one daemon pod and are supposed to.',
      'integer',
    ),
    column(
      'Ready',
      'The number of nodes that should be running the daemon pod and have one running and ready.',
      'integer',
    ),
    column('Up-to-date', 'The total number of nodes that are running an updated daemon pod.', 'integer'),
    column(
      'Available',
      'The number of nodes that should be running the daemon pod and have one available.',
      'integer',
    ),
    column('Node Selector', 'A selector which must be true for the pod to fit on a node.'),
    AGE,
    ...WORKLOAD_COLUMNS,
    SELECTOR,
  ],
  cells: ({ metadata, spec, status = {}, ...rest }, now) => [
    metadata.name,
    status.desiredNumberScheduled ?? 0,
    status.currentNumberScheduled ?? 0,
    status.numberReady ?? 0,
    status.updatedNumberScheduled ?? 0,
    status.numberAvailable ?? 0,
    labelsText(spec.template?.spec?.nodeSelector),
    age(metadata.creationTimestamp, now),
    ...template({ ...rest, metadata, spec }),
    selectorText(spec.selector),
  ],
};

export const controllerRevisionPrinter: Printer = {
  columns: [
    NAME,
    column('Controller', 'Controller of the object'),
    column('Revision', 'Revision of the Controller.'),
    AGE,
  ],
  cells: (object, now) => {
    const owner = object.metadata.ownerReferences?.find(reference => reference.controller === true);
    const group = owner?.apiVersion.split('/')[0] ?? '';
    return [
      object.metadata.name,
      owner === undefined ? '<none>' : `${owner.kind.toLowerCase()}.${group}/${owner.name}`,
      object['revision'],
      age(object.metadata.creationTimestamp, now),
    ];
  },
};

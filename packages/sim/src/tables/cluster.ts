/**
 * The tables of Nodes, Namespaces, Events and the small kinds that hold data.
 */
import type { StoredObject } from '../object.ts';
import { age } from './age.ts';
import { AGE, type Cell, column, NAME, type Printer, wide } from './column.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a status, open like ObjectBody.
type Part = any;

const ROLE = 'node-role.kubernetes.io/';

function nodeStatus({ spec = {}, status = {} }: StoredObject): string {
  const ready = (status.conditions ?? []).find((held: Part) => held.type === 'Ready');
  const word = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return spec.unschedulable ? `${word},SchedulingDisabled` : word;
}

const nodeAddress = (node: StoredObject, type: string): string =>
  (node.status?.addresses ?? []).find((held: Part) => held.type === type)?.address ?? '<none>';

export const nodePrinter: Printer = {
  columns: [
    NAME,
    column('Status', 'The status of the node'),
    column('Roles', 'The roles of the node'),
    AGE,
    column('Version', 'Kubelet Version reported by the node.'),
    wide('Internal-IP', 'Address of the node within the cluster.'),
    wide('External-IP', 'Address of the node from outside.'),
    wide('OS-Image', 'OS Image reported by the node.'),
    wide('Kernel-Version', 'Kernel Version reported by the node.'),
    wide('Container-Runtime', 'ContainerRuntime Version reported by the node.'),
  ],
  cells: (node, now) => {
    const { nodeInfo: info = {} } = node.status ?? {};
    const roles = Object.keys(node.metadata.labels ?? {})
      .filter(key => key.startsWith(ROLE))
      .map(key => key.slice(ROLE.length));
    return [
      node.metadata.name,
      nodeStatus(node),
      roles.sort().join(',') || '<none>',
      age(node.metadata.creationTimestamp, now),
      info.kubeletVersion ?? '',
      nodeAddress(node, 'InternalIP'),
      nodeAddress(node, 'ExternalIP'),
      info.osImage || '<unknown>',
      `${info.kernelVersion || '<unknown>'}${info.architecture ? ` (${info.architecture})` : ''}`,
      info.containerRuntimeVersion || '<unknown>',
    ];
  },
};

export const namespacePrinter: Printer = {
  columns: [NAME, column('Status', 'The status of the namespace'), AGE],
  cells: (object, now) => [
    object.metadata.name,
    object.status?.phase ?? '',
    age(object.metadata.creationTimestamp, now),
  ],
};

function eventCells(event: StoredObject, now: number): readonly Cell[] {
  const { involvedObject: about = {}, source = {}, series } = event;
  const first = event.firstTimestamp ?? event.eventTime;
  const last = series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime;
  const by = source.component || event.reportingComponent || '';
  const at = source.host || event.reportingInstance || '';
  return [
    age(last, now),
    event.type ?? '',
    event.reason ?? '',
    about.name ? `${String(about.kind).toLowerCase()}/${about.name}` : String(about.kind).toLowerCase(),
    about.fieldPath ?? '',
    at ? `${by}, ${at}` : by,
    String(event.message ?? '').trim(),
    age(first, now),
    series?.count ?? event.count ?? 1,
    event.metadata.name,
  ];
}

export const eventPrinter: Printer = {
  columns: [
    column('Last Seen', 'The time at which the most recent occurrence of this event was recorded.'),
    column('Type', 'Type of this event (Normal, Warning), new types could be added in the future'),
    column('Reason', 'A short, machine understandable string for the cause of the event.'),
    column('Object', 'The object that this event is about.'),
    wide('Subobject', 'The part of the object that this event is about.'),
    wide('Source', 'The component reporting this event.'),
    column('Message', 'A human-readable description of the status of this operation.'),
    wide('First Seen', 'The time at which the event was first recorded.'),
    wide('Count', 'The number of times this event has occurred.'),
    wide('Name', 'Name of the event.'),
  ],
  cells: eventCells,
};

const small = (columns: Printer['columns'], cells: (object: StoredObject) => readonly Cell[]): Printer => ({
  columns: [NAME, ...columns, AGE],
  cells: (object, now) => [
    object.metadata.name,
    ...cells(object),
    age(object.metadata.creationTimestamp, now),
  ],
});

const count = (record: object | undefined): number => Object.keys(record ?? {}).length;

export const configMapPrinter = small([column('Data', 'Number of entries.')], object => [
  count(object.data) + count(object['binaryData']),
]);

export const secretPrinter = small(
  [
    column('Type', 'Used to facilitate programmatic handling of secret data.'),
    column('Data', 'Number of entries.'),
  ],
  object => [object.type ?? 'Opaque', count(object.data)],
);

export const serviceAccountPrinter = small([], () => []);

export const leasePrinter = small([column('Holder', 'The identity of the holder of the lease.')], object => [
  object.spec?.holderIdentity ?? '',
]);

export const disruptionBudgetPrinter = small(
  [
    column('Min Available', 'The number of pods that must be available.'),
    column('Max Unavailable', 'The number of pods that can be unavailable.'),
    column('Allowed Disruptions', 'Calculated number of pods that may be disrupted at this time.', 'integer'),
  ],
  object => [
    String(object.spec?.minAvailable ?? 'N/A'),
    String(object.spec?.maxUnavailable ?? 'N/A'),
    object.status?.disruptionsAllowed ?? 0,
  ],
);

/** What the server prints for kinds without columns of their own. */
export const plainPrinter: Printer = {
  columns: [
    NAME,
    column('Created At', 'CreationTimestamp is the time at which this object was created.', 'date'),
  ],
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp],
};

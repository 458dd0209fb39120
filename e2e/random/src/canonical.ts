/**
 * What two clusters must have in common after the same sequence, as sorted lines of text: everything but names, addresses and ports that a cluster draws, ages,
 * and (where pods were free to choose) the nodes that its scheduler chose. A pod without a name of its own is known by its labels and its state.
 * The annotation that says when an endpoint last changed tells of time and of how changes fell together, so it is left out.
 */
import type { Json } from '@switchboard/contract/client';
import type { Captured } from './capture.ts';

const TRIGGER = 'endpoints.kubernetes.io/last-change-trigger-time';
const DRAWN = new Set(['pod-template-hash', 'controller-revision-hash']);

/** Keys in order, nothing undefined: equal values are equal texts. */
export function stable(value: Json): string {
  return JSON.stringify(value, (_, inner: Json) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const mapped = (labels: Json, pinned: boolean): Json =>
  Object.fromEntries(
    Object.entries(labels ?? {}).map(([key, value]) => [
      key,
      DRAWN.has(key) || (key.startsWith('topology.') && !pinned) ? '*' : value,
    ]),
  );

const annotated = (annotations: Json): Json => {
  const { [TRIGGER]: _, ...rest } = annotations ?? {};
  return rest;
};

/** A name that was made up after the owner's is known by that. */
function nameOf({ name, ownerReferences }: Json): string {
  const owner = ownerReferences?.[0];
  if (owner === undefined || owner.kind === 'StatefulSet') return name;
  return name.startsWith(`${owner.name}-`) ? `${owner.name}-*` : name;
}

const isReady = ({ status }: Json): string =>
  status?.conditions?.find((one: Json) => one.type === 'Ready')?.status ?? 'none';

interface View {
  /** Which pod that is, by its uid. */
  readonly pod: (uid: string) => string;
  readonly node: (name: string | undefined) => string | undefined;
  /** Node, zone and hints, which follow from where a pod stands. */
  readonly place: (endpoint: Json) => Json;
}

/** Made by a ReplicaSet, also where it let go of it. */
const nameless = ({ generateName }: Json): boolean => generateName?.startsWith('web-') === true;

function podLine(pod: Json, pinned: boolean): Json {
  const { metadata, spec, status } = pod;
  const owner = metadata.ownerReferences?.[0];
  return {
    name: nameless(metadata) ? '*' : metadata.name,
    labels: mapped(metadata.labels, pinned),
    owner: owner?.kind,
    phase: status?.phase,
    ready: isReady(pod),
    leaving: metadata.deletionTimestamp !== undefined,
    address: status?.podIP !== undefined,
    node: pinned ? spec.nodeName : spec.nodeName !== undefined,
  };
}

function viewOf(captured: Captured, pinned: boolean): View {
  const pods = new Map<string, string>(
    captured.Pod.map(pod => [pod.metadata.uid, stable(podLine(pod, pinned))]),
  );
  return {
    pod: uid => pods.get(uid) ?? 'a pod that is not there',
    node: name => (pinned || name === undefined ? name : '*'),
    place: ({ nodeName, zone, hints }) =>
      pinned ? { nodeName, zone, hints } : { nodeName: nodeName !== undefined, hints: hints !== undefined },
  };
}

const portsOf = (ports: Json): string =>
  ports === null || ports === undefined ? String(ports) : stable([...ports.map(stable)].sort());

function endpointOf(endpoint: Json, view: View): string {
  const { targetRef, addresses, conditions, hostname, deprecatedTopology } = endpoint;
  const who =
    targetRef === undefined
      ? { addresses }
      : { pod: view.pod(targetRef.uid), kind: targetRef.kind, count: addresses.length };
  return stable({ ...who, conditions, hostname, deprecatedTopology, ...view.place(endpoint) });
}

function sliceLines(slice: Json, view: View): readonly string[] {
  const { metadata, addressType, ports, endpoints } = slice;
  const key = `${metadata.labels?.['kubernetes.io/service-name']} ${addressType} ${portsOf(ports)}`;
  const owner = metadata.ownerReferences?.map(({ kind, name, controller }: Json) => ({
    kind,
    name,
    controller,
  }));
  const head = {
    name: nameOf(metadata),
    labels: metadata.labels,
    annotations: annotated(metadata.annotations),
    owner,
    endpoints: endpoints?.length ?? String(endpoints),
  };
  return [
    `EndpointSlice ${key} ${stable(head)}`,
    ...(endpoints ?? []).map((endpoint: Json) => `  endpoint of ${key} ${endpointOf(endpoint, view)}`),
  ];
}

function subsetOf({ addresses, notReadyAddresses, ports }: Json, view: View): Json {
  const listed = (list: Json) =>
    (list ?? [])
      .map(({ ip, hostname, nodeName, targetRef }: Json) =>
        stable({
          ...(targetRef === undefined ? { ip } : { pod: view.pod(targetRef.uid) }),
          hostname,
          nodeName: view.node(nodeName),
        }),
      )
      .sort();
  return {
    addresses: listed(addresses),
    notReadyAddresses: listed(notReadyAddresses),
    ports: portsOf(ports),
  };
}

function endpointsLines({ metadata, subsets }: Json, view: View): readonly string[] {
  const head = { labels: metadata.labels, annotations: annotated(metadata.annotations) };
  return [
    `Endpoints ${metadata.name} ${stable(head)}`,
    ...(subsets ?? []).map(
      (subset: Json) => `  subset of ${metadata.name} ${stable(subsetOf(subset, view))}`,
    ),
  ];
}

function serviceLine({ metadata, spec }: Json): string {
  const address = (ip: string) => (ip === 'None' || ip === '' ? ip : '*');
  const drawn = {
    ...(spec.clusterIP === undefined ? {} : { clusterIP: address(spec.clusterIP) }),
    ...(spec.clusterIPs === undefined ? {} : { clusterIPs: spec.clusterIPs.map(address) }),
    ...(spec.healthCheckNodePort === undefined ? {} : { healthCheckNodePort: '*' }),
    ports: spec.ports?.map((port: Json) => ({ ...port, ...(port.nodePort ? { nodePort: '*' } : {}) })),
  };
  const leaving = metadata.deletionTimestamp !== undefined;
  return `Service ${metadata.name} ${stable({ labels: metadata.labels, leaving, spec: { ...spec, ...drawn } })}`;
}

const counts = [
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
  'currentReplicas',
];

function workloadLine({ kind, spec, status }: Json, name: string): string {
  const counted = Object.fromEntries(counts.map(key => [key, status?.[key]]));
  return `${kind} ${name} ${stable({ wanted: spec.replicas, ...counted })}`;
}

/** Sorted, so that two lists of lines are equal where the clusters are. */
export function canonical(captured: Captured, pinned: boolean): readonly string[] {
  const view = viewOf(captured, pinned);
  const withKind = (kind: string, list: readonly Json[]) => list.map(one => ({ ...one, kind }));
  return [
    ...captured.Pod.map(pod => `Pod ${stable(podLine(pod, pinned))}`),
    ...captured.Service.map(serviceLine),
    ...captured.EndpointSlice.flatMap(slice => sliceLines(slice, view)),
    ...captured.Endpoints.flatMap(endpoints => endpointsLines(endpoints, view)),
    ...withKind('Deployment', captured.Deployment).map(one => workloadLine(one, one.metadata.name)),
    ...withKind('StatefulSet', captured.StatefulSet).map(one => workloadLine(one, one.metadata.name)),
    ...withKind('ReplicaSet', captured.ReplicaSet).map(one =>
      workloadLine(one, `of ${one.metadata.ownerReferences?.[0]?.name}`),
    ),
  ].sort();
}

/** Lines that only one of two has, marked with whose they are; a line that both have more than once counts as often. */
export function differences(
  left: readonly string[],
  right: readonly string[],
  names: readonly [string, string],
): readonly string[] {
  const rest = [...right];
  const only = left.filter(line => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [...only.map(line => `${names[0]}: ${line}`), ...rest.map(line => `${names[1]}: ${line}`)];
}

/**
 * A cluster's objects as JSON texts of real size and real disorder (random UIDs, addresses and suffixes; the same for the same numbers): Services of 15
 * pods each with their slice, Deployment and ReplicaSet, spread over namespaces and nodes. Served by api-server.ts.
 */
import { podTemplate } from './pod-template.ts';

export interface ClusterSize {
  readonly pods: number;
  readonly namespaces: number;
}

const podsPerService = 15;
const podsPerNode = 50;
const start = Date.parse('2026-03-01T10:00:00Z');
const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fills the words in @@ of a template: one join for each object. */
function fill(template: object): (words: Readonly<Record<string, string>>) => string {
  const parts = JSON.stringify(template).split('@@');
  return words => parts.map((part, index) => (index % 2 === 1 ? (words[part] ?? '') : part)).join('');
}

const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Texts by resource (`pods`, `endpointslices`, …), without kind and apiVersion, as lists have them. */
export function realObjects({ pods, namespaces }: ClusterSize): ReadonlyMap<string, readonly string[]> {
  const random = dice(pods);
  const whole = (below: number): number => Math.floor(random() * below);
  const suffix = (length: number) => Array.from({ length }, () => letters[whole(letters.length)]).join('');
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(16).toString(16)).join('');
  const uid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  let version = 100_000;
  const nextVersion = () => {
    version += 1 + whole(40);
    return String(version);
  };
  const fillPod = fill(podTemplate);
  const texts = new Map<string, string[]>();
  const add = (resource: string, text: string): void => {
    const list = texts.get(resource) ?? [];
    list.push(text);
    texts.set(resource, list);
  };
  const meta = (name: string, namespace: string | undefined, more: object = {}) => ({
    name,
    ...(namespace === undefined ? {} : { namespace }),
    uid: uid(),
    resourceVersion: nextVersion(),
    generation: 3,
    creationTimestamp: time(start),
    ...more,
  });
  const owner = (apiVersion: string, kind: string, to: { readonly name: string; readonly uid: string }) => ({
    ownerReferences: [
      { apiVersion, kind, name: to.name, uid: to.uid, controller: true, blockOwnerDeletion: true },
    ],
  });

  for (let n = 0; n < namespaces; n += 1)
    add(
      'namespaces',
      JSON.stringify({ metadata: meta(`team-${n}`, undefined), status: { phase: 'Active' } }),
    );
  const nodes = Math.max(3, Math.ceil(pods / podsPerNode));
  for (let n = 0; n < nodes; n += 1)
    add(
      'nodes',
      JSON.stringify({
        metadata: meta(`worker-${n}`, undefined, {
          labels: { 'topology.kubernetes.io/zone': `zone-${n % 3}`, 'kubernetes.io/hostname': `worker-${n}` },
        }),
        spec: {},
        status: {
          capacity: { cpu: '16', memory: '65536Mi', pods: '110' },
          allocatable: { cpu: '15', memory: '60000Mi', pods: '110' },
          conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: time(start) }],
        },
      }),
    );

  for (let first = 0, number = 0; first < pods; first += podsPerService, number += 1) {
    const namespace = `team-${number % namespaces}`;
    const name = `svc-${number}`;
    const hash = suffix(10);
    const labels = { app: name, 'app.kubernetes.io/name': name, 'app.kubernetes.io/managed-by': 'Helm' };
    const replicas = Math.min(podsPerService, pods - first);
    const service = meta(name, namespace, { labels });
    const deployment = meta(name, namespace, { labels });
    const set = meta(`${name}-${hash}`, namespace, { labels, ...owner('apps/v1', 'Deployment', deployment) });
    const selector = { matchLabels: { app: name } };
    const template = { metadata: { labels } };
    const scale = { replicas, readyReplicas: replicas, availableReplicas: replicas, observedGeneration: 3 };
    add(
      'services',
      JSON.stringify({
        metadata: service,
        spec: {
          ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 'http' }],
          selector: { app: name },
          clusterIP: `10.96.${number >> 8}.${number & 255}`,
          clusterIPs: [`10.96.${number >> 8}.${number & 255}`],
          type: 'ClusterIP',
          sessionAffinity: 'None',
          ipFamilies: ['IPv4'],
          ipFamilyPolicy: 'SingleStack',
          internalTrafficPolicy: 'Cluster',
        },
        status: { loadBalancer: {} },
      }),
    );
    add(
      'deployments',
      JSON.stringify({ metadata: deployment, spec: { replicas, selector, template }, status: scale }),
    );
    add(
      'replicasets',
      JSON.stringify({ metadata: set, spec: { replicas, selector, template }, status: scale }),
    );
    const endpoints = Array.from({ length: replicas }, () => {
      const created = start + whole(900) * 1000;
      const pod = { name: `${name}-${hash}-${suffix(5)}`, uid: uid() };
      const ip = `10.${whole(256)}.${whole(256)}.${1 + whole(254)}`;
      const node = whole(nodes);
      add(
        'pods',
        fillPod({
          NAME: pod.name,
          UID: pod.uid,
          SERVICE: name,
          HASH: hash,
          NAMESPACE: namespace,
          OWNER: set.uid,
          VERSION: nextVersion(),
          CREATED: time(created),
          READY: time(created + 3000 + whole(20) * 1000),
          IP: ip,
          NODE: `worker-${node}`,
        }),
      );
      return {
        addresses: [ip],
        conditions: { ready: true, serving: true, terminating: false },
        targetRef: { kind: 'Pod', namespace, name: pod.name, uid: pod.uid },
        nodeName: `worker-${node}`,
        zone: `zone-${node % 3}`,
      };
    });
    add(
      'endpointslices',
      JSON.stringify({
        metadata: meta(`${name}-${suffix(5)}`, namespace, {
          generateName: `${name}-`,
          labels: {
            ...labels,
            'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
            'kubernetes.io/service-name': name,
          },
          ...owner('v1', 'Service', service),
          managedFields: sliceFields,
        }),
        addressType: 'IPv4',
        endpoints,
        ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      }),
    );
  }
  return texts;
}

const sliceFields = [
  {
    manager: 'kube-controller-manager',
    operation: 'Update',
    apiVersion: 'discovery.k8s.io/v1',
    time: '2026-03-01T10:00:06Z',
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:addressType': {},
      'f:endpoints': {},
      'f:metadata': {
        'f:annotations': { '.': {}, 'f:endpoints.kubernetes.io/last-change-trigger-time': {} },
        'f:generateName': {},
        'f:labels': {
          '.': {},
          'f:app': {},
          'f:endpointslice.kubernetes.io/managed-by': {},
          'f:kubernetes.io/service-name': {},
        },
        'f:ownerReferences': { '.': {} },
      },
      'f:ports': {},
    },
  },
];

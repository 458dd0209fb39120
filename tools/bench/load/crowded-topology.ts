/**
 * A namespace with very many pods as the page is told of it, without a cluster behind it, and its life: pods are replaced one after the other, each in two steps a second apart.
 * Lists of 1 to 24 pods, ten on average, a Deployment and a slice each. Deterministic. Read by the server of the stage's benchmarks.
 */
import { endpointId } from '@switchboard/core/endpoint-id';
import { kinds } from '@switchboard/core/kubernetes/kind';
import type { Patch } from '@switchboard/core/patch';
import {
  type ClusterNode,
  type Endpoint,
  emptyTopology,
  type Pod,
  type Service,
  type Slice,
  type Topology,
  type Workload,
} from '@switchboard/core/topology';

export const crowdedNamespace = 'crowd';
const sizes = [1, 2, 3, 5, 8, 10, 12, 15, 20, 24];
const born = Date.UTC(2026, 10, 1);
const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
const uid = (kind: number, number: number) => `${hex(kind, 8)}-0000-4000-8000-${hex(number, 12)}`;

interface Member {
  readonly list: number;
  readonly pod: Pod;
  readonly line: Endpoint;
}

export interface Crowd {
  /** The shard of the namespace, as it is now. */
  topology(): Topology;
  readonly cluster: Topology;
  /** What to tell at this time (ms): what has become due of replacements that have begun, and so many new ones. */
  advance(now: number, replacements: number): Patch;
  /** Replacements that have ended. */
  readonly replaced: number;
}

export function createCrowd(pods: number): Crowd {
  const nodes = Math.max(3, Math.min(5_000, Math.round(pods / 100)));
  let made = 0;
  let replaced = 0;

  function member(list: number, node: number): Member {
    const number = made++;
    const name = `app-${list}-7d9f8b6c54-${hex(number, 5)}`;
    const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
    const pod: Pod = {
      uid: uid(1, number),
      name,
      namespace: crowdedNamespace,
      created: born + number * 1000,
      state: 'ready',
      node: `node-${node}`,
      ips: [address],
      since: born + number * 1000,
      containers: '1/1',
      owner: uid(3, 2 * list + 1),
      wantedBy: [uid(2, list)],
    };
    const line: Endpoint = {
      id: endpointId(uid(2, list), 'IPv4', pod.uid),
      service: uid(2, list),
      namespace: crowdedNamespace,
      family: 'IPv4',
      address,
      ready: true,
      serving: true,
      terminating: false,
      pod: pod.uid,
      podName: name,
      node: `node-${node}`,
      slices: [`app-${list}-x7k2p`],
      ports: [{ name: '', protocol: 'TCP', port: 8080 }],
      origin: 'selector',
    };
    return { list, pod, line };
  }

  const members: Member[] = [];
  const services: Service[] = [];
  const slices: Slice[] = [];
  const workloads: Workload[] = [];
  for (let list = 0; members.length < pods; list += 1) {
    const size = Math.min(pods - members.length, sizes[list % sizes.length] ?? 1);
    for (let i = 0; i < size; i += 1) members.push(member(list, members.length % nodes));
    const common = { namespace: crowdedNamespace, created: born };
    const name = `app-${list}`;
    const wants = { ...common, desired: size, surge: 1 };
    const deployment = uid(3, 2 * list);
    workloads.push(
      { ...wants, uid: deployment, kind: 'Deployment', name },
      {
        ...wants,
        uid: uid(3, 2 * list + 1),
        kind: 'ReplicaSet',
        name: `${name}-7d9f8b6c54`,
        owner: deployment,
      },
    );
    slices.push({
      ...common,
      uid: uid(4, list),
      name: `${name}-x7k2p`,
      service: name,
      family: 'IPv4',
      ports: [{ name: '', protocol: 'TCP', port: 8080 }],
    });
    services.push({
      ...common,
      uid: uid(2, list),
      name,
      type: 'ClusterIP',
      headless: false,
      clusterIPs: [`10.96.${list >> 8}.${list & 255}`],
      families: ['IPv4'],
      ports: [{ name: '', protocol: 'TCP', port: 80, target: 8080 }],
      selector: [['app', name]],
      externalIPs: [],
      loadBalancer: [],
      affinity: 'None',
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
      publishNotReady: false,
      staffing: { desired: size, surge: 1, workloads: [deployment] },
    });
  }

  const leaving: { readonly due: number; readonly old: Member; readonly come: Member }[] = [];
  /** Going through all of them by a step that shares no factor, so that those of one list are far apart. */
  const step = coprime(Math.round(pods * 0.618) || 1, pods);
  let turn = 0;

  function advance(now: number, replacements: number): Patch {
    const put = { pods: [] as Pod[], endpoints: [] as Endpoint[] };
    const gone = { pods: [] as string[], endpoints: [] as string[] };
    while ((leaving[0]?.due ?? Number.POSITIVE_INFINITY) <= now) {
      const change = leaving.shift();
      if (change === undefined) break;
      gone.pods.push(change.old.pod.uid);
      gone.endpoints.push(change.old.line.id);
      put.pods.push(change.come.pod);
      put.endpoints.push(change.come.line);
      replaced += 1;
    }
    for (let i = 0; i < replacements && leaving.length < pods; i += 1) {
      turn = (turn + step) % pods;
      const old = members[turn];
      if (old === undefined) break;
      const come = member(old.list, turn % nodes);
      members[turn] = come;
      leaving.push({ due: now + 1000, old, come });
      put.pods.push(
        { ...old.pod, state: 'terminating', deletion: now + 30_000, grace: 30 },
        { ...come.pod, state: 'starting', containers: '0/1' },
      );
      put.endpoints.push(
        { ...old.line, ready: false, terminating: true },
        { ...come.line, ready: false, serving: false },
      );
    }
    return Object.fromEntries(
      (['pods', 'endpoints'] as const)
        .filter(map => put[map].length + gone[map].length > 0)
        .map(map => [map, { put: put[map], gone: gone[map] }]),
    );
  }

  const byUid = <T extends { readonly uid: string }>(list: readonly T[]) =>
    new Map(list.map(element => [element.uid, element]));
  const machines = Array.from(
    { length: nodes },
    (_, i): ClusterNode => ({
      uid: uid(5, i),
      name: `node-${i}`,
      created: born,
      zone: `zone ${(i % 3) + 1}`,
      state: 'ready',
      cordoned: false,
      addresses: [],
      pods: 100,
    }),
  );
  const known = kinds.map(({ kind }) => ({
    key: kind,
    kind,
    scope: '',
    state: 'live' as const,
    since: born,
  }));
  return {
    topology: () => ({
      ...emptyTopology,
      services: byUid(services),
      slices: byUid(slices),
      workloads: byUid(workloads),
      pods: byUid(members.map(({ pod }) => pod)),
      endpoints: new Map(members.map(({ line }) => [line.id, line])),
    }),
    cluster: {
      ...emptyTopology,
      nodes: byUid(machines),
      namespaces: byUid([
        { uid: uid(6, 0), name: crowdedNamespace, phase: 'Active' as const, services: services.length },
      ]),
      freshness: new Map(known.map(state => [state.key, state])),
    },
    advance,
    get replaced() {
      return replaced;
    },
  };
}

function coprime(from: number, to: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = from;
  while (divisor(step, to) !== 1) step += 1;
  return step;
}

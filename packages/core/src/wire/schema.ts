/**
 * The elements of a topology as the wire says them: for each map its fields, their codecs, and what need not be said because it is usual or follows from what
 * stands before. A new field or map does not compile until it is here.
 */
import { parseEndpointId } from '../endpoint-id.ts';
import { freshnessKey } from '../freshness.ts';
import { routeKinds } from '../kubernetes/gateway-api.ts';
import { kinds } from '../kubernetes/kind.ts';
import type { Family } from '../kubernetes/object.ts';
import type { Elements, MapName } from '../topology.ts';
import {
  type Codec,
  choice,
  condition,
  endpointKey,
  flag,
  listOf,
  numberOrName,
  pair,
  slicePort,
  text,
  uid,
  whole,
} from './codec.ts';
import { type Context, type Fields, type LooseFields, maybe, must } from './fields.ts';
import { findingFields, judgedFields } from './finding-parts.ts';
import { allowance, doorListener, doorPath, routeKind, routeParent, trouble } from './gateway-parts.ts';
import { nearMiss, servicePort, silence, staffing, usually, workloadKind } from './service-parts.ts';

const texts = listOf(text);
const family: Codec<Family> = choice(['IPv4', 'IPv6', 'FQDN']);
const policy = choice(['Cluster', 'Local']);
const serviceKind = choice(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']);
const kindNames = kinds.map(spec => spec.kind);

const namespace = must(text, (_: unknown, context: Context) => context.ns);
const created = must<number, unknown>(whole);
const schemas: { readonly [M in MapName]: Fields<Elements[M]> } = {
  services: {
    uid: must(uid),
    name: must(text),
    namespace,
    created,
    type: must(serviceKind, usually('ClusterIP')),
    headless: must(flag, usually(false)),
    clusterIPs: must(texts),
    families: must(listOf(family), usually(['IPv4'])),
    ports: must(listOf(servicePort)),
    selector: maybe(listOf(pair)),
    externalName: maybe(text),
    externalIPs: must(texts, usually([])),
    loadBalancer: must(texts, usually([])),
    affinity: must(choice(['None', 'ClientIP']), usually('None')),
    internalTrafficPolicy: must(policy, usually('Cluster')),
    externalTrafficPolicy: must(policy, usually('Cluster')),
    publishNotReady: must(flag, usually(false)),
    staffing: maybe(staffing),
    endpointsObject: maybe(choice(['controller', 'hand']), usually('controller')),
    silence: maybe(silence),
    nearMiss: maybe(nearMiss),
  },
  endpoints: {
    id: must(endpointKey),
    service: must(text, line => parseEndpointId(line.id)?.service),
    namespace,
    family: must(family, line => parseEndpointId(line.id)?.family),
    address: must(text, addressFromId),
    pod: maybe(uid, line => {
      const target = parseEndpointId(line.id)?.target;
      return target === line.address ? undefined : target;
    }),
    podName: maybe(text, (line, context) => podOf(line, context)?.name),
    node: maybe(text, (line, context) => podOf(line, context)?.node),
    // The usual lines are: ready; draining (terminating, still serving); not ready; and by hand, where nothing is stated.
    terminating: must(condition, usually(false)),
    ready: must(condition, line => (line.terminating === null ? null : !line.terminating)),
    serving: must(condition, line => (line.terminating === true ? true : line.ready)),
    hostname: maybe(text),
    slices: must(texts),
    ports: must(listOf(slicePort)),
    origin: must(choice(['selector', 'mirrored', 'hand']), usually('selector')),
    wall: maybe(choice(['some', 'nobody'])),
  },
  pods: {
    uid: must(uid),
    name: must(text),
    namespace,
    created,
    state: must(
      choice([
        'pending',
        'starting',
        'ready',
        'not-ready',
        'failing',
        'terminating',
        'finished',
        'failed',
        'unknown',
      ]),
      usually('ready'),
    ),
    reason: maybe(text),
    node: maybe(text),
    ips: must(texts, usually([])),
    since: maybe(whole),
    deletion: maybe(whole),
    grace: maybe(whole, pod => (pod.deletion === undefined ? undefined : 30)),
    containers: must(text, pod => (pod.state === 'ready' || pod.state === 'terminating' ? '1/1' : '0/1')),
    restarts: maybe(whole),
    owner: maybe(uid),
    wantedBy: maybe(listOf(uid)),
    budgets: maybe(listOf(uid)),
    policies: maybe(listOf(uid)),
    restarted: maybe(whole),
    nominated: maybe(text),
    gates: maybe(text),
  },
  slices: {
    uid: must(uid),
    name: must(text),
    namespace,
    service: maybe(text),
    family: must(family, usually('IPv4')),
    ports: must(listOf(slicePort)),
    managedBy: maybe(text, usually('endpointslice-controller.k8s.io')),
    created,
  },
  doors: {
    uid: must(uid),
    kind: must(choice(['Ingress', 'Gateway', ...routeKinds]), usually('Ingress')),
    name: must(text),
    namespace,
    created,
    className: maybe(text),
    tls: must(flag, usually(false)),
    tlsHosts: must(texts, usually([])),
    addresses: must(texts, usually([])),
    paths: must(listOf(doorPath)),
    home: maybe(text),
    listeners: maybe(listOf(doorListener)),
    trouble: maybe(trouble),
    elsewhere: maybe(whole),
    echoOf: maybe(uid),
  },
  workloads: {
    uid: must(uid),
    kind: must(workloadKind),
    name: must(text),
    namespace,
    created,
    owner: maybe(uid),
    desired: must(whole),
    surge: must(whole),
    revision: maybe(text),
    finished: maybe(flag),
    refusal: maybe(text),
  },
  budgets: {
    uid: must(uid),
    name: must(text),
    namespace,
    created,
    minAvailable: maybe(numberOrName),
    maxUnavailable: maybe(numberOrName),
    selector: maybe(text),
    allowed: maybe(whole),
    healthy: maybe(whole),
    desired: maybe(whole),
    expected: maybe(whole),
  },
  routes: {
    uid: must(uid),
    kind: must(routeKind, usually('HTTPRoute')),
    name: must(text),
    namespace,
    created,
    hostnames: must(texts, usually([])),
    parents: must(listOf(routeParent)),
    unresolved: maybe(trouble),
  },
  policies: {
    uid: must(uid),
    name: must(text),
    namespace,
    created,
    selector: maybe(text),
    ingress: maybe(listOf(allowance)),
    egress: maybe(listOf(allowance)),
  },
  findings: findingFields,
  judged: judgedFields,
  nodes: {
    uid: must(uid),
    name: must(text),
    created,
    zone: maybe(text),
    state: must(choice(['ready', 'not-ready', 'unknown']), usually('ready')),
    reason: maybe(text),
    cordoned: must(flag, usually(false)),
    addresses: must(texts, usually([])),
    pods: maybe(whole),
    capacity: maybe(whole),
    roles: maybe(texts),
    version: maybe(text),
  },
  classes: {
    uid: must(uid),
    name: must(text),
    controller: must(text),
    isDefault: must(flag, usually(false)),
  },
  namespaces: {
    uid: must(uid),
    name: must(text),
    phase: must(choice(['Active', 'Terminating']), usually('Active')),
    services: maybe(whole),
  },
  freshness: {
    kind: must(choice(kindNames)),
    scope: must(text, usually('')),
    key: must(text, entry => freshnessKey(entry.kind, entry.scope)),
    state: must(
      choice(['loading', 'live', 'stale', 'rate-limited', 'polled', 'denied', 'absent', 'failed']),
      usually('live'),
    ),
    since: must(whole),
    reason: maybe(text),
    loaded: maybe(whole),
    expected: maybe(whole),
  },
};

/** The pod that an id names, or the pod of the line, where the same message puts it. */
function podOf(line: { readonly pod?: string }, context: Context) {
  return line.pod === undefined ? undefined : context.pods.get(line.pod);
}

/** A line without target has its address in its id; one with a target has the pod's address of its family. */
function addressFromId(
  line: { readonly id: string; readonly family: Family },
  context: Context,
): string | undefined {
  const target = parseEndpointId(line.id)?.target;
  if (target === undefined) return undefined;
  const pod = context.pods.get(target);
  if (pod === undefined) return target;
  return pod.ips.find(address => address.includes(':') === (line.family === 'IPv6'));
}

/** The fields of a map's elements, in the order in which they are read; their types have been checked above. */
export const fieldsOf = Object.fromEntries(
  Object.entries(schemas).map(([map, fields]) => [map, Object.entries(fields)]),
) as unknown as { readonly [M in MapName]: LooseFields };

/** How the keys of a map look on the wire. */
export function keyCodec(map: MapName): Codec<string> {
  if (map === 'endpoints') return endpointKey;
  return map === 'freshness' || map === 'findings' || map === 'judged' ? text : uid;
}

/**
 * Where findings stand on the picture: what is said of a door, of one of its paths, of a Service, of a line and of a pod, and through whom no call gets at all. Errors and
 * warnings only: notes explain, they mark nothing. Pure; called by the stage, from near and from afar, and by the wall. Keeps F6.
 */
import { order } from '../../findings/order.ts';
import type { Uid } from '../../kubernetes/object.ts';
import { push } from '../../multi-map.ts';
import type { ToldFinding } from '../../topology/finding.ts';
import type { EndpointId, Topology } from '../../topology.ts';
import { listingsOf } from '../listings.ts';
import { sitesOf } from './sites.ts';

export interface Fault {
  /** Of the worst. */
  readonly severity: 'error' | 'warning';
  /** What is said here; absent where all of it only follows from what is said elsewhere. */
  readonly message?: string;
  readonly rule?: string;
  /** All of it, worst first: for who does not see the picture. */
  readonly spoken: string;
  /** No call gets through, as far as objects can prove it. */
  readonly cuts: boolean;
}

export interface Faults {
  readonly doors: ReadonlyMap<Uid, Fault>;
  /** By `stopKey`. */
  readonly stops: ReadonlyMap<string, Fault>;
  /** By UID, or by `namespace/name` of one that only its slices know. */
  readonly services: ReadonlyMap<string, Fault>;
  readonly endpoints: ReadonlyMap<EndpointId, Fault>;
  readonly pods: ReadonlyMap<Uid, Fault>;
  /** Services that nobody gets through to: by what is said of them, or of all of their lines. */
  readonly cut: ReadonlySet<string>;
}

const none: Faults = {
  doors: new Map(),
  stops: new Map(),
  services: new Map(),
  endpoints: new Map(),
  pods: new Map(),
  cut: new Set(),
};

/** Errors by which only some calls fail: those over TLS, through one listener, from outside of the cluster. */
const partial: ReadonlySet<string> = new Set([
  'svc-lb-error',
  'cluster-dns-no-endpoints',
  'ingress-tls-secret-missing',
  'ingress-tls-secret-invalid',
  'gateway-listener-problem',
  'gateway-cert-ref-broken',
]);

/** Of a Service and of a policy the discriminator is a port: calls to others get through. */
function cutsAll({ severity, confidence, rule, subject, discriminator }: ToldFinding): boolean {
  if (severity !== 'error' || confidence === 'possible' || partial.has(rule)) return false;
  if (subject.kind === 'NetworkPolicy' || subject.kind === 'StatefulSet') return false;
  return subject.kind !== 'Service' || discriminator === undefined;
}

export function faultsOf(topology: Topology): Faults {
  const { findings, services, doors, endpoints, pods, policies, workloads } = topology;
  if (findings.size === 0) return none;
  const parts = [services, doors, endpoints, pods, policies, workloads];
  const before = known.get(findings);
  if (before?.parts.every((part, i) => part === parts[i])) return before.faults;
  const faults = place(topology);
  known.set(findings, { parts, faults });
  return faults;
}

/** Only a memory: several layers of one picture ask. */
const known = new WeakMap<
  Topology['findings'],
  { readonly parts: readonly unknown[]; readonly faults: Faults }
>();

function place(topology: Topology): Faults {
  const wrong = [...topology.findings.values()].filter(({ severity }) => severity !== 'info');
  if (wrong.length === 0) return none;
  const sites = sitesOf(topology, wrong);
  const placed = {
    doors: new Map<string, ToldFinding[]>(),
    stops: new Map<string, ToldFinding[]>(),
    services: new Map<string, ToldFinding[]>(),
    endpoints: new Map<string, ToldFinding[]>(),
    pods: new Map<string, ToldFinding[]>(),
  };
  for (const finding of order(wrong))
    for (const { map, key } of sites(finding)) push(placed[map], key, finding);
  const told = topology.findings;
  const doors = faultsIn(placed.doors, told);
  const services = faultsIn(placed.services, told);
  const endpoints = faultsIn(placed.endpoints, told);
  return {
    doors,
    services,
    endpoints,
    stops: faultsIn(placed.stops, told),
    pods: faultsIn(placed.pods, told),
    cut: cutServices(topology, services, endpoints),
  };
}

function faultsIn(
  placed: ReadonlyMap<string, readonly ToldFinding[]>,
  told: Topology['findings'],
): ReadonlyMap<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const [key, found] of placed) {
    const worstFirst = [...found].sort(
      (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
    );
    const first = worstFirst.find(({ causes }) => !causes.some(cause => told.has(cause)));
    faults.set(key, {
      severity: worstFirst[0]?.severity === 'error' ? 'error' : 'warning',
      ...(first === undefined ? {} : { message: first.message, rule: first.rule }),
      spoken: [...new Set(worstFirst.map(({ message }) => message))].slice(0, mostSpoken).join(' '),
      cuts: worstFirst.some(cutsAll),
    });
  }
  return faults;
}

const mostSpoken = 3;

function cutServices(
  topology: Topology,
  services: Faults['services'],
  endpoints: Faults['endpoints'],
): ReadonlySet<string> {
  const cut = new Set([...services].flatMap(([key, fault]) => (fault.cuts ? [key] : [])));
  if (endpoints.size === 0) return cut;
  const { faces } = listingsOf(topology);
  for (const id of endpoints.keys()) {
    const service = topology.endpoints.get(id)?.service;
    if (service === undefined || cut.has(service)) continue;
    const takes = (faces.get(service) ?? []).filter(
      ({ line }) => line.ready !== false && line.terminating !== true,
    );
    if (takes.length > 0 && takes.every(({ line }) => endpoints.get(line.id)?.cuts === true))
      cut.add(service);
  }
  return cut;
}

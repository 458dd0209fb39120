/**
 * To which elements of the picture a finding belongs: its subject, or what stands there for it. A route is where it leads, a class is its doors, a slice its lines; policies
 * and StatefulSets are the Services of their pods, whose walls and rows stand there, Deployments those that ask for their pods. Part of `faultsOf`.
 */

import type { ObjectRef } from '../../findings/finding.ts';
import { push } from '../../multi-map.ts';
import { type Door, type DoorPath, isOfRoute } from '../../topology/door.ts';
import type { ToldFinding } from '../../topology/finding.ts';
import type { Endpoint, Pod, Topology } from '../../topology.ts';
import { isSameObject, printObjectName } from '../object-name.ts';
import { stopKey } from './stop-key.ts';

export interface Site {
  readonly map: 'doors' | 'stops' | 'services' | 'endpoints' | 'pods';
  readonly key: string;
}

/** Where the sites are of each of these; lines and pods are walked once for all of them, and only where one is about them. */
export function sitesOf(
  topology: Topology,
  findings: readonly ToldFinding[],
): (finding: ToldFinding) => readonly Site[] {
  const subjects = (...kinds: readonly string[]) =>
    new Set(
      findings.flatMap(({ subject }) => (kinds.includes(subject.kind) ? [printObjectName(subject)] : [])),
    );
  const services = new Map(
    [...topology.services.values()].map(one => [printObjectName({ kind: 'Service', ...one }), one.uid]),
  );
  const lines = linesOf(topology, subjects('EndpointSlice', 'Endpoints'));
  const pods = podsOf(topology, subjects('Pod', 'NetworkPolicy', 'StatefulSet'));
  return finding => {
    const { subject, discriminator, backend } = finding;
    switch (subject.kind) {
      case 'Service': {
        const key = services.get(printObjectName(subject));
        return key === undefined ? [] : [{ map: 'services', key }];
      }
      case 'Pod':
        return (pods.get(printObjectName(subject)) ?? []).map(({ uid }) => ({ map: 'pods', key: uid }));
      case 'EndpointSlice':
      case 'Endpoints': {
        const all = lines.get(printObjectName(subject)) ?? [];
        const meant = all.filter(({ address }) => address === discriminator);
        return (meant.length > 0 ? meant : all).map(({ id }) => ({ map: 'endpoints', key: id }));
      }
      case 'NetworkPolicy':
      case 'StatefulSet':
        return behind(pods.get(printObjectName(subject)) ?? []);
      case 'Deployment':
      case 'ReplicaSet':
        return askingFor(topology, subject);
      default:
        return [...topology.doors.values()].flatMap(door => atDoor(door, subject, backend));
    }
  };
}

function atDoor(door: Door, subject: ObjectRef, backend: ToldFinding['backend']): readonly Site[] {
  const { kind, namespace, name } = subject;
  const whole: Site = { map: 'doors', key: door.uid };
  if (kind === 'GatewayClass') return door.kind === 'Gateway' && door.className === name ? [whole] : [];
  const isDoor = door.kind === kind && door.name === name && (door.home ?? door.namespace) === namespace;
  if (isDoor && backend === undefined) return [whole];
  const isMeant = (path: DoorPath): boolean =>
    (isDoor || isOfRoute(path, door, subject)) && (backend === undefined || leadsTo(door, path, backend));
  return door.paths
    .filter(isMeant)
    .map(({ host, path, service }) => ({ map: 'stops', key: stopKey(door.uid, host, path, service) }));
}

function leadsTo(
  door: Door,
  { service, port, route }: DoorPath,
  backend: NonNullable<ToldFinding['backend']>,
): boolean {
  return (
    service === backend.name &&
    (route?.serviceNamespace ?? door.namespace) === backend.namespace &&
    (backend.port === undefined || port === backend.port)
  );
}

/** Also those whose pods are not there yet. */
function askingFor({ workloads, services }: Topology, subject: ObjectRef): readonly Site[] {
  const workload = [...workloads.values()].find(one => isSameObject(one, subject));
  return [...services.values()].flatMap(({ uid, staffing }) =>
    workload !== undefined && staffing?.workloads.includes(workload.uid) === true
      ? [{ map: 'services', key: uid }]
      : [],
  );
}

/** The Services of these pods; pods of none stand for themselves. */
function behind(pods: readonly Pod[]): readonly Site[] {
  const services = new Set(pods.flatMap(({ wantedBy = [] }) => wantedBy));
  return services.size > 0
    ? [...services].map(key => ({ map: 'services', key }))
    : pods.map(({ uid }) => ({ map: 'pods', key: uid }));
}

/** Lines of a list that somebody wrote lie in slices that mirror it, which go by the Service of its name. Thousands of others are passed by their name alone. */
function linesOf(topology: Topology, wanted: ReadonlySet<string>): ReadonlyMap<string, readonly Endpoint[]> {
  const found = new Map<string, Endpoint[]>();
  if (wanted.size === 0) return found;
  const names = namesOf(wanted);
  const put = (kind: string, namespace: string, name: string, line: Endpoint): void => {
    if (!names.has(name)) return;
    const key = printObjectName({ kind, namespace, name });
    if (wanted.has(key)) push(found, key, line);
  };
  for (const line of topology.endpoints.values()) {
    const { namespace, slices, service, origin } = line;
    for (const name of slices) put('EndpointSlice', namespace, name, line);
    if (origin === 'selector') continue;
    const name = topology.services.get(service)?.name ?? service.slice(service.indexOf('/') + 1);
    put('Endpoints', namespace, name, line);
  }
  return found;
}

/** Pods by themselves, by the policies that mean them and by the StatefulSets that want them. */
function podsOf(topology: Topology, wanted: ReadonlySet<string>): ReadonlyMap<string, readonly Pod[]> {
  const found = new Map<string, Pod[]>();
  if (wanted.size === 0) return found;
  const names = namesOf(wanted);
  const isMeant = (object: ObjectRef): boolean =>
    names.has(object.name) && wanted.has(printObjectName(object));
  const policies = new Map(
    [...topology.policies.values()].flatMap(policy => {
      const object = { kind: 'NetworkPolicy', namespace: policy.namespace, name: policy.name };
      return isMeant(object) ? [[policy.uid, printObjectName(object)] as const] : [];
    }),
  );
  const sets = new Map(
    [...topology.workloads.values()].flatMap(set =>
      set.kind === 'StatefulSet' && isMeant(set) ? [[set.uid, printObjectName(set)] as const] : [],
    ),
  );
  for (const pod of topology.pods.values()) {
    if (names.has(pod.name)) {
      const key = printObjectName({ kind: 'Pod', namespace: pod.namespace, name: pod.name });
      if (wanted.has(key)) push(found, key, pod);
    }
    const set = sets.size === 0 ? undefined : sets.get(pod.owner ?? '');
    if (set !== undefined) push(found, set, pod);
    if (policies.size > 0)
      for (const uid of pod.policies ?? []) {
        const policy = policies.get(uid);
        if (policy !== undefined) push(found, policy, pod);
      }
  }
  return found;
}

/** Of objects as they are printed. */
function namesOf(wanted: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...wanted].map(key => key.slice(key.lastIndexOf('/') + 1)));
}

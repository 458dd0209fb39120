/**
 * The sentence with which the inspector opens: what this object is doing now, from the topology alone, so that it is there before anything was asked for and true at once.
 * What is not known is said as not known. Called by the inspector; words are in `messages/opening-en.ts`.
 */
import { isPictured } from '../freshness.ts';
import { keptThere } from '../scene/headline-drain.ts';
import { freshnessOf } from '../scene/observed.ts';
import { span } from '../scene/span.ts';
import { silenceSentence } from '../scene/words.ts';
import type {
  ClusterNode,
  Elements,
  Endpoint,
  IngressClass,
  Pod,
  Service,
  Slice,
  Topology,
  Workload,
} from '../topology.ts';
import { lineTakesCalls } from './lines.ts';
import { openingWords as words } from './messages/opening-en.ts';

export function openingOfService(service: Service, topology: Topology): string {
  const { name, namespace } = service;
  const say = words.service;
  if (service.type === 'ExternalName') return say.alias(name, service.externalName ?? '');
  if (service.silence !== undefined) return say.silent(name, silenceSentence(service));
  const list = freshnessOf(topology, 'EndpointSlice', namespace);
  if (list !== undefined && !isPictured(list)) return say.unknown(name);
  const lines = [...topology.endpoints.values()].filter(line => line.service === service.uid);
  // A pod of two families has two lines.
  const takes = new Set(lines.filter(lineTakesCalls).map(line => line.pod ?? line.address)).size;
  if (service.selector === undefined && lines.every(line => line.pod === undefined))
    return say.byHand(name, lines.length);
  const wanted = service.staffing?.desired ?? takes;
  return [
    takes === 0 ? say.unknown(name) : callsOf(service, takes),
    ...(takes < wanted ? [say.missing(wanted - takes, wanted)] : []),
  ].join(' ');
}

function callsOf(service: Service, takes: number): string {
  const say = words.service;
  if (service.headless) return say.headless(service.name, takes);
  if (service.internalTrafficPolicy === 'Local') return say.local(service.name);
  if (service.affinity === 'ClientIP' && takes > 1) return say.sticky(service.name, takes);
  return say.calls(service.name, takes);
}

export function openingOfPod(pod: Pod, topology: Topology, now: number): string {
  const state = stateOfPod(pod, topology, now);
  const made =
    pod.node !== undefined && now > pod.created ? [words.pod.since(span(now - pod.created), pod.node)] : [];
  return [state, ...made].join(' ');
}

function stateOfPod(pod: Pod, topology: Topology, now: number): string {
  const say = words.pod;
  const nameOf = (uid: string) => topology.services.get(uid)?.name;
  const asked = (pod.wantedBy ?? []).map(nameOf).filter(name => name !== undefined);
  switch (pod.state) {
    case 'pending':
      return say.pending(pod.reason);
    case 'starting':
      return say.starting(asked);
    case 'ready': {
      const lines = linesOfPod(pod, topology).filter(lineTakesCalls);
      const listed = [...new Set(lines.map(line => nameOf(line.service) ?? line.service))];
      if (listed.length > 0) return say.takesCalls(listed);
      return asked.length > 0 ? say.notListed(asked) : say.unasked;
    }
    case 'not-ready':
      return say.notReady(asked);
    case 'failing':
      return say.failing(pod.reason, pod.restarts ?? 0, asked);
    case 'terminating': {
      const left = (pod.deletion ?? 0) - now;
      return say.leaving(left >= 1_000 ? span(left) : undefined);
    }
    case 'finished':
      return say.finished;
    case 'failed':
      return say.failed(pod.reason);
    case 'unknown':
      return say.unknown(pod.node);
  }
}

function linesOfPod(pod: Pod, topology: Topology): readonly Endpoint[] {
  return [...topology.endpoints.values()].filter(line => line.pod === pod.uid);
}

export function openingOfNode(
  { name, state, pods, cordoned, reason }: ClusterNode,
  topology: Topology,
): string {
  const say = words.node;
  if (state === 'unknown') return say.unknown(name);
  if (state === 'not-ready') return say.notReady(name, reason);
  if (!cordoned) return `${say.ready(name, pods)} ${say.notEndpoint}`;
  const kept = keptThere(topology, name);
  return [say.cordoned(name, pods), kept === undefined ? say.notEndpoint : say.kept(kept)].join(' ');
}

export function openingOfSlice(slice: Slice, { endpoints }: Topology): string {
  const { name, namespace, service, family, managedBy } = slice;
  const lines = [...endpoints.values()].filter(
    line => line.namespace === namespace && line.slices.includes(name),
  );
  return words.slice.of(service, lines.length, family, managedBy);
}

export function openingOfDoor(door: Elements['doors']): string {
  const say = words.door;
  const unique = (all: readonly (string | undefined)[]) => [...new Set(all.filter(one => one !== undefined))];
  const hosts = unique(door.paths.map(({ host }) => (host === '' || host === '*' ? undefined : host)));
  const taken = door.paths.filter(({ route }) => route?.refused === undefined);
  const reached = unique(
    taken.map(({ service, serviceUid }) => (serviceUid === undefined ? undefined : service)),
  );
  const missing = unique(
    taken.map(({ service, serviceUid }) => (serviceUid === undefined ? service : undefined)),
  );
  const shut = unique(
    door.paths.map(({ service, route }) => (route?.refused === 'no-grant' ? service : undefined)),
  );
  return [
    say.leads(hosts, reached),
    ...(shut.length > 0 ? [say.noGrant(shut)] : []),
    ...(missing.length > 0 ? [say.missing(missing)] : []),
    say.rule(door.kind, door.className),
  ].join(' ');
}

export function openingOfClass({ name, controller, isDefault }: IngressClass): string {
  return [words.class.of(name, controller), ...(isDefault ? [words.class.isDefault] : [])].join(' ');
}

/** `pods`: those that it owns, directly or through its ReplicaSets. */
export function openingOfWorkload(workload: Workload, pods: readonly Pod[], topology: Topology): string {
  const say = words.workload;
  const { name, kind, desired } = workload;
  const ready = pods.filter(pod => pod.state === 'ready').length;
  if (kind === 'Job') {
    const running = pods.filter(pod => pod.state !== 'finished' && pod.state !== 'failed').length;
    return workload.finished === true ? say.finished(name) : say.job(name, running);
  }
  const owner = workload.owner === undefined ? undefined : topology.workloads.get(workload.owner);
  return [
    ...(owner === undefined ? [] : [say.version(owner.name)]),
    ready >= desired ? say.steady(name, kind, desired) : say.short(name, desired, ready),
    ...(workload.refusal === undefined ? [] : [say.refused(workload.refusal)]),
  ].join(' ');
}

/**
 * What is not well, counted: per Service, per node, and by Service on each node, carried on from topology to topology. From afar nobody reads rows, so these counts are
 * what names a pod that is wrong: "3 crash-looping of checkout". Read by the scenes of Streets and Plan. Law T8.
 */
import { lookUp } from '../../bucket-map.ts';
import type { Uid } from '../../kubernetes/object.ts';
import type { Endpoint, EndpointId, Pod, Topology } from '../../topology.ts';
import { follow } from '../follow.ts';
import { listingsOf } from '../listings.ts';
import type { RollCall } from '../roll-call.ts';

/** Worst first. */
export const troubles = [
  'crash-looping',
  'no-image',
  'failing',
  'failed',
  'not-heard-of',
  'not-ready',
  'no-node',
  'not-listed',
  'starting',
  'draining',
  'terminating',
] as const;
export type Trouble = (typeof troubles)[number];

const crashes = new Set(['CrashLoopBackOff', 'Error', 'OOMKilled', 'StartError', 'ContainerCannotRun']);
const noImage = new Set(['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull']);

/** Undefined for a pod that is ready or has finished. */
export function troubleOf(pod: Pod): Trouble | undefined {
  switch (pod.state) {
    case 'ready':
    case 'finished':
      return undefined;
    case 'pending':
      return 'no-node';
    case 'failing':
      if (noImage.has(pod.reason ?? '')) return 'no-image';
      return crashes.has(pod.reason ?? '') ? 'crash-looping' : 'failing';
    case 'unknown':
      return 'not-heard-of';
    default:
      return pod.state;
  }
}

export type Tally = ReadonlyMap<Trouble, number>;

export interface Troubles {
  /** By UID of the Service, or `namespace/name`. */
  readonly services: ReadonlyMap<string, Tally>;
  /** By node, then by Service; under '' pods that no Service asks for or lists, and under the node '' those that have none. */
  readonly nodes: ReadonlyMap<string, ReadonlyMap<string, Tally>>;
}

/** Who is not well: few, also of very many. */
interface Unwell {
  readonly pods: ReadonlyMap<Uid, Pod>;
  /** Lines of nobody that is known. */
  readonly lines: ReadonlyMap<EndpointId, Endpoint>;
}

const unwell = follow<Unwell>(
  { pods: new Map(), lines: new Map() },
  (before, _was, now, { pods: touched, lines: touchedLines }) => {
    const { listing } = listingsOf(now);
    const [pods, lines] = [new Map(before.pods), new Map(before.lines)];
    const ids = new Set(touchedLines);
    for (const uid of touched) {
      const pod = now.pods.get(uid);
      if (pod === undefined || troubleOf(pod) === undefined) pods.delete(uid);
      else pods.set(uid, pod);
      for (const id of lookUp(listing, uid) ?? []) ids.add(id);
    }
    for (const id of ids) {
      const line = now.endpoints.get(id);
      if (line === undefined || troubleOfBare(line) === undefined || now.pods.has(line.pod ?? ''))
        lines.delete(id);
      else lines.set(id, line);
    }
    return { pods, lines };
  },
);

/**
 * Pods of `namespaces`; a pod in two Services counts for both, and on its node for the first. `calls` say where somebody is ready and not listed: of the other Services
 * nobody needs to be asked. Only what is not well is looked at.
 */
export function troublesOf(
  topology: Topology,
  namespaces: ReadonlySet<string>,
  calls: ReadonlyMap<string, Pick<RollCall, 'unlisted'>>,
): Troubles {
  const services = new Map<string, Map<Trouble, number>>();
  const nodes = new Map<string, Map<string, Map<Trouble, number>>>();
  const { listing, wanted } = listingsOf(topology);
  const listsOf = (pod: Pod): ReadonlySet<string> => {
    const lines = (lookUp(listing, pod.uid) ?? []).flatMap(id => topology.endpoints.get(id) ?? []);
    return new Set(lines.flatMap(line => (namespaces.has(line.namespace) ? [line.service] : [])));
  };
  const { pods, lines } = unwell(topology);
  for (const line of lines.values()) {
    const trouble = troubleOfBare(line);
    if (trouble !== undefined && namespaces.has(line.namespace)) count(services, line.service, trouble);
  }
  for (const pod of [...pods.values()].sort(byUid)) {
    const trouble = troubleOf(pod);
    if (trouble === undefined || !namespaces.has(pod.namespace)) continue;
    const lists = listsOf(pod);
    const of = new Set([...lists, ...(pod.wantedBy ?? [])]);
    for (const service of of) count(services, service, said(trouble, lists));
    const [first = ''] = of;
    countOn(nodes, pod.node ?? '', first, said(trouble, lists));
  }
  for (const [service, { unlisted }] of calls) {
    if (unlisted === 0) continue;
    for (const pod of wanted.get(service) ?? []) {
      if (pod.state !== 'ready' || !namespaces.has(pod.namespace) || listsOf(pod).has(service)) continue;
      count(services, service, 'not-listed');
      countOn(nodes, pod.node ?? '', service, 'not-listed');
    }
  }
  return { services, nodes };
}

/** One order, however it came to be. */
function byUid(a: Pod, b: Pod): number {
  return a.uid < b.uid ? -1 : 1;
}

/** Who leaves and is still listed is draining. */
function said(trouble: Trouble, lists: ReadonlySet<string>): Trouble {
  return trouble === 'terminating' && lists.size > 0 ? 'draining' : trouble;
}

function troubleOfBare(line: Endpoint): Trouble | undefined {
  if (line.terminating === true) return 'draining';
  return line.ready === false ? 'not-ready' : undefined;
}

function count(into: Map<string, Map<Trouble, number>>, key: string, trouble: Trouble): void {
  const there = into.get(key);
  if (there === undefined) into.set(key, new Map([[trouble, 1]]));
  else there.set(trouble, (there.get(trouble) ?? 0) + 1);
}

function countOn(
  into: Map<string, Map<string, Map<Trouble, number>>>,
  node: string,
  service: string,
  trouble: Trouble,
): void {
  const there = into.get(node) ?? new Map<string, Map<Trouble, number>>();
  into.set(node, there);
  count(there, service, trouble);
}

/** Worst first. */
export function inOrder(tally: Tally): readonly (readonly [Trouble, number])[] {
  return troubles.flatMap(trouble => {
    const n = tally.get(trouble);
    return n === undefined ? [] : [[trouble, n] as const];
  });
}

export function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = new Map<Trouble, number>();
  for (const tally of tallies)
    for (const [trouble, n] of tally) sum.set(trouble, (sum.get(trouble) ?? 0) + n);
  return sum;
}

/**
 * What is not well, counted: per Service, per node, and by Service on each node, in one pass over pods and lines. From afar nobody reads rows, so these counts are
 * what names a pod that is wrong: "3 crash-looping of checkout". Read by the scenes of Streets and Plan. Law T8.
 */
import type { Uid } from '../../kubernetes/object.ts';
import type { Endpoint, Pod, Topology } from '../../topology.ts';
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

/**
 * Pods of `namespaces`; a pod in two Services counts for both, and on its node for the first. `calls` say where somebody is ready and not listed: of the other Services
 * nobody needs to be asked. Most pods are well, so what is looked at closely is what is not.
 */
export function troublesOf(
  topology: Topology,
  namespaces: ReadonlySet<string>,
  calls: ReadonlyMap<string, Pick<RollCall, 'unlisted'>>,
): Troubles {
  const services = new Map<string, Map<Trouble, number>>();
  const nodes = new Map<string, Map<string, Map<Trouble, number>>>();
  const lacking = new Set([...calls].flatMap(([service, { unlisted }]) => (unlisted > 0 ? [service] : [])));
  const close = new Map<Uid, { readonly pod: Pod; readonly lists: string[] }>();
  for (const pod of topology.pods.values()) {
    if (!namespaces.has(pod.namespace)) continue;
    const well = troubleOf(pod) === undefined;
    if (well && (lacking.size === 0 || pod.wantedBy?.some(service => lacking.has(service)) !== true))
      continue;
    close.set(pod.uid, { pod, lists: [] });
  }
  for (const line of topology.endpoints.values()) {
    if (!namespaces.has(line.namespace)) continue;
    const lists = line.pod === undefined ? undefined : close.get(line.pod)?.lists;
    if (lists?.includes(line.service) === false) lists.push(line.service);
    if (lists !== undefined || (line.ready !== false && line.terminating !== true)) continue;
    if (line.pod !== undefined && topology.pods.has(line.pod)) continue;
    const trouble = troubleOfBare(line);
    if (trouble !== undefined) count(services, line.service, trouble);
  }
  for (const { pod, lists } of close.values()) {
    const trouble = troubleOf(pod);
    if (trouble !== undefined) {
      const of = new Set([...lists, ...(pod.wantedBy ?? [])]);
      for (const service of of) count(services, service, said(trouble, lists));
      const [first = ''] = of;
      countOn(nodes, pod.node ?? '', first, said(trouble, lists));
    } else if (pod.state === 'ready')
      for (const service of pod.wantedBy ?? [])
        if (lacking.has(service) && !lists.includes(service)) {
          count(services, service, 'not-listed');
          countOn(nodes, pod.node ?? '', service, 'not-listed');
        }
  }
  return { services, nodes };
}

/** Who leaves and is still listed is draining. */
function said(trouble: Trouble, lists: readonly string[]): Trouble {
  return trouble === 'terminating' && lists.length > 0 ? 'draining' : trouble;
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

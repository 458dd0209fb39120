/**
 * How busy pods and nodes are: made-up figures that a metrics-server could have read, the same whenever one asks for the same moment. They follow what a
 * container requests, breathe a little from one scrape to the next, and rise where somebody calls (`callers.ts`). Read by `metrics.k8s.io` and by the autoscaler.
 */
import type { View } from '../controller.ts';
import { processOf } from '../controllers/container-process.ts';
import { quantity } from '../controllers/node-load.ts';
import { hash32 } from '../dice.ts';
import type { StoredObject } from '../object.ts';
import { calledBy, callsOn } from './callers.ts';

/** metrics-server's `--metric-resolution`. */
export const SCRAPE_MS = 15_000;

export const scrapedAt = (now: number): number => Math.floor(now / SCRAPE_MS) * SCRAPE_MS;

export interface Usage {
  readonly name: string;
  /** Millicores. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
}

interface Status {
  readonly name: string;
  readonly state?: { readonly running?: { readonly startedAt?: string } };
}

const MEBI = 2 ** 20;

/** In [0, 1), always the same for the same words. */
const part = (...words: readonly (string | number)[]): number => hash32(words.join('/')) / 2 ** 32;

function usageOf(pod: StoredObject, container: Container, calls: number, at: number): Usage {
  const { requests = {}, limits = {} } = container.resources ?? {};
  const seed = `${pod.metadata.uid}/${container.name}`;
  const breath = 0.85 + 0.3 * part(seed, at);
  const wanted = quantity(requests['cpu'] ?? limits['cpu']) * 1000;
  const idle = container.command?.[0]?.endsWith('sleep') === true || processOf(container)?.code === 0;
  const own = idle ? 0 : wanted > 0 ? wanted * (0.03 + 0.15 * part(seed, 'cpu')) : 1 + 6 * part(seed, 'cpu');
  const asking = calledBy(pod).length * 180;
  const limit = limits['cpu'] === undefined ? Number.POSITIVE_INFINITY : quantity(limits['cpu']) * 1000;
  const held = quantity(requests['memory'] ?? limits['memory']);
  const memory =
    held > 0 ? held * (0.35 + 0.4 * part(seed, 'memory')) : MEBI * (8 + 50 * part(seed, 'memory'));
  return {
    name: container.name,
    cpu: Math.min(limit, (own + calls + asking) * breath),
    memory: idle ? MEBI / 2 : memory * (0.98 + 0.04 * part(seed, 'memory', at)),
  };
}

/** By container; undefined while two scrapes have not seen all of them run. */
function containersOf(pod: StoredObject, calls: number, at: number): readonly Usage[] | undefined {
  const statuses: readonly Status[] = pod.status?.containerStatuses ?? [];
  const containers: readonly Container[] = pod.spec.containers ?? [];
  const seen = containers.every(({ name }) => {
    const since = statuses.find(status => status.name === name)?.state?.running?.startedAt;
    return since !== undefined && Date.parse(since) + SCRAPE_MS <= at;
  });
  return pod.status?.phase === 'Running' && seen
    ? containers.map(container => usageOf(pod, container, calls / containers.length, at))
    : undefined;
}

export interface PodUsage {
  readonly pod: StoredObject;
  readonly containers: readonly Usage[];
}

/** Of those pods of one namespace of which something is known. */
export function usageOfPods(pods: readonly StoredObject[], view: View, now: number): readonly PodUsage[] {
  const at = scrapedAt(now);
  const calls = new Map<string, ReadonlyMap<string, number>>();
  return pods.flatMap(pod => {
    const { namespace = '', uid } = pod.metadata;
    const here = calls.get(namespace) ?? callsOn(view, namespace);
    calls.set(namespace, here);
    const containers = containersOf(pod, here.get(uid) ?? 0, at);
    return containers === undefined ? [] : [{ pod, containers }];
  });
}

const sum = (list: readonly Usage[], of: 'cpu' | 'memory'): number =>
  list.reduce((total, one) => total + one[of], 0);

export const total = (containers: readonly Usage[]): Pick<Usage, 'cpu' | 'memory'> => ({
  cpu: sum(containers, 'cpu'),
  memory: sum(containers, 'memory'),
});

/** The pods of a node, and the node itself. */
export function usageOfNode(
  node: StoredObject,
  pods: readonly StoredObject[],
  view: View,
  now: number,
): Usage {
  const { name, uid } = node.metadata;
  const all = usageOfPods(pods, view, now).flatMap(({ containers }) => containers);
  const at = scrapedAt(now);
  return {
    name,
    cpu: sum(all, 'cpu') + 60 + 50 * part(uid, at),
    memory: sum(all, 'memory') + MEBI * (620 + 260 * part(uid) + 8 * part(uid, at)),
  };
}

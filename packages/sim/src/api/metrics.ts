/**
 * What `kubectl top` asks: the usage of pods and nodes, as metrics-server writes it (`pkg/api/{node,pod}.go`). Called by the router once
 * the API is known to be available; the pods and nodes themselves are listed like any others, with their selectors.
 */
import type { Snapshot } from '../controller.ts';
import { type PodUsage, scrapedAt, type Usage, usageOfNode, usageOfPods } from '../metrics/usage.ts';
import type { StoredObject } from '../object.ts';
import { resourceOfKind } from '../resources.ts';
import { apiError } from '../status.ts';
import { timestamp } from '../store.ts';
import type { Lister } from './list.ts';
import type { ApiRequest } from './request.ts';

/** A whole number of nanocores, and of kibibytes. */
const amounts = ({ cpu, memory }: Pick<Usage, 'cpu' | 'memory'>) => ({
  cpu: `${Math.round(cpu * 1e6)}n`,
  memory: `${Math.round(memory / 1024)}Ki`,
});

function base(kind: string, { metadata }: StoredObject, now: number) {
  const { name, namespace, labels } = metadata;
  return {
    apiVersion: 'metrics.k8s.io/v1beta1',
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      creationTimestamp: timestamp(now),
      ...(labels === undefined ? {} : { labels }),
    },
    timestamp: timestamp(scrapedAt(now)),
    window: '15.03s',
  };
}

const asObject = (object: object): StoredObject => object as StoredObject;

const podMetrics = ({ pod, containers }: PodUsage, now: number): StoredObject =>
  asObject({
    ...base('PodMetrics', pod, now),
    containers: containers.map(one => ({ name: one.name, usage: amounts(one) })),
  });

function nodeMetrics(node: StoredObject, view: Snapshot, now: number): StoredObject {
  const pods = view.having('node', node.metadata.name);
  return asObject({ ...base('NodeMetrics', node, now), usage: amounts(usageOfNode(node, pods, view, now)) });
}

export interface MetricsContext {
  readonly request: ApiRequest;
  readonly store: Snapshot;
  readonly list: Lister;
  readonly now: number;
}

export function listMetrics({ request, store, list, now }: MetricsContext): readonly StoredObject[] {
  const kind = request.resource.kind === 'PodMetrics' ? 'Pod' : 'Node';
  const resource = resourceOfKind(kind) ?? request.resource;
  const { objects } = list({ ...request, resource });
  return kind === 'Pod'
    ? usageOfPods(objects, store, now).map(usage => podMetrics(usage, now))
    : objects.map(node => nodeMetrics(node, store, now));
}

/** Throws 404 also for a pod of which nothing is known yet. */
export function getMetrics({ request, store, now }: MetricsContext): StoredObject {
  const { namespace, name = '' } = request;
  if (request.resource.kind === 'NodeMetrics') {
    const node = store.get('Node', undefined, name);
    if (node === undefined) throw notFoundIn('nodemetrics', name);
    return nodeMetrics(node, store, now);
  }
  const pod = store.get('Pod', namespace, name);
  const [usage] = pod === undefined ? [] : usageOfPods([pod], store, now);
  if (usage === undefined) throw notFoundIn('podmetrics', `${namespace}/${name}`);
  return podMetrics(usage, now);
}

const notFoundIn = (plural: string, name: string) =>
  apiError(404, 'NotFound', `${plural}.metrics.k8s.io "${name}" not found`, {
    name,
    group: 'metrics.k8s.io',
    kind: plural,
  });

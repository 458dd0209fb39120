/**
 * The pods of a DaemonSet and the nodes that they are for (kubernetes `pkg/controller/daemon/util`): what is added to the template, which
 * node a pod is for, whether a node should have one, whether a pod is of the newest template.
 */
import type { Snapshot } from '../controller.ts';
import type { Json, StoredObject } from '../object.ts';
import { REVISION_LABEL } from './controller-revisions.ts';
import { meetsAffinity, requiredNode, untolerated } from './node-fit.ts';

/** What one look at a DaemonSet sees. */
export interface Daemons {
  readonly set: StoredObject;
  readonly nodes: readonly StoredObject[];
  /** By the node that each is for. */
  readonly pods: ReadonlyMap<string, readonly StoredObject[]>;
  /** Of the newest template. */
  readonly hash: string;
  readonly now: number;
  readonly snapshot: Snapshot;
}

const GENERATION = 'deprecated.daemonset.template.generation';

export const templateGeneration = ({ metadata }: StoredObject): string =>
  metadata.annotations?.[GENERATION] ?? String(metadata.generation ?? 1);

const TOLERATIONS = [
  ['not-ready', 'NoExecute'],
  ['unreachable', 'NoExecute'],
  ['disk-pressure', 'NoSchedule'],
  ['memory-pressure', 'NoSchedule'],
  ['pid-pressure', 'NoSchedule'],
  ['unschedulable', 'NoSchedule'],
].map(([key, effect]) => ({ effect, key: `node.kubernetes.io/${key}`, operator: 'Exists' }));

const NO_NETWORK = {
  effect: 'NoSchedule',
  key: 'node.kubernetes.io/network-unavailable',
  operator: 'Exists',
};

const tolerationsOf = (spec: StoredObject['spec']) => [
  ...(spec?.tolerations ?? []),
  ...TOLERATIONS,
  ...(spec?.hostNetwork === true ? [NO_NETWORK] : []),
];

export function daemonSpec(template: StoredObject['spec'], node: string): StoredObject['spec'] {
  const only: Json = { matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] };
  return {
    ...template,
    tolerations: tolerationsOf(template),
    affinity: {
      ...template?.affinity,
      nodeAffinity: {
        ...template?.affinity?.nodeAffinity,
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [only] },
      },
    },
  };
}

export const nodeOf = (pod: StoredObject): string => pod.spec.nodeName || requiredNode(pod) || '';

/** `run`: a pod should be made there. `stay`: one that is there may go on. */
export function shouldRun(
  set: StoredObject,
  node: StoredObject,
): { readonly run: boolean; readonly stay: boolean } {
  const template = set.spec.template.spec;
  const spec = { ...template, tolerations: tolerationsOf(template) };
  const fits = (template.nodeName ?? node.metadata.name) === node.metadata.name && meetsAffinity(spec, node);
  if (!fits) return { run: false, stay: false };
  const refusals = untolerated(spec, node);
  return { run: refusals.length === 0, stay: refusals.every(({ effect }) => effect !== 'NoExecute') };
}

export const isUpdated = ({ metadata: { labels } }: StoredObject, set: StoredObject, hash: string): boolean =>
  labels?.[REVISION_LABEL] === hash ||
  (set.metadata.annotations?.[GENERATION] !== undefined &&
    labels?.['pod-template-generation'] === templateGeneration(set));

/** Those with a node first, then the oldest. */
export const oldestFirst = (a: StoredObject, b: StoredObject): number =>
  Number(!a.spec.nodeName) - Number(!b.spec.nodeName) ||
  (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1);

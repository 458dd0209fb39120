/**
 * Whether a pod may stand on a node, and if not, why, in the scheduler's words (kubernetes `pkg/scheduler/framework/plugins`:
 * NodeUnschedulable, NodeAffinity, TaintToleration). Asked by the scheduler and the daemon set controller.
 */
import type { StoredObject } from '../object.ts';
import { matchesLabels, meetsRequirement } from './selector.ts';

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
  readonly tolerationSeconds?: number;
}

type PodSpec = StoredObject['spec'];

const tolerates = (toleration: Toleration, taint: Taint): boolean =>
  (!toleration.effect || toleration.effect === taint.effect) &&
  (toleration.key
    ? toleration.key === taint.key &&
      (toleration.operator === 'Exists' || (toleration.value ?? '') === (taint.value ?? ''))
    : toleration.operator === 'Exists');

export const tolerationFor = (spec: PodSpec, taint: Taint): Toleration | undefined =>
  (spec?.tolerations ?? []).find((toleration: Toleration) => tolerates(toleration, taint));

const UNSCHEDULABLE: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

interface NodeTerm {
  readonly matchExpressions?: Parameters<typeof meetsRequirement>[0][];
  readonly matchFields?: Parameters<typeof meetsRequirement>[0][];
}

const meetsTerm = ({ matchExpressions = [], matchFields = [] }: NodeTerm, node: StoredObject): boolean =>
  matchExpressions.length + matchFields.length > 0 &&
  matchExpressions.every(requirement => meetsRequirement(requirement, node.metadata.labels)) &&
  matchFields.every(requirement => meetsRequirement(requirement, { 'metadata.name': node.metadata.name }));

/** NodeAffinity: the pod's nodeSelector and required terms. */
export function meetsAffinity(spec: PodSpec, node: StoredObject): boolean {
  if (!matchesLabels(spec?.nodeSelector ?? {}, node.metadata.labels)) return false;
  const terms =
    spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return terms === undefined || terms.some((term: NodeTerm) => meetsTerm(term, node));
}

/** Taints that keep the pod away or drive it off. */
export const untolerated = (spec: PodSpec, node: StoredObject): readonly Taint[] =>
  (node.spec?.taints ?? []).filter(
    (one: Taint) => one.effect !== 'PreferNoSchedule' && tolerationFor(spec, one) === undefined,
  );

/** The node that a daemon's pod must go to. */
export const requiredNode = (pod: Pick<StoredObject, 'spec'>): string | undefined =>
  pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms?.[0]
    ?.matchFields?.[0]?.values?.[0];

/** The only nodes that the pod's affinity names, where each of its terms names some (NodeAffinity PreFilter). */
export function namedNodes(spec: PodSpec): ReadonlySet<string> | undefined {
  const terms: readonly NodeTerm[] | undefined =
    spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  const named = terms?.map(({ matchFields = [] }) =>
    matchFields.flatMap(({ key, operator, values = [] }) =>
      key === 'metadata.name' && operator === 'In' ? values : [],
    ),
  );
  return named === undefined || named.some(names => names.length === 0) ? undefined : new Set(named.flat());
}

/** Undefined when it fits. */
export function fitsNode(spec: PodSpec, node: StoredObject): string | undefined {
  if (node.spec?.unschedulable === true && tolerationFor(spec, UNSCHEDULABLE) === undefined)
    return 'node(s) were unschedulable';
  if (untolerated(spec, node).length > 0) return 'node(s) had untolerated taint(s)';
  if (!meetsAffinity(spec, node)) return "node(s) didn't match Pod's node affinity/selector";
  return undefined;
}

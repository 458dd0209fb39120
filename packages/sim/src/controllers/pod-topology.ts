/**
 * Where pods may stand in view of other pods (scheduler plugins PodTopologySpread and InterPodAffinity): the required terms, in the scheduler's words.
 * Asked by the scheduler; the counts over all pods are made once per newcomer.
 */
import type { Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { meetsAffinity } from './node-fit.ts';
import { isActive, isFinished } from './pod-state.ts';
import { type LabelSelector, matchesSelector } from './selector.ts';

export interface Refusal {
  readonly reason: string;
  /** Other pods going would not help. */
  readonly hopeless: boolean;
}

type Check = (node: StoredObject) => Refusal | undefined;

interface Term {
  readonly labelSelector?: LabelSelector;
  readonly topologyKey: string;
  readonly namespaces?: readonly string[];
}

interface Spread {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable?: string;
  readonly labelSelector?: LabelSelector;
}

const domainOf = (node: StoredObject | undefined, key: string): string | undefined =>
  node?.metadata.labels?.[key];

const applies = (term: Term, owner: StoredObject, pod: StoredObject): boolean =>
  (term.namespaces ?? [owner.metadata.namespace]).includes(pod.metadata.namespace ?? '') &&
  matchesSelector(term.labelSelector, pod.metadata.labels);

const required = (pod: StoredObject, kind: 'podAffinity' | 'podAntiAffinity'): readonly Term[] =>
  pod.spec.affinity?.[kind]?.requiredDuringSchedulingIgnoredDuringExecution ?? [];

const MISMATCH = "node(s) didn't match pod topology spread constraints";

function spreadCheck(
  pod: StoredObject,
  placed: readonly StoredObject[],
  snapshot: Snapshot,
): Check | undefined {
  const constraints: readonly Spread[] = (pod.spec.topologySpreadConstraints ?? []).filter(
    ({ whenUnsatisfiable = 'DoNotSchedule' }: Spread) => whenUnsatisfiable === 'DoNotSchedule',
  );
  if (constraints.length === 0) return undefined;
  const nodes = snapshot.list('Node').filter(node => meetsAffinity(pod.spec, node));
  const counted = constraints.map(constraint => {
    const { topologyKey, labelSelector } = constraint;
    const counts = new Map<string, number>();
    for (const node of nodes) {
      const domain = domainOf(node, topologyKey);
      if (domain !== undefined) counts.set(domain, 0);
    }
    for (const other of placed) {
      const alike =
        isActive(other) &&
        other.metadata.namespace === pod.metadata.namespace &&
        matchesSelector(labelSelector, other.metadata.labels);
      const domain = alike
        ? domainOf(snapshot.get('Node', undefined, other.spec.nodeName), topologyKey)
        : undefined;
      const held = domain === undefined ? undefined : counts.get(domain);
      if (domain !== undefined && held !== undefined) counts.set(domain, held + 1);
    }
    const self = matchesSelector(labelSelector, pod.metadata.labels) ? 1 : 0;
    return { ...constraint, counts, self, least: Math.min(...counts.values()) };
  });
  return node => {
    for (const { topologyKey, counts, self, least, maxSkew } of counted) {
      const domain = domainOf(node, topologyKey);
      if (domain === undefined) return { reason: `${MISMATCH} (missing required label)`, hopeless: true };
      if ((counts.get(domain) ?? 0) + self - least > maxSkew) return { reason: MISMATCH, hopeless: false };
    }
    return undefined;
  };
}

function affinityCheck(pod: StoredObject, placed: readonly StoredObject[], snapshot: Snapshot): Check {
  const nodeOf = (other: StoredObject) => snapshot.get('Node', undefined, other.spec.nodeName);
  const domains = (term: Term): ReadonlySet<string | undefined> =>
    new Set(
      placed
        .filter(other => applies(term, pod, other))
        .map(other => domainOf(nodeOf(other), term.topologyKey)),
    );
  const wanted = required(pod, 'podAffinity').map(term => ({ ...term, domains: domains(term) }));
  const shunned = required(pod, 'podAntiAffinity').map(term => ({ ...term, domains: domains(term) }));
  // The first of a group that only asks for its own kind may begin anywhere.
  const first =
    wanted.every(term => term.domains.size === 0) && wanted.every(term => applies(term, pod, pod));
  const refused = placed.flatMap(other =>
    required(other, 'podAntiAffinity')
      .filter(term => applies(term, other, pod))
      .map(({ topologyKey }) => ({ topologyKey, domain: domainOf(nodeOf(other), topologyKey) })),
  );
  return node => {
    const here = (key: string): string | undefined => domainOf(node, key);
    if (
      !first &&
      wanted.some(term => here(term.topologyKey) === undefined || !term.domains.has(here(term.topologyKey)))
    )
      return { reason: "node(s) didn't match pod affinity rules", hopeless: true };
    if (
      shunned.some(term => here(term.topologyKey) !== undefined && term.domains.has(here(term.topologyKey)))
    )
      return { reason: "node(s) didn't match pod anti-affinity rules", hopeless: false };
    if (refused.some(({ topologyKey, domain }) => domain !== undefined && here(topologyKey) === domain))
      return { reason: "node(s) didn't satisfy existing pods anti-affinity rules", hopeless: false };
    return undefined;
  };
}

/** The first refusal of a node, in the order in which the scheduler asks. */
export function topologyCheck(pod: StoredObject, pods: readonly StoredObject[], snapshot: Snapshot): Check {
  const placed = pods.filter(other => other.spec.nodeName && !isFinished(other));
  const spread = spreadCheck(pod, placed, snapshot);
  const affinity = affinityCheck(pod, placed, snapshot);
  return node => spread?.(node) ?? affinity(node);
}

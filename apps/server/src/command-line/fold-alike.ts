/**
 * What is said of one pod after another, as the page folds it: pods of one workload, or on one node where the node is what is wrong, of which a rule says the same,
 * are told once, at the worst of them. Only for people: programs get each. Called by the table of `check`. Pure.
 */
import type { Finding } from '@switchboard/core/findings/finding';
import type { Uid } from '@switchboard/core/kubernetes/object';
import { objectsOf, type World } from '@switchboard/core/world';

export interface Folded {
  readonly finding: Finding;
  /** Of how many others the same is said. */
  readonly others: number;
}

/** What is said of a pod because of where it stands. */
const ofNodes: ReadonlySet<string> = new Set(['pod-stuck-terminating', 'pod-on-unready-node']);

type Place = readonly [owner: Uid | undefined, node: string | undefined];

/** Findings keep their order; those that are told with another are left out. */
export function foldAlike(findings: readonly Finding[], world: World): readonly Folded[] {
  const whose = owners(world);
  const groups = new Map<string, { readonly finding: Finding; others: number }>();
  for (const finding of findings) {
    const owner = whose(finding);
    const key = owner === undefined ? finding.key : `${finding.rule} ${finding.severity} ${owner}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { finding, others: 0 });
    else known.others += 1;
  }
  return [...groups.values()];
}

function owners(world: World): (finding: Finding) => string | undefined {
  const away = new Set(
    [...objectsOf(world, '', 'Node').values()]
      .filter(({ ready }) => ready !== true)
      .map(({ meta }) => meta.name),
  );
  const known = new Map<string, ReadonlyMap<string, Place>>();
  const podsOf = (namespace: string) => {
    const before = known.get(namespace);
    if (before !== undefined) return before;
    const sets = objectsOf(world, namespace, 'ReplicaSet');
    const pods = new Map(
      [...objectsOf(world, namespace, 'Pod').values()].map(({ meta: { name, owner }, node }) => [
        name,
        [
          owner === undefined ? undefined : (sets.get(owner.uid)?.meta.owner?.uid ?? owner.uid),
          node,
        ] as const,
      ]),
    );
    known.set(namespace, pods);
    return pods;
  };
  return ({ rule, subject: { kind, namespace, name } }) => {
    if (kind !== 'Pod') return undefined;
    const [owner, node] = podsOf(namespace).get(name) ?? [];
    return ofNodes.has(rule) && node !== undefined && away.has(node) ? `Node ${node}` : owner;
  };
}

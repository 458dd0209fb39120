/**
 * Whose doing a fact may be a step of: the workload that its pod belongs to, and the node on which it stood. Only what is the usual course; that something fails
 * is news of its own. Called by `describe`.
 */
import type { Pod } from '../../topology.ts';
import type { Statement } from '../facts.ts';
import { nameOfPod, printObjectName } from '../object-name.ts';
import { podOf } from './draft.ts';
import { type Both, nameOfWorkload, rootOf } from './labels.ts';

/** By the id of the fact, and by that under which many alike are told as one: `fact:service`, `fact:workload`. */
export function stepsOf(facts: readonly Statement[], both: Both): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const fact of facts) {
    const pod = podOf(fact, both);
    if (pod === undefined || fact.fact === 'not-ready') continue;
    const root = rootOf(pod, both);
    const keys = keysOf(pod, both);
    found.set(fact.id, keys);
    const owners = root === undefined ? [] : [printObjectName(nameOfWorkload(root))];
    if (root !== undefined) found.set(`${fact.fact}:${root.uid}`, owners);
    if (fact.service === undefined) continue;
    // Lines of several workloads belong to none of them.
    for (const id of [`${fact.fact}:${fact.service}`, `replaced:${fact.service}`]) {
      const before = found.get(id);
      found.set(id, before === undefined ? owners : before.filter(key => owners.includes(key)));
    }
  }
  return found;
}

function keysOf(pod: Pod, both: Both): readonly string[] {
  const root = rootOf(pod, both);
  return [
    printObjectName(root === undefined ? nameOfPod(pod) : nameOfWorkload(root)),
    ...(pod.node === undefined ? [] : [printObjectName({ kind: 'Node', namespace: '', name: pod.node })]),
  ];
}

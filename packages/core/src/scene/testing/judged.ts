/** The picture of a cluster with what is wrong in it: the namespaces that are looked at, and what belongs to none. For tests only. */
import { clusterOf, judgeAll } from '../../findings/testing/cluster-of.ts';
import type { KubeObject } from '../../kubernetes/object.ts';
import { merge } from '../../merge.ts';
import { project } from '../../project.ts';
import type { Topology } from '../../topology.ts';

export function judgedPicture(
  objects: readonly KubeObject[],
  namespaces: readonly string[] = ['shop'],
): Topology {
  const { world } = clusterOf(objects);
  const { findings } = judgeAll(objects);
  const shards = ['', ...namespaces].map((ns): Topology => {
    const own = findings.filter(({ subject }) => subject.namespace === ns);
    const judged = new Map([[ns, { key: ns, unobserved: [] }]]);
    return { ...project(world, ns), findings: new Map(own.map(one => [one.key, one])), judged };
  });
  return merge(shards).topology;
}

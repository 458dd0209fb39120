/**
 * How much is wrong in some namespaces, counted as the list of it tells it: what follows from something, and the same of other pods, is no trouble of its own. Asked by the bar
 * and beside the headline, of the same findings.
 */
import type { Severity } from '@switchboard/core/findings/finding';
import type { Topology } from '@switchboard/core/topology';
import { list } from './listed.ts';

export type Count = Readonly<Record<Severity, number>>;

/** A count, and what it was counted from: alike findings are one by pods, workloads and nodes. */
interface Known extends Pick<Topology, 'pods' | 'workloads' | 'nodes'> {
  readonly of: string;
  readonly count: Count;
}

const known = new WeakMap<Topology['findings'], Known>();
const none: ReadonlySet<string> = new Set();

/** `topology`: without what was muted. */
export function countOf(topology: Topology, namespaces: readonly string[]): Count {
  const { findings, pods, workloads, nodes } = topology;
  const of = namespaces.join();
  const before = known.get(findings);
  const isSame = before?.pods === pods && before.workloads === workloads && before.nodes === nodes;
  if (isSame && before.of === of) return before.count;
  const { count } = list(topology, { namespaces, least: 'info', text: '', muted: none });
  known.set(findings, { of, count, pods, workloads, nodes });
  return count;
}

/**
 * How much is wrong in some namespaces, counted as the list of it tells it: what follows from something, and the same of other pods, is no trouble of its own. Asked by the bar
 * and beside the headline, of the same findings.
 */
import type { Severity } from '@switchboard/core/findings/finding';
import type { Topology } from '@switchboard/core/topology';
import { list } from './listed.ts';

export type Count = Readonly<Record<Severity, number>>;

const known = new WeakMap<Topology['findings'], { readonly of: string; readonly count: Count }>();
const none: ReadonlySet<string> = new Set();

/** `topology`: without what was muted. */
export function countOf(topology: Topology, namespaces: readonly string[]): Count {
  const { findings } = topology;
  const of = namespaces.join();
  const before = known.get(findings);
  if (before?.of === of) return before.count;
  const { count } = list(topology, { namespaces, least: 'info', text: '', muted: none });
  known.set(findings, { of, count });
  return count;
}

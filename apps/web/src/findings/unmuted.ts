/** The picture without what this browser does not want to hear of: what stage and headline show. The same value while nothing of it changes. */
import type { Topology } from '@switchboard/core/topology';

type Findings = Topology['findings'];

let last:
  | { readonly all: Findings; readonly muted: ReadonlySet<string>; readonly left: Findings }
  | undefined;
const known = new WeakMap<Topology, Topology>();

export function unmuted(topology: Topology, muted: ReadonlySet<string>): Topology {
  const { findings } = topology;
  if (muted.size === 0 || findings.size === 0) return topology;
  if (last?.all !== findings || last.muted !== muted) {
    const left = new Map([...findings].filter(([key, { rule }]) => !muted.has(key) && !muted.has(rule)));
    last = { all: findings, muted, left };
  }
  const before = known.get(topology);
  if (before?.findings === last.left) return before;
  const heard = { ...topology, findings: last.left };
  known.set(topology, heard);
  return heard;
}

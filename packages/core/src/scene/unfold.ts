/**
 * A patch as the pictures that it passes through when presenting: fact after fact in causal order, each element when the first fact about it is told. Nothing is
 * invented: every picture holds elements of the truth before or of the one after, and the last is the one after. Called by the stage. Law C8.
 */
import { apply } from '../apply.ts';
import type { Patch } from '../patch.ts';
import type { Topology } from '../topology.ts';
import { mostChanges } from './choreograph.ts';
import type { Fact } from './cue.ts';
import { causalOrder, factsOf, type Statement } from './facts.ts';

export interface Passage {
  readonly patch: Patch;
  readonly topology: Topology;
}

export function unfold(before: Topology, patch: Patch, after: Topology): readonly Passage[] {
  const facts = factsOf(before, patch, after);
  const when = firstFacts(facts, before, after);
  const used = new Set(when.values());
  const kinds = causalOrder.filter(kind => used.has(kind));
  const rest = kinds.at(-1);
  if (rest === undefined || kinds.length === 1 || facts.length > mostChanges)
    return [{ patch, topology: after }];
  const passages: Passage[] = [];
  let topology = before;
  for (const kind of kinds) {
    const part = partOf(patch, key => (when.get(key) ?? rest) === kind);
    if (kind === rest) return [...passages, { patch: { ...others(patch), ...part }, topology: after }];
    // Everything that this kind is told of was there earlier, with another fact.
    if (Object.keys(part).length === 0) continue;
    topology = apply(topology, part);
    passages.push({ patch: part, topology });
  }
  return passages;
}

const told = ['pods', 'endpoints', 'services', 'nodes'] as const;

/** By key of the element: the fact with which it comes, changes or goes. A pod of which only its line tells goes with the line. */
function firstFacts(
  facts: readonly Statement[],
  before: Topology,
  after: Topology,
): ReadonlyMap<string, Fact> {
  const nodes = new Map(
    [...before.nodes.values(), ...after.nodes.values()].map(node => [node.name, node.uid]),
  );
  const own = new Map<string, Fact>();
  const byLine = new Map<string, Fact>();
  for (const { fact, endpoint, pod, service, node } of facts) {
    const key = endpoint ?? pod ?? service ?? nodes.get(node ?? '');
    if (key !== undefined && !own.has(key)) own.set(key, fact);
    if (endpoint !== undefined && pod !== undefined && !byLine.has(pod)) byLine.set(pod, fact);
  }
  // Pod and line that go together leave one tombstone, in one picture.
  for (const { fact, endpoint, pod } of facts)
    if (fact === 'line-gone' && endpoint !== undefined && own.get(pod ?? '') === 'pod-gone')
      own.set(endpoint, 'pod-gone');
  return new Map([...byLine, ...own]);
}

function partOf(patch: Patch, wanted: (key: string) => boolean): Patch {
  const part: Record<string, unknown> = {};
  for (const name of told) {
    const map = patch[name];
    if (map === undefined) continue;
    const keyOf = (element: { readonly id: string } | { readonly uid: string }): string =>
      'id' in element ? element.id : element.uid;
    const put = (map.put ?? []).filter(element => wanted(keyOf(element)));
    const gone = (map.gone ?? []).filter(wanted);
    if (put.length + gone.length === 0) continue;
    part[name] = { ...(put.length > 0 ? { put } : {}), ...(gone.length > 0 ? { gone } : {}) };
  }
  return part;
}

/** Maps that no fact is told of. */
function others(patch: Patch): Patch {
  const { pods: _pods, endpoints: _endpoints, services: _services, nodes: _nodes, ...rest } = patch;
  return rest;
}

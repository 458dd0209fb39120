/**
 * Which level of detail a picture has: what the viewer wants, else what it had, else what fits. Needs the rows only, so it can be asked before the code of the farther levels is
 * there. Called by `pictureOf` and `firstPicture`; the steps between levels, and whether one helps, are asked by the stage. Law S8.
 */
import type { Topology } from '../topology.ts';
import { isLoading } from './being-read.ts';
import { type Detail, details, type Lens, type StageSize } from './lens.ts';
import { rowKinds } from './namespace-freshness.ts';
import type { Picture } from './picture.ts';
import type { Placement } from './placement.ts';

/** How rows are placed. */
type Place = (
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Placement | undefined,
  now: number,
) => Placement;

export function levelOf(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Picture | undefined,
  place: Place,
): Detail {
  if (lens.detail !== undefined) return lens.detail;
  return before?.view === viewOf(topology, lens, size)
    ? before.level
    : whatFits(topology, lens, size, before, place);
}

/** One level nearer (−1) or farther (1); undefined at the ends. */
export function neighbour(level: Detail, step: -1 | 1): Detail | undefined {
  return details[details.indexOf(level) + step];
}

/** So much of it is out of sight that one level out is a help. */
export function isOutgrown(picture: Picture, size: StageSize): boolean {
  return picture.level !== 'plan' && size.width >= phone && picture.height > 2 * size.height;
}

/** Nodes come with another shard than pods, and a server that has just begun is still reading: when all of it is here the choice is made anew. */
export function viewOf(topology: Topology, lens: Lens, size: StageSize): string {
  const nodes = topology.nodes.size > 0 ? 'nodes' : 'no nodes';
  const reading = isReading(topology, lens.namespaces) ? 'reading' : 'read';
  return [lens.detail ?? '', lens.namespaces.join(','), `${size.width}x${size.height}`, nodes, reading].join(
    '|',
  );
}

/** Whether something that the picture is made of has not been read to its end yet. */
export function isReading(topology: Topology, namespaces: readonly string[]): boolean {
  return isLoading(topology, namespaces, rowKinds);
}

const phone = 860;
const most = { rows: 1.5, services: 30, nodes: 14, lines: 100 } as const;
/** Of so little one rather scrolls than looks at a page that is mostly empty; a long list is folded in rows. */
const little = { rows: 2.4, services: 12, nodes: 12 } as const;
/** More than this is not even tried as rows. */
const never = { services: 60, pods: 2_500 } as const;
/** What one looks at already may be so much larger before it changes. */
const slack = 1.25;

function whatFits(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Picture | undefined,
  place: Place,
): Detail {
  const seen = new Set(lens.namespaces);
  const give = (level: Detail): number => (before?.level === level ? slack : 1);
  const services = [...topology.services.values()].filter(({ namespace }) => seen.has(namespace)).length;
  const small = services <= never.services && topology.pods.size <= never.pods;
  const nodes = nodesIn(topology, seen);
  const isLittle = services <= little.services && nodes <= little.nodes;
  // On a phone one scrolls anyway.
  const heights = size.width < phone ? 4 * most.rows : isLittle ? little.rows : most.rows;
  if (small && place(topology, lens, size, undefined, 0).height <= heights * give('rows') * size.height)
    return 'rows';
  const fits =
    size.width >= phone &&
    services <= most.services * give('streets') &&
    nodes <= most.nodes * give('streets') &&
    longestList(topology, seen) <= most.lines;
  return fits ? 'streets' : 'plan';
}

function nodesIn(topology: Topology, seen: ReadonlySet<string>): number {
  const names = new Set([...topology.nodes.values()].map(({ name }) => name));
  for (const pod of topology.pods.values())
    if (pod.node !== undefined && seen.has(pod.namespace)) names.add(pod.node);
  return names.size;
}

function longestList(topology: Topology, seen: ReadonlySet<string>): number {
  const lines = new Map<string, number>();
  let longest = 0;
  for (const { service, namespace } of topology.endpoints.values()) {
    if (!seen.has(namespace)) continue;
    const n = (lines.get(service) ?? 0) + 1;
    lines.set(service, n);
    longest = Math.max(longest, n);
  }
  return longest;
}

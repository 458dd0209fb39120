/**
 * What the legend shows, and how many of each: lines, and pods that no line names unless they are just ready. Who stands in several lists has one voice. Counted on from the
 * topology before, where it is known what has changed since. Called by the legend.
 */
import { lookUp } from '../bucket-map.ts';
import { ancestors, touchedSince } from '../lineage.ts';
import type { Topology } from '../topology.ts';
import { type Lamp, lampOfLine, lampOfPod } from './lamp.ts';
import { type Listings, listingsOf } from './listings.ts';

type Counts = ReadonlyMap<Lamp, number>;
type Maps = Pick<Topology, 'endpoints' | 'pods'>;

interface Counted {
  readonly pods: Topology['pods'];
  readonly listings: Listings;
  readonly counts: Counts;
}

const counted = new WeakMap<Topology['endpoints'], Counted>();

export function present(topology: Maps): Counts {
  const { endpoints, pods } = topology;
  const here = counted.get(endpoints);
  if (here?.pods === pods) return here.counts;
  const listings = listingsOf(topology);
  const counts = countedOn(topology, listings) ?? countedAnew(topology, listings);
  counted.set(endpoints, { pods, listings, counts });
  return counts;
}

function countedOn(now: Maps, listings: Listings): Counts | undefined {
  for (const { map, touched } of ancestors(now.endpoints)) {
    const endpoints = map as Topology['endpoints'];
    const before = counted.get(endpoints);
    const changed = before === undefined ? undefined : touchedSince(before.pods, now.pods);
    if (before === undefined || changed === undefined) continue;
    const was: Maps = { endpoints, pods: before.pods };
    const counts = new Map(before.counts);
    const voices = new Set<string>(changed);
    for (const id of touched) for (const maps of [was, now]) voices.add(maps.endpoints.get(id)?.pod ?? id);
    for (const voice of voices) {
      count(counts, lampOf(was, before.listings, voice), -1);
      count(counts, lampOf(now, listings, voice), 1);
    }
    return counts;
  }
  return undefined;
}

function countedAnew(now: Maps, listings: Listings): Counts {
  const counts = new Map<Lamp, number>();
  const voices = new Set<string>(now.pods.keys());
  for (const { id, pod } of now.endpoints.values()) voices.add(pod ?? id);
  for (const voice of voices) count(counts, lampOf(now, listings, voice), 1);
  return counts;
}

/** Of a pod, by the first of its lines where it has some, or of a line that names no pod. */
function lampOf({ endpoints, pods }: Maps, { listing }: Listings, voice: string): Lamp | undefined {
  const line = endpoints.get(lookUp(listing, voice)?.[0] ?? voice);
  const pod = pods.get(voice);
  if (line !== undefined)
    return line.pod === undefined || line.pod === voice ? lampOfLine(line, pod) : undefined;
  const lamp = pod === undefined ? undefined : lampOfPod(pod);
  return lamp === 'ready' ? undefined : lamp;
}

function count(counts: Map<Lamp, number>, lamp: Lamp | undefined, by: 1 | -1): void {
  if (lamp === undefined) return;
  const next = (counts.get(lamp) ?? 0) + by;
  if (next === 0) counts.delete(lamp);
  else counts.set(lamp, next);
}

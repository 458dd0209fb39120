/**
 * What the legend shows, and how many of each. Near: lines, and pods that no line names unless they are just ready; who stands in several lists has one voice. From afar:
 * pods, each by its own lamp, and lines that name none. Counted on from the topology before, where it is known what has changed since. Called by the legend.
 */
import { lookUp } from '../bucket-map.ts';
import { type Followed, follow } from './follow.ts';
import { type Lamp, lampOfLine, lampOfPod } from './lamp.ts';
import { type Listings, listingsOf } from './listings.ts';

type Counts = ReadonlyMap<Lamp, number>;

type LampOf = (topology: Followed, listings: Listings, voice: string) => Lamp | undefined;

export const present = counted(lampOf);
export const presentFromAfar = counted((topology, listings, voice) => {
  const pod = topology.pods.get(voice);
  return pod === undefined ? lampOf(topology, listings, voice) : lampOfPod(pod);
});

function counted(lampOf: LampOf): (topology: Followed) => Counts {
  return follow<Counts>(new Map(), (before, was, now, touched) => {
    const counts = new Map(before);
    const voices = new Set<string>(touched.pods);
    for (const id of touched.lines)
      for (const { endpoints } of [was, now]) voices.add(endpoints.get(id)?.pod ?? id);
    const [old, listings] = [listingsOf(was), listingsOf(now)];
    for (const voice of voices) {
      count(counts, lampOf(was, old, voice), -1);
      count(counts, lampOf(now, listings, voice), 1);
    }
    return counts;
  });
}

/** Of a pod, by the first of its lines where it has some, or of a line that names no pod. */
function lampOf({ endpoints, pods }: Followed, { listing }: Listings, voice: string): Lamp | undefined {
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

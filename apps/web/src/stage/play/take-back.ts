/**
 * What happens at about the same time is told in one beat: takes that wait for their turn may be made anew together with the news, four pods that get an address at once
 * and not one after the other. Only where every fact that waits is told all the same: a pod that comes and goes while others are told of keeps its own takes. Asked by the
 * playback when news arrive while presenting.
 */
import { diff } from '@switchboard/core/diff';
import { factsOf, type Statement } from '@switchboard/core/scene/facts';
import type { Topology } from '@switchboard/core/topology';
import { type Film, indexAt, type Take } from './film.ts';

/** Ids of the cues that wait and may be told with the news instead; undefined where they have to keep their own takes. */
export function takeBack(film: Film, topology: Topology, t: number): ReadonlySet<string> | undefined {
  const begun = indexAt(film, t);
  const [shown, last] = [film[begun], film.at(-1)];
  const waiting = film.slice(begun + 1);
  if (shown === undefined || last === undefined || waiting.length === 0) return undefined;
  const cues = waiting.flatMap(({ timeline }) => timeline.cues);
  // The ledger has said that there was room made, and for whom.
  if (cues.some(({ fact }) => fact === 'room-made')) return undefined;
  const together = said(shown.topology, topology);
  const apart = [...said(shown.topology, last.topology), ...said(last.topology, topology)];
  const lost = [...apart, ...cues.filter(isNews).map(subjectOf)].some(one => !together.has(one));
  return lost ? undefined : new Set(cues.map(({ id }) => id));
}

/** The take with those of its cues that were not told before; none where all of them were. */
export function freshOf(take: Take, told: ReadonlySet<string> | undefined): readonly Take[] {
  if (told === undefined) return [take];
  const cues = take.timeline.cues.filter(({ id }) => !told.has(id));
  return cues.length === 0 ? [] : [{ ...take, timeline: { ...take.timeline, cues } }];
}

function said(before: Topology, after: Topology): ReadonlySet<string> {
  return new Set(factsOf(before, diff(before, after), after).map(subjectOf));
}

type Subject = Pick<Statement, 'fact' | 'pod' | 'endpoint' | 'service' | 'node'>;

/** Readiness may be told by the line or by the pod: it is one fact. */
function subjectOf({ fact, pod, endpoint, service, node }: Subject): string {
  return `${fact}:${pod ?? endpoint ?? service ?? node}`;
}

/** Asides and the ends of tombstones are made anew. */
function isNews({ fact }: Subject): boolean {
  return fact !== 'name-unchanged' && fact !== 'first-call' && fact !== 'tombstone-ended';
}

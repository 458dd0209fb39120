/**
 * Services that nobody picks up for, and why. Part of `headline`: nothing is worse, so this is said first. Causes stand only where the model proves them; whom a
 * selector may have meant is said as what both sides carry.
 */
import type { Service, Topology } from '../topology.ts';
import type { Headline } from './headline.ts';
import { lampOfPod } from './lamp.ts';
import { en } from './messages/en.ts';
import type { RollCall } from './roll-call.ts';
import { silenceSentence } from './words.ts';

/** Who has nobody: by fault, by wish (scaled to zero), or not yet. */
export function silent(
  topology: Topology,
  services: readonly Service[],
  calls: readonly RollCall[],
): Headline | undefined {
  const all = services.filter(service => service.silence !== undefined);
  const [first] = all;
  if (first === undefined) return undefined;
  const byService = new Map(calls.map(call => [call.service, call]));
  const zero = all.filter(service => service.staffing?.desired === 0);
  const young = all.filter(
    service => !zero.includes(service) && isStarting(topology, service, byService.get(service.uid)),
  );
  const bad = all.filter(service => !zero.includes(service) && !young.includes(service));
  const one = all.length === 1 ? silenceSentence(first) : undefined;
  const words = en.headline;
  if (bad.length > 0) {
    const [worst] = bad;
    const more = bad.length === 1 && worst !== undefined ? whyOf(worst) : one;
    return { sentence: words.nobody(namesOf(bad)), tone: 'bad', ...(more === undefined ? {} : { more }) };
  }
  if (zero.length > 0) return { sentence: words.zero(namesOf(zero)), tone: 'bad' };
  return {
    sentence: words.nobodyYet(namesOf(young)),
    tone: 'busy',
    ...(one === undefined ? {} : { more: one }),
  };
}

/** Why nobody picks up, and whom the selector may have meant. */
function whyOf(service: Service): string {
  const { nearMiss } = service;
  const why = silenceSentence(service);
  if (nearMiss === undefined || nearMiss.pods === 0) return why;
  const { asked, carried, pods, kind, name } = nearMiss;
  const theirs = carried === undefined ? en.more.noSuchLabel(asked[0]) : carried.join('=');
  return `${why} ${en.more.nearMiss(pods, `${kind} ${name}`, theirs)}`;
}

/** Nobody yet, but everybody that matches is on the way. */
function isStarting(topology: Topology, service: Service, call: RollCall | undefined): boolean {
  if (service.silence?.why !== 'nobody-ready' && service.silence?.why !== 'no-address') return false;
  if (call === undefined || call.starting === 0 || call.failed > 0 || call.notReady > 0) return false;
  return [...topology.pods.values()].some(
    pod => pod.wantedBy?.includes(service.uid) && lampOfPod(pod) === 'starting',
  );
}

function namesOf(services: readonly Service[]): readonly string[] {
  return services.map(({ name }) => name);
}

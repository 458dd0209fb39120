/**
 * Services that nobody picks up for, and why. Part of `headline`: by fault nothing is worse, so this is said first; by wish (scaled to zero) it is no fault, but still said. Causes stand only where the model proves them; whom a
 * selector may have meant is said as what both sides carry.
 */
import type { Service, Topology } from '../topology.ts';
import type { Headline } from './headline.ts';
import { lampOfPod } from './lamp.ts';
import { en } from './messages/en.ts';
import type { RollCall } from './roll-call.ts';
import { silenceSentence } from './words.ts';

/** Who has nobody: by fault, else by wish (scaled to zero), else not yet. Who has nobody for another reason is said second. */
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
  const byWish = zero.length > 0 ? words.zero(namesOf(zero)) : undefined;
  const notYet = young.length > 0 ? words.nobodyYet(namesOf(young)) : undefined;
  if (bad.length > 0) {
    const [worst] = bad;
    const why = bad.length === 1 && worst !== undefined ? whyOf(worst) : one;
    return said(words.nobody(namesOf(bad)), 'bad', why, byWish, notYet);
  }
  return byWish === undefined
    ? said(words.nobodyYet(namesOf(young)), 'busy', one)
    : said(byWish, 'busy', undefined, notYet);
}

function said(
  sentence: string,
  tone: Headline['tone'],
  why: string | undefined,
  ...others: readonly (string | undefined)[]
): Headline {
  const also = others.flatMap(other => (other === undefined ? [] : [en.more.also(other)]));
  const more = [...(why === undefined ? [] : [why]), ...also].join(' ');
  return { sentence, tone, ...(more === '' ? {} : { more }) };
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

/** The way of `http(s)://host/path` from outside: which door is for the host, and then its own way. Doors are Ingresses and routes on Gateways. */
import { attachmentsOf, hostsMeet } from '../findings/attachment.ts';
import { nameOf, refOf } from '../findings/finding.ts';
import { nearNames } from '../findings/near-names.ts';
import { allRoutes } from '../findings/route-backends.ts';
import type { RouteObject } from '../kubernetes/gateway-api.ts';
import type { IngressObject } from '../kubernetes/object.ts';
import { traceGateway } from './gateway-way.ts';
import type { Hop } from './hop.ts';
import { ingressFits, traceIngress } from './ingress-way.ts';
import { traceWords as words } from './messages-en.ts';
import type { Sight } from './sight.ts';
import type { OutsideTarget } from './target.ts';

/** The better, the more exactly it names the host: 3 itself, 2 a wildcard, 1 all hosts, 0 not. */
type Fit = 0 | 1 | 2 | 3;

interface Candidate {
  readonly door: IngressObject | RouteObject;
  readonly fit: Fit;
}

export function traceOutside(sight: Sight, target: OutsideTarget): readonly Hop[] {
  const { inquiry } = sight;
  const routes = allRoutes(inquiry).filter(
    route => (route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute') && !isOfMesh(route),
  );
  const candidates: Candidate[] = [
    ...inquiry.all('Ingress').map(door => ({ door, fit: ingressFits(door, target.host) })),
    ...routes.map(door => ({ door, fit: routeFits(sight, door, target.host) })),
  ].filter(({ fit }) => fit > 0);
  const best = [...candidates].sort(byFit)[0];
  if (best === undefined) return [nobody(sight, target.host)];
  const { door } = best;
  const others = candidates.filter(({ fit }) => fit < best.fit);
  const entry: Hop = {
    stage: 'entry',
    subject: refOf(door),
    result: 'pass',
    why: words.entry(nameOf(refOf(door)), target.host),
    ...(others.length === 0
      ? {}
      : { lost: others.map(other => words.otherDoor(nameOf(refOf(other.door)), words.lessExact)) }),
  };
  if (door.kind === 'Ingress') {
    const same = candidates.flatMap(other =>
      other.door.kind === 'Ingress' && other.fit === best.fit ? [other.door] : [],
    );
    return [entry, ...traceIngress(sight, target, same)];
  }
  const same = candidates.flatMap(other =>
    other.door.kind === 'Ingress' || other.fit !== best.fit ? [] : [other.door],
  );
  return [entry, ...traceGateway(sight, target, same)];
}

/** Where both kinds of door are for a host, the older kind is followed; its address decides in the end, which is outside. */
const byFit = (a: Candidate, b: Candidate): number =>
  b.fit - a.fit ||
  Number(b.door.kind === 'Ingress') - Number(a.door.kind === 'Ingress') ||
  (nameOf(refOf(a.door)) < nameOf(refOf(b.door)) ? -1 : 1);

/** It is for calls within the cluster: all its parents are Services (GAMMA). */
const isOfMesh = ({ parents }: RouteObject): boolean =>
  parents.length > 0 && parents.every(({ kind }) => kind === 'Service');

/** By its own hosts, or by those of the listeners that would take it. */
function routeFits({ inquiry }: Sight, route: RouteObject, host: string): Fit {
  const listeners = attachmentsOf(inquiry, route).flatMap(found =>
    'listeners' in found ? found.listeners : [],
  );
  const hosts =
    route.hostnames.length > 0 ? route.hostnames : listeners.map(({ hostname }) => hostname ?? '*');
  const fits = (route.hostnames.length === 0 && hosts.length === 0 ? ['*'] : hosts).map((text): Fit => {
    if (text === '*') return 1;
    if (text.toLowerCase() === host) return 3;
    return hostsMeet(text, host) ? 2 : 0;
  });
  return fits.includes(3) ? 3 : fits.includes(2) ? 2 : fits.includes(1) ? 1 : 0;
}

function nobody({ inquiry }: Sight, host: string): Hop {
  const known = [
    ...inquiry.all('Ingress').flatMap(({ rules }) => rules.map(rule => rule.host)),
    ...allRoutes(inquiry).flatMap(({ hostnames }) => hostnames),
  ];
  const near = nearNames(host, known);
  const seen = inquiry.sees('Ingress');
  return {
    stage: 'entry',
    subject: undefined,
    result: seen ? 'fail' : 'unknown',
    ...(seen ? { symptom: '404 or no answer' } : {}),
    why: seen ? words.noHost(host) + (near.length > 0 ? words.nearHosts(near) : '') : words.unseen('Ingress'),
  };
}

/**
 * What keeps callers out although somebody would pick up: routes that hang nowhere, borders without a grant, pods that policies shut. Said after who has nobody and
 * before that all is well (law H2). Called by `headline`.
 */
import type { Topology } from '../topology.ts';
import { byName } from './by-name.ts';
import type { Headline } from './headline.ts';
import { en } from './messages/en.ts';

export function keptOut(topology: Topology, seen: ReadonlySet<string>): Headline | undefined {
  const said = [...unattached(topology, seen), ...atBorders(topology, seen), ...walled(topology, seen)];
  const [sentence, ...others] = said;
  if (sentence === undefined) return undefined;
  return { sentence, tone: 'bad', ...(others.length > 0 && { more: others.join(' ') }) };
}

function unattached(topology: Topology, seen: ReadonlySet<string>): readonly string[] {
  const names: string[] = [];
  for (const { kind, name, namespace, trouble } of topology.doors.values())
    if (seen.has(namespace) && kind !== 'Ingress' && kind !== 'Gateway' && trouble?.reason !== 'Pending')
      names.push(name);
  return names.length === 0 ? [] : [en.headline.unattached(names.sort(byName))];
}

function atBorders(topology: Topology, seen: ReadonlySet<string>): readonly string[] {
  const found = new Map<string, readonly [route: string, service: string]>();
  for (const { namespace, paths } of topology.doors.values())
    for (const { service = '', route } of paths)
      if (seen.has(namespace) && route?.refused === 'no-grant') {
        const place = route.serviceNamespace ?? namespace;
        found.set(`${route.name} ${place}/${service}`, [route.name, `${place}/${service}`]);
      }
  const [first] = [...found].sort(([a], [b]) => byName(a, b)).map(([, pair]) => pair);
  return first === undefined ? [] : [en.headline.noGrant(...first, found.size - 1)];
}

function walled(topology: Topology, seen: ReadonlySet<string>): readonly string[] {
  const services = new Set<string>();
  // Most clusters have no walls: then lines need not be walked.
  if (topology.policies.size > 0)
    for (const { wall, namespace, service } of topology.endpoints.values())
      if (wall === 'nobody' && seen.has(namespace)) services.add(service);
  const names = [...services].flatMap(uid => topology.services.get(uid)?.name ?? []).sort(byName);
  return names.length === 0 ? [] : [en.headline.walled(names)];
}

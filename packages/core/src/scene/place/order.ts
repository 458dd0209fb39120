/**
 * Which blocks there are, from the top downwards: per namespace the paths of the doors in door order, then Services without a door by name, then
 * "in no list". One list per Service and address family; a Service that is known only by its slices counts. Called by `place`.
 */
import type { Family } from '../../kubernetes/object.ts';
import { calleeOf, type Door } from '../../topology/door.ts';
import type { Service, Topology } from '../../topology.ts';
import { byName } from '../by-name.ts';
import { follow } from '../follow.ts';
import { type Face, listingsOf } from '../listings.ts';
import type { BlockPlan } from './plan.ts';

const familyCode: Readonly<Record<Family, string>> = { IPv4: '4', IPv6: '6', FQDN: 'f' };

export function listKey(service: string, family: Family): string {
  return `${service}|${familyCode[family]}`;
}

export function inNoListKey(namespace: string): string {
  return `in-no-list|${namespace}`;
}

/** Doors of one namespace in door order. */
export function doorsOf(topology: Topology, namespace: string): readonly Door[] {
  return [...topology.doors.values()]
    .filter(door => door.namespace === namespace)
    .sort((a, b) => byName(a.name, b.name) || (a.uid < b.uid ? -1 : 1));
}

/** What blocks were planned from, and they. */
interface Planned {
  readonly services: Topology['services'];
  readonly doors: Topology['doors'];
  readonly namespaces: readonly string[];
  readonly plans: readonly BlockPlan[];
}

/** Only a memory: pods come and go, and the blocks are the same. */
const planned = new WeakMap<Families, Planned>();

/** The block of each namespace's pods in no list is part of the answer; `place` leaves out those that stay empty. The same value as before where nothing of it has changed. */
export function planBlocks(topology: Topology, namespaces: readonly string[]): readonly BlockPlan[] {
  const families = familiesOfLists(topology);
  const { services, doors } = topology;
  const known = planned.get(families);
  if (known?.services === services && known.doors === doors && known.namespaces.join() === namespaces.join())
    return known.plans;
  const plans = planAnew(topology, namespaces, families);
  planned.set(families, { services, doors, namespaces, plans });
  return plans;
}

function planAnew(
  topology: Topology,
  namespaces: readonly string[],
  families: Families,
): readonly BlockPlan[] {
  const plans: BlockPlan[] = [];
  for (const namespace of namespaces) {
    const rank = new Map<string, number>();
    const abroad = new Map<string, Callee>();
    for (const door of doorsOf(topology, namespace))
      for (const path of door.paths) {
        const callee = calleeOf(path);
        if (callee === undefined) continue;
        if (!rank.has(callee)) rank.set(callee, rank.size);
        const place = path.route?.serviceNamespace;
        if (place !== undefined && !namespaces.includes(place) && path.service !== undefined)
          abroad.set(callee, { id: callee, name: path.service, abroad: place });
      }
    const services = [...topology.services.values()].filter(service => service.namespace === namespace);
    const callees: Callee[] = [
      ...abroad.values(),
      ...services.map(service => ({ id: service.uid, name: service.name, service })),
      ...[...families.keys()]
        .filter(id => !topology.services.has(id) && id.startsWith(`${namespace}/`))
        .map(id => ({ id, name: id.slice(namespace.length + 1) })),
    ];
    const rankOf = (id: string): number => rank.get(id) ?? rank.size;
    callees.sort((a, b) => rankOf(a.id) - rankOf(b.id) || byName(a.name, b.name) || (a.id < b.id ? -1 : 1));
    for (const callee of callees) plans.push(...plansOf(callee, namespace, families.get(callee.id)));
    plans.push({
      key: inNoListKey(namespace),
      type: 'in-no-list',
      namespace,
      service: '',
      name: '',
      family: 'IPv4',
      named: true,
      selects: true,
    });
  }
  return plans;
}

interface Callee {
  readonly id: string;
  readonly name: string;
  readonly service?: Service;
  /** It is in this namespace, which is not looked at; a route of the block's leads there. */
  readonly abroad?: string;
}

function plansOf(
  { id, name, service, abroad }: Callee,
  namespace: string,
  listed: ReadonlySet<Family> | undefined,
): readonly BlockPlan[] {
  const common = {
    namespace,
    service: id,
    name,
    selects: service === undefined || service.selector !== undefined,
  };
  if (abroad !== undefined)
    return [
      { ...common, key: `${id}|abroad|${namespace}`, type: 'alias', family: 'FQDN', named: true, abroad },
    ];
  if (service?.type === 'ExternalName' && listed === undefined)
    return [{ ...common, key: `${id}|alias`, type: 'alias', family: 'FQDN', named: true }];
  const families = new Set<Family>([...(service?.families ?? []), ...(listed ?? [])]);
  if (families.size === 0) families.add('IPv4');
  return [...families].map((family, i) => ({
    ...common,
    key: listKey(id, family),
    type: 'list' as const,
    family,
    named: i === 0,
    ...(service?.staffing === undefined ? {} : { staffing: service.staffing }),
  }));
}

type Families = ReadonlyMap<string, ReadonlySet<Family>>;

/** Families of the lines of each Service, IPv4 first. The same value as before where no list has come, gone, or got another family. */
const familiesOfLists = follow<Families>(new Map(), (before, was, now, touched) => {
  const { faces } = listingsOf(now);
  const services = new Set<string>();
  for (const id of touched.lines)
    for (const line of [was.endpoints.get(id), now.endpoints.get(id)])
      if (line !== undefined) services.add(line.service);
  let next: Map<string, ReadonlySet<Family>> | undefined;
  for (const service of services) {
    const [had, has] = [before.get(service), familiesOf(faces.get(service))];
    if (had?.size === has?.size && [...(has ?? [])].every(family => had?.has(family))) continue;
    next ??= new Map(before);
    if (has === undefined) next.delete(service);
    else next.set(service, has);
  }
  return next ?? before;
});

function familiesOf(faces: readonly Face[] | undefined): ReadonlySet<Family> | undefined {
  return faces && new Set(faces.map(({ line }) => line.family).sort());
}

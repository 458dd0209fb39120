/**
 * News of ways: where a host and path of an Ingress or a route leads now, with which shares of the calls, and whether it may cross into another namespace. What a route
 * that hangs elsewhere now leads to is said by its own news. Called by `describe-access`.
 */

import type { Patch } from '../../patch.ts';
import type { Door, DoorPath } from '../../topology/door.ts';
import type { Topology } from '../../topology.ts';
import type { ObjectName } from '../lens.ts';
import { access, type Shared } from '../messages/access-en.ts';
import { printObjectName } from '../object-name.ts';
import type { Part } from '../sentence.ts';
import { nameOfDoor } from './door-news.ts';
import type { Draft } from './draft.ts';
import { type Both, namePart } from './labels.ts';
import { hasOf, wasSeen } from './was-seen.ts';

interface Target extends Shared {
  readonly label: string;
  readonly closed: boolean;
  readonly grant?: string;
}

interface Way {
  readonly text: string;
  readonly targets: readonly Target[];
}

/** All ways of one Ingress or route, by host, path and what else has to hold. */
interface Owner {
  readonly name: ObjectName;
  readonly doors: readonly string[];
  readonly ways: ReadonlyMap<string, Way>;
}

/** More changes than this at once are said in one sentence. */
const most = 3;

export function wayNews(patch: Patch, both: Both): readonly Draft[] {
  const { before, after } = both;
  const gone = (patch.doors?.gone ?? []).flatMap(uid => before.doors.get(uid) ?? []);
  const put = patch.doors?.put ?? [];
  if (gone.length + put.length === 0) return [];
  const touched = new Set(
    [...gone, ...put, ...put.flatMap(({ uid }) => before.doors.get(uid) ?? [])].flatMap(door =>
      door.paths.map(path => ownerKey(door, path)),
    ),
  );
  const [was, is] = [ownersIn(before, touched), ownersIn(after, touched)];
  return [...is].flatMap(([key, owner]) => {
    const { kind, namespace } = owner.name;
    const isSeen = wasSeen(before, kind as 'Ingress', namespace, before.services.size > 0, () =>
      hasOf(before.doors, namespace),
    );
    return isSeen ? ownerNews(key, was.get(key), owner) : [];
  });
}

function ownerNews(key: string, was: Owner | undefined, owner: Owner): readonly Draft[] {
  if (was !== undefined && was.doors.join() !== owner.doors.join()) return [];
  const subject = owner.name;
  const changes = [...new Set([...(was?.ways.keys() ?? []), ...owner.ways.keys()])].flatMap(way => {
    const [before, now] = [was?.ways.get(way), owner.ways.get(way)];
    const text = now?.text ?? before?.text ?? '';
    const [from, to] = [before?.targets ?? [], now?.targets ?? []];
    return said(from) === said(to) ? [] : [{ text, from, to, alike: `${said(from)} > ${said(to)}` }];
  });
  const groups = [...Map.groupBy(changes, ({ alike }) => alike).values()];
  if (groups.length > most) {
    if (was === undefined) return [];
    return [{ id: `ways:${key}`, subject, parts: access.manyWays(namePart(subject), changes.length) }];
  }
  const told = groups.flatMap((group, i): readonly Draft[] => {
    const [first] = group;
    if (first === undefined) return [];
    const way: Part = group.length === 1 ? { text: first.text, style: 'mono' } : namePart(subject);
    return [{ id: `way-${i}:${key}`, subject, parts: leads(way, first.from, first.to) }];
  });
  return [...told, ...crossings(key, was, owner)];
}

const said = (targets: readonly Target[]): string =>
  targets.map(({ label, share }) => `${label} ${share}`).join();

function leads(way: Part, from: readonly Target[], to: readonly Target[]): readonly Part[] {
  const parts = (targets: readonly Target[]) => targets.map(target => target.to);
  if (to.length === 0) return access.leadsNowhere(way, parts(from));
  if (to.length > 1 || to[0]?.share !== 100 || from.length > 1) return access.shares(way, to, from);
  return from.length === 0
    ? access.leads(way, parts(to))
    : access.leadsElsewhere(way, parts(to), parts(from));
}

/** Each border once, however many ways cross it. */
function crossings(key: string, was: Owner | undefined, owner: Owner): readonly Draft[] {
  const borders = (of: Owner | undefined) =>
    new Map(
      [...(of?.ways.values() ?? [])].flatMap(({ targets }) => targets.map(one => [one.label, one] as const)),
    );
  const before = borders(was);
  const name = namePart(owner.name);
  return [...borders(owner).values()].flatMap((now): readonly Draft[] => {
    const known = before.get(now.label);
    if (known === undefined || known.closed === now.closed) return [];
    const parts = now.closed ? access.revoked(name, now.to) : access.granted(name, now.to, now.grant);
    return [{ id: `crossing-${now.label}:${key}`, subject: owner.name, parts }];
  });
}

function ownersIn({ doors }: Topology, touched: ReadonlySet<string>): ReadonlyMap<string, Owner> {
  const owners = new Map<string, { name: ObjectName; doors: Set<string>; ways: Map<string, Way> }>();
  for (const door of doors.values()) {
    if (door.echoOf !== undefined) continue;
    for (const path of door.paths) {
      const key = ownerKey(door, path);
      if (!touched.has(key)) continue;
      const owner = owners.get(key) ?? { name: ownerName(door, path), doors: new Set(), ways: new Map() };
      owners.set(key, owner);
      owner.doors.add(door.uid);
      const way = [path.host, path.pathType, path.path, ...(path.route?.also ?? [])].join(' ');
      const known: Way = owner.ways.get(way) ?? { text: wayText(door, path), targets: [] };
      const target = targetOf(door, path);
      const isKnown = known.targets.some(({ label }) => label === target?.label);
      if (target !== undefined && !isKnown)
        owner.ways.set(way, { ...known, targets: [...known.targets, target] });
      else owner.ways.set(way, known);
    }
  }
  return new Map([...owners].map(([key, { doors: at, ...owner }]) => [key, { ...owner, doors: [...at] }]));
}

function ownerName(door: Door, { route }: DoorPath): ObjectName {
  if (route === undefined) return nameOfDoor(door);
  return { kind: route.kind, namespace: route.namespace ?? door.namespace, name: route.name };
}

function ownerKey(door: Door, path: DoorPath): string {
  return printObjectName(ownerName(door, path));
}

function wayText({ name }: Door, { host, path, pathType, route }: DoorPath): string {
  if (pathType === 'Default') return access.rest(name);
  const where = pathType === 'Port' ? `${host || name}${path}` : `${host || access.anyHost}${path}`;
  return [where, ...(route?.also ?? [])].join(' ');
}

/** Undefined where nobody is named. */
function targetOf(door: Door, { service, port, route }: DoorPath): Target | undefined {
  const share = route?.share ?? 100;
  const closed = route?.refused === 'no-grant';
  const said = { share, closed, ...(route?.grant !== undefined && { grant: route.grant }) };
  if (service !== undefined) {
    const namespace = route?.serviceNamespace ?? door.namespace;
    const text = namespace === door.namespace ? service : `${namespace}/${service}`;
    const to = { ...namePart({ kind: 'Service', namespace, name: service }), text };
    return { ...said, label: `${text} ${port ?? ''}`, to };
  }
  const other = route?.other ?? (route?.redirect === undefined ? undefined : access.redirect(route.redirect));
  return other === undefined ? undefined : { ...said, label: other, to: { text: other } };
}

/** News of doors: Ingresses and Gateways that come and go, where they can be reached, and what they listen on. Called by `describe-access`. */
import type { Patch } from '../../patch.ts';
import type { Door } from '../../topology/door.ts';
import type { ObjectName } from '../lens.ts';
import { access } from '../messages/access-en.ts';
import type { Part } from '../sentence.ts';
import type { Draft } from './draft.ts';
import { addressPart, type Both, namePart } from './labels.ts';
import { hasOf, wasSeen } from './was-seen.ts';

export function nameOfDoor({ kind, name, namespace, home }: Door): ObjectName {
  return { kind, namespace: home ?? namespace, name };
}

/** A Gateway is told once, however many namespaces see it. */
export function doorNews(patch: Patch, both: Both): readonly Draft[] {
  const news = new Map<string, Draft>();
  const tell = (draft: Draft): void => void news.set(draft.id, draft);
  for (const door of patch.doors?.put ?? []) {
    if (!isTold(door, both)) continue;
    const was = both.before.doors.get(door.uid);
    if (was !== undefined) changed(was, door, tell);
    else if (door.home === undefined) stated('door-new', door, access.isNew(partOf(door), door.kind), tell);
  }
  for (const uid of patch.doors?.gone ?? []) {
    const door = both.before.doors.get(uid);
    if (door !== undefined && door.home === undefined && isTold(door, both))
      stated('door-gone', door, access.gone(partOf(door), door.kind), tell);
  }
  return [...news.values()];
}

/** Routes that hang nowhere are doors, too: what becomes of them is their own news. */
function isTold(door: Door, { before }: Both): boolean {
  if (door.echoOf !== undefined || (door.kind !== 'Ingress' && door.kind !== 'Gateway')) return false;
  const namespace = door.home ?? door.namespace;
  return wasSeen(before, door.kind, namespace, before.services.size > 0, () =>
    hasOf(before.doors, namespace),
  );
}

const partOf = (door: Door): Part => namePart(nameOfDoor(door));

function stated(what: string, door: Door, parts: readonly Part[], tell: (draft: Draft) => void): void {
  const uid = door.uid.split('@')[0];
  tell({ id: `${what}:${uid}`, subject: nameOfDoor(door), parts });
}

function changed(was: Door, door: Door, tell: (draft: Draft) => void): void {
  const name = partOf(door);
  const say = (what: string, parts: readonly Part[]) => stated(what, door, parts, tell);
  if (was.addresses.join() !== door.addresses.join()) {
    const addresses = door.addresses.flatMap(address => addressPart(address) ?? []);
    say(
      'door-address',
      addresses.length === 0 ? access.unreachable(name) : access.reachable(name, addresses),
    );
  }
  if (was.trouble?.reason !== door.trouble?.reason)
    say(
      'door-trouble',
      door.trouble === undefined ? access.mended(name) : access.amiss(name, door.trouble.reason),
    );
  const listeners = (of: Door) =>
    new Map((of.listeners ?? []).map(one => [`${one.set ?? ''}/${one.name}`, one]));
  const [before, after] = [listeners(was), listeners(door)];
  for (const [key, { name: listener, port }] of after)
    if (!before.has(key)) say(`listens-${key}`, access.listens(name, { text: listener }, port));
  for (const [key, { name: listener }] of before)
    if (!after.has(key)) say(`listens-not-${key}`, access.listensNot(name, { text: listener }));
}

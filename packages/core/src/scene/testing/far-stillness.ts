/**
 * What is wrong with a picture seen from afar, in sentences: a lamp is missing or stands twice, two lamps of one bank share a place, or something moved that had no
 * reason to. Empty when all is well. For tests of Streets and Plan.
 */
import type { Topology } from '../../topology.ts';
import { lampAt } from '../levels/bank.ts';
import type { Plan } from '../plan.ts';
import type { Streets } from '../streets.ts';

type Far = Streets | Plan;

/** `pod UID in KEY` and so on, and where it stands. */
export function places(picture: Far): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const bank of picture.banks.values())
    bank.seats.forEach((id, seat) => {
      const { x, y } = lampAt(bank, seat);
      if (id !== undefined) found.set(`${id} in ${bank.key}`, `${x},${y}`);
    });
  if (picture.level === 'streets') {
    for (const row of picture.rows) found.set(`Service ${row.key}`, `${row.y}`);
    for (const street of picture.streets) if (street.uid) found.set(`node ${street.node}`, `${street.x}`);
  } else {
    for (const { key, x, y } of picture.services) found.set(`Service ${key}`, `${x},${y}`);
    for (const { node, x, y } of picture.rooms) found.set(`node ${node}`, `${x},${y}`);
  }
  return found;
}

export function moved(before: Far, after: Far): readonly string[] {
  if (before.layoutKey !== after.layoutKey || after.room.length > 0) return [];
  const was = places(before);
  return [...places(after)].flatMap(([what, at]) => {
    const old = was.get(what);
    return old === undefined || old === at ? [] : [`${what} went from ${old} to ${at}`];
  });
}

/** Every pod stands exactly once where it runs; on Streets also where it waits. */
export function misplaced(topology: Topology, picture: Far): readonly string[] {
  const stands = new Map<string, number>();
  for (const bank of picture.banks.values())
    for (const id of bank.seats)
      if (id !== undefined && bank.holds === 'pods') stands.set(id, (stands.get(id) ?? 0) + 1);
  const faults: string[] = [];
  for (const uid of topology.pods.keys()) {
    const times = stands.get(uid) ?? 0;
    if (times === 0 || (picture.level === 'plan' && times > 1))
      faults.push(`pod ${uid} stands ${times} times`);
  }
  for (const uid of stands.keys()) if (!topology.pods.has(uid)) faults.push(`pod ${uid} is gone and stands`);
  return faults;
}

export function overlaps(picture: Far): readonly string[] {
  const faults: string[] = [];
  for (const bank of picture.banks.values()) {
    const taken = new Set<string>();
    bank.seats.forEach((id, seat) => {
      if (id === undefined) return;
      const { x, y } = lampAt(bank, seat);
      if (taken.has(`${x},${y}`)) faults.push(`${id} stands on another lamp of ${bank.key}`);
      taken.add(`${x},${y}`);
    });
  }
  if (picture.level === 'plan') {
    for (const a of picture.rooms)
      for (const b of picture.rooms) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        if (a !== b && !apart) faults.push(`${a.node} lies on ${b.node}`);
      }
    for (const a of picture.services)
      for (const b of picture.services)
        if (a !== b && Math.abs(a.x - b.x) < 2 && Math.abs(a.y - b.y) < 2)
          faults.push(`${a.key} lies on ${b.key}`);
  }
  return faults;
}

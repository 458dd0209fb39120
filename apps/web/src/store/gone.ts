/**
 * What went while this page looked on: the last that was known of it, and when. Asked by whoever shows an object that is not there any more. Kept for some hundreds of
 * objects. An object that comes back under its name is forgotten here, and all of them when another cluster answers behind the same address.
 */

import { touchedSince } from '@switchboard/core/lineage';
import type { ObjectName } from '@switchboard/core/scene/lens';
import { printObjectName } from '@switchboard/core/scene/object-name';
import { nameOf } from '@switchboard/core/scene/select';
import type { Elements } from '@switchboard/core/topology';
import { createMeeting } from './meeting.ts';
import type { Flush, Store } from './store.ts';

/** Maps of the objects that one can look at closely. */
export const objectMaps = [
  'services',
  'pods',
  'nodes',
  'doors',
  'routes',
  'policies',
  'slices',
  'workloads',
  'classes',
] as const;
export type ObjectMap = (typeof objectMaps)[number];

/** What is known of an object, tagged by its map, so that each gets its own panel. */
export type Known<Type extends ObjectMap = ObjectMap> = {
  [One in Type]: {
    readonly type: One;
    readonly uid: string;
    readonly name: string;
    readonly element: Elements[One];
  };
}[Type];

/** `at`: server time, ms since the epoch. */
export type Gone = Known & { readonly at: number };

export interface GoneObjects {
  of(name: ObjectName): Gone | undefined;
}

const most = 500;

export function createGone(store: Pick<Store, 'onFlush' | 'wentAt'>): GoneObjects {
  const known = new Map<string, Gone>();
  const meeting = createMeeting();

  function note({ before, after, scope, at }: Flush, map: ObjectMap): void {
    if (before[map] === after[map]) return;
    const was: ReadonlyMap<string, Elements[ObjectMap]> = before[map];
    for (const key of touchedSince(before[map], after[map]) ?? was.keys()) {
      const element = was.get(key);
      const name = element && nameOf(before, { map, key });
      if (name === undefined || after[map].has(key) || !scope.has(name.namespace)) continue;
      known.delete(printObjectName(name));
      // The map and its element belong together.
      known.set(printObjectName(name), {
        type: map,
        uid: key,
        name: name.name,
        element,
        at: store.wentAt(key) ?? at,
      } as Gone);
    }
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
  }

  store.onFlush(flush => {
    const met = meeting(flush);
    if (met === 'met') known.clear();
    // Nobody of the cluster before went: it is another one.
    if (met !== undefined) return;
    for (const map of objectMaps) note(flush, map);
  });
  return { of: name => known.get(printObjectName(name)) };
}

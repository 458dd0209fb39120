/**
 * What happened to the store, in order of resource version, as far back as the history reaches.
 * The store appends; watches read from a resource version on and are told `gone` when it was compacted away (law M3).
 */
import type { StoredObject } from './object.ts';

export interface StoreChange {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resourceVersion: number;
  /** The object after the change; of a deletion its last state, carrying the resource version of the deletion. */
  readonly object: StoredObject;
  /** The object before the change; unset for ADDED. */
  readonly previous?: StoredObject;
}

export interface ChangeLog {
  append(change: StoreChange): void;
  /** Changes after that resource version, oldest first; `gone` when some of them are no longer known. */
  since(resourceVersion: number): readonly StoreChange[] | 'gone';
  /** Forgets all changes up to and including that resource version. */
  compact(resourceVersion: number): void;
}

/** Keeps at least the last `limit` changes and at most twice as many. Knows nothing of what was before version `first`. */
export function createChangeLog(limit: number, first: number): ChangeLog {
  let changes: StoreChange[] = [];
  let forgotten = first;

  function indexAfter(resourceVersion: number): number {
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((changes[middle]?.resourceVersion ?? 0) <= resourceVersion) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const compact = (resourceVersion: number): void => {
    const cut = indexAfter(resourceVersion);
    forgotten = Math.max(forgotten, changes[cut - 1]?.resourceVersion ?? 0);
    changes = changes.slice(cut);
  };

  return {
    append(change) {
      changes.push(change);
      if (changes.length > 2 * limit) compact(changes[changes.length - limit - 1]?.resourceVersion ?? 0);
    },
    since: resourceVersion =>
      resourceVersion < forgotten ? 'gone' : changes.slice(indexAfter(resourceVersion)),
    compact,
  };
}

/**
 * What the cluster told us lately, bounded by the number of objects in it. Kept as values: a line is only written when somebody asks,
 * so that it costs nothing while nobody does. Recording and replay grow from it.
 */
import type { Change } from '@switchboard/core/change';

export interface JournalEntry {
  /** Wall time at which we heard it. */
  readonly at: number;
  readonly change: Change;
}

const mostObjects = 5_000;

function weight(change: Change): number {
  return change.type === 'relist' ? change.objects.length + 1 : 1;
}

export class Journal {
  #entries: JournalEntry[] = [];
  #weight = 0;
  #dropped = 0;
  readonly #limit: number;

  constructor(limit: number = mostObjects) {
    this.#limit = limit;
  }

  /** How many changes are no longer in it. */
  get dropped(): number {
    return this.#dropped;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  add(at: number, changes: readonly Change[]): void {
    for (const change of changes) {
      this.#entries.push({ at, change });
      this.#weight += weight(change);
    }
    if (this.#weight <= this.#limit) return;
    // A tenth at once: letting go of one at a time would copy the whole list for every change.
    let drop = 0;
    while (this.#weight > this.#limit * 0.9) {
      const oldest = this.#entries[drop];
      if (oldest === undefined) break;
      this.#weight -= weight(oldest.change);
      drop += 1;
    }
    this.#entries = this.#entries.slice(drop);
    this.#dropped += drop;
  }
}

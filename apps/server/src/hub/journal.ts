/**
 * What the cluster told us lately, bounded in bytes. Kept as values, which the world shares as long as they are current: a line is only written when
 * somebody asks (`encodeEntry` of core). Recording and replay grow from it.
 */
import type { Change } from '@switchboard/core/change';
import type { Entry } from '@switchboard/core/journal';
import type { KubeObject } from '@switchboard/core/kubernetes/object';

const mostBytes = 8 * 1024 * 1024;

/** About, and at a glance: what can be long in an object is its lists (endpoints of a slice, paths, ports) and its labels. */
function bytesOf(object: KubeObject): number {
  let bytes = 400 + object.meta.labels.size * 80;
  for (const value of Object.values(object)) if (Array.isArray(value)) bytes += value.length * 250;
  return bytes;
}

function weight(change: Change): number {
  if (change.type === 'put') return bytesOf(change.object);
  if (change.type !== 'relist') return 200;
  return change.objects.reduce((bytes, object) => bytes + bytesOf(object), 200);
}

export class Journal {
  #entries: { readonly entry: Entry; readonly bytes: number }[] = [];
  #bytes = 0;
  #dropped = 0;
  readonly #limit: number;

  constructor(limit: number = mostBytes) {
    this.#limit = limit;
  }

  /** How many changes are no longer in it. */
  get dropped(): number {
    return this.#dropped;
  }

  get entries(): readonly Entry[] {
    return this.#entries.map(({ entry }) => entry);
  }

  /** `at`: wall time at which they were taken in, a tick after they were heard at most. */
  add(at: number, changes: readonly Change[]): void {
    for (const change of changes) {
      const bytes = weight(change);
      this.#entries.push({ entry: { at, change }, bytes });
      this.#bytes += bytes;
    }
    if (this.#bytes <= this.#limit) return;
    // A tenth at once: letting go of one at a time would copy the whole list for every change.
    let drop = 0;
    while (this.#bytes > this.#limit * 0.9) {
      this.#bytes -= this.#entries[drop]?.bytes ?? this.#bytes;
      drop += 1;
    }
    this.#entries = this.#entries.slice(drop);
    this.#dropped += drop;
  }
}

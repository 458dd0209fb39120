/**
 * The namespaces that are kept projected: those with viewers, and for some minutes those that somebody asked for, up to a number, because anybody may
 * ask for any name (law V7). Used by the hub alone.
 */
import { Shard } from './shard.ts';

const mostUnseen = 1_000;
const forgetAfter = 5 * 60_000;

export class Shards {
  readonly #shards = new Map<string, Shard>();

  get size(): number {
    return this.#shards.size;
  }

  get(ns: string): Shard | undefined {
    return this.#shards.get(ns);
  }

  /** `born` is asked when there is none of that name yet. */
  open(ns: string, born: () => number): Shard {
    const known = this.#shards.get(ns);
    if (known !== undefined) return known;
    if (this.#shards.size > mostUnseen) this.#forgetOldest();
    const shard = new Shard(ns, born());
    this.#shards.set(ns, shard);
    return shard;
  }

  /** Lets go of what nobody has looked at for long, at this monotonic time. */
  sweep(now: number): void {
    for (const [ns, shard] of this.#shards) {
      if (shard.viewers > 0) continue;
      shard.forgetSnapshot();
      if (now - shard.lastUse > forgetAfter) this.#shards.delete(ns);
    }
  }

  /** A tenth at once, since it means to look at all. */
  #forgetOldest(): void {
    const unseen = [...this.#shards.values()].filter(({ ns, viewers }) => viewers === 0 && ns !== '');
    unseen.sort((a, b) => a.lastUse - b.lastUse);
    const keep = mostUnseen * 0.9;
    for (const { ns } of unseen.slice(0, Math.max(0, unseen.length - keep))) this.#shards.delete(ns);
  }
}

/**
 * The last commits, kept so that a viewer who comes back gets what it missed and nothing else. Bounded in bytes and in age, whichever is less;
 * `floor` is the last commit that is no longer kept, so a viewer who stopped there or later can resume (laws V2, V3).
 */
import type { Commit } from './commit.ts';

export interface RingLimits {
  readonly bytes: number;
  readonly ms: number;
}

export const ringLimits: RingLimits = { bytes: 8 * 1024 * 1024, ms: 5 * 60_000 };

export class Ring {
  #commits: Commit[] = [];
  #first = 0;
  #bytes = 0;
  #floor = 0;
  readonly #limits: RingLimits;

  constructor(limits: RingLimits = ringLimits) {
    this.#limits = limits;
  }

  get bytes(): number {
    return this.#bytes;
  }

  push(commit: Commit): void {
    this.#commits.push(commit);
    this.#bytes += commit.block.bytes;
    while (this.#bytes > this.#limits.bytes) this.#drop();
  }

  /** Lets go of what is too old at this monotonic time. */
  age(monotonic: number): void {
    for (
      let oldest = this.#commits[this.#first];
      oldest !== undefined && monotonic - oldest.monotonic > this.#limits.ms;
      oldest = this.#commits[this.#first]
    )
      this.#drop();
  }

  /** All commits after that one, in order; undefined when some of them are no longer kept. */
  since(seq: number): readonly Commit[] | undefined {
    if (seq < this.#floor) return undefined;
    return this.#commits.slice(this.#first).filter(commit => commit.seq > seq);
  }

  #drop(): void {
    const oldest = this.#commits[this.#first];
    if (oldest === undefined) return;
    this.#first += 1;
    this.#bytes -= oldest.block.bytes;
    this.#floor = oldest.seq;
    // Shifting one by one would copy the whole ring for every commit.
    if (this.#first * 2 > this.#commits.length) {
      this.#commits = this.#commits.slice(this.#first);
      this.#first = 0;
    }
  }
}

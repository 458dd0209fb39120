/**
 * One namespace (or the cluster, whose name is empty) as viewers see it: its topology, how often it was committed, and its snapshot as bytes.
 * A shard that nobody looks at only remembers that it is behind; it catches up when somebody asks (cost follows what is looked at).
 */

import { encodeSnapshot } from '@switchboard/core/snapshot';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import { type Block, createBlock } from '../sse/block.ts';
import { eventText } from '../sse/event-text.ts';

const partLimit = 64 * 1024;

export class Shard {
  readonly ns: string;
  /** A commit number: viewers who stopped before it cannot resume this shard. */
  readonly born: number;
  behind = true;
  viewers = 0;
  /** Monotonic time at which the last viewer left, or somebody last asked. */
  lastUse = 0;
  #topology: Topology = emptyTopology;
  #to: number | undefined;
  #at = 0;
  #snapshot: { readonly to: number | undefined; readonly blocks: readonly Block[] } | undefined;

  constructor(ns: string, born: number) {
    this.ns = ns;
    this.born = born;
  }

  get topology(): Topology {
    return this.#topology;
  }

  /** Its commits so far; undefined before its first picture. */
  get to(): number | undefined {
    return this.#to;
  }

  /** Wall time of its last commit. */
  get at(): number {
    return this.#at;
  }

  step(topology: Topology, to: number, at: number): void {
    this.#topology = topology;
    this.#to = to;
    this.#at = at;
  }

  /** The parts of its snapshot, none of them with an id; encoded once per commit. */
  snapshot(): readonly Block[] {
    if (this.#snapshot?.to !== this.#to || this.#snapshot === undefined) {
      const parts = encodeSnapshot(this.ns, this.#to ?? 0, this.#at, this.#topology, partLimit);
      const blocks = parts.map(part => createBlock(eventText('snapshot', part)));
      this.#snapshot = { to: this.#to, blocks };
    }
    return this.#snapshot.blocks;
  }

  /** Lets go of the encoded snapshot: it is only worth its memory while viewers come. */
  forgetSnapshot(): void {
    this.#snapshot = undefined;
  }
}

/**
 * One namespace (or the cluster, whose name is empty) as viewers see it: its topology, how often it was committed, and its snapshot as bytes.
 * A shard that nobody looks at only remembers that it is behind; it catches up when somebody asks (cost follows what is looked at).
 */
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import { type Block, createBlock } from '../sse/block.ts';
import { eventText } from '../sse/event-text.ts';
import { encodeSnapshot } from '../testing/wire-standin.ts';

const partLimit = 64 * 1024;

export class Shard {
  readonly ns: string;
  /** A commit number: viewers who stopped before it cannot resume this shard. */
  readonly born: number;
  topology: Topology = emptyTopology;
  /** Commits of this shard. */
  to = 0;
  at: number;
  behind = true;
  viewers = 0;
  /** Monotonic time at which the last viewer left, or somebody last asked. */
  lastUse = 0;
  #snapshot: { readonly to: number; readonly blocks: readonly Block[] } | undefined;

  constructor(ns: string, born: number, at: number) {
    this.ns = ns;
    this.born = born;
    this.at = at;
  }

  /** The parts of its snapshot, none of them with an id; encoded once per commit. */
  snapshot(): readonly Block[] {
    if (this.#snapshot?.to !== this.to) {
      const parts = encodeSnapshot(this.ns, this.to, this.at, this.topology, partLimit);
      const blocks = parts.map(part => createBlock(eventText('snapshot', part)));
      this.#snapshot = { to: this.to, blocks };
    }
    return this.#snapshot?.blocks ?? [];
  }

  /** Lets go of the encoded snapshot: it is only worth its memory while viewers come. */
  forgetSnapshot(): void {
    this.#snapshot = undefined;
  }
}

/** What a viewer of the hub gives, and what it gets: the opening that brings it up to now, and commits from then on. Types only. */
import type { Topology } from '@switchboard/core/topology';
import type { Block } from '../sse/block.ts';
import type { Commit } from './commit.ts';

export interface Viewer {
  /** The commits of its namespaces in one tick, in order. */
  receive(commits: readonly Commit[]): void;
  /** Its id is worth nothing any more: it needs a snapshot. */
  restart(reason: string): void;
}

/** A viewer at the namespaces that it looks at. */
export interface Seat {
  readonly viewer: Viewer;
  readonly names: ReadonlySet<string>;
}

export interface Subscription {
  readonly epoch: string;
  readonly mode: 'resume' | 'snapshot';
  readonly reason: 'first' | 'epoch' | 'too-old' | 'resumed';
  /** What brings the viewer up to now. */
  readonly opening: readonly Block[];
  /** All of it once more, cut at this moment: for a viewer who fell behind. */
  snapshot(): readonly Block[];
  /** Last commit of every shard of this subscription, and the id that stands for them. */
  position(): { readonly id: string; readonly to: Readonly<Record<string, number>> };
  close(): void;
}

export interface ShardView {
  readonly to: number;
  readonly at: number;
  readonly topology: Topology;
  readonly id: string;
}

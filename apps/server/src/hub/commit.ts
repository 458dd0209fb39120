/** One step of one shard: its place in the order over all shards, the frame, and the bytes that every viewer of the shard gets. */
import type { Frame } from '@switchboard/core/stream-event';
import type { Block } from '../sse/block.ts';

export interface Commit {
  /** Counts commits over all shards; with the epoch it is the id on the wire. */
  readonly seq: number;
  readonly frame: Frame;
  readonly block: Block;
  /** For the age of the ring. */
  readonly monotonic: number;
}

/** The id of everything up to a commit. */
export function streamId(epoch: string, seq: number): string {
  return `${epoch}.${seq}`;
}

export interface StreamPosition {
  readonly epoch: string;
  readonly seq: number;
}

const pattern = /^([0-9a-f]{16})\.(0|[1-9][0-9]{0,14})$/;

/** Reads an id that a viewer gives back; undefined for anything that we cannot have written. */
export function parseStreamId(text: string): StreamPosition | undefined {
  const match = pattern.exec(text);
  return match?.[1] === undefined ? undefined : { epoch: match[1], seq: Number(match[2]) };
}

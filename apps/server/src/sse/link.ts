/**
 * One viewer's end of the stream: writes while the connection takes it, queues shared blocks while it does not, and gives up the queue rather
 * than the memory. A viewer who falls behind owes a snapshot and gets it when its connection drains: never a hole (law V4).
 */
import type { Clock } from '../clock.ts';
import type { Block } from './block.ts';

/** A connection, as far as a link needs it. `write` answers false when it wants to be left alone until it drains. */
export interface Sink {
  write(block: Block): boolean;
  /** No more is accepted; what was written is still sent. */
  end(): void;
  /** Cuts the connection. */
  destroy(): void;
}

export interface LinkLimits {
  readonly queueBytes: number;
  readonly queueMs: number;
  readonly stalledMs: number;
}

export const linkLimits: LinkLimits = { queueBytes: 1024 * 1024, queueMs: 5000, stalledMs: 30_000 };

export interface LinkOptions {
  readonly clock: Clock;
  readonly sink: Sink;
  /** A reset and a snapshot, cut when it is called. */
  readonly restart: (reason: string) => readonly Block[];
  readonly onOwed?: (reason: string) => void;
  readonly limits?: LinkLimits;
}

export class Link {
  readonly #clock: Clock;
  readonly #sink: Sink;
  readonly #restart: (reason: string) => readonly Block[];
  readonly #onOwed: (reason: string) => void;
  readonly #limits: LinkLimits;
  /** Hello and snapshot: not bounded (it is what the viewer needs at least), and shared with other viewers of that cut. */
  #opening: Block[] = [];
  #queue: { readonly block: Block; readonly since: number }[] = [];
  #queued = 0;
  #owed: string | undefined;
  #blockedSince: number | undefined;
  #closed = false;

  constructor(options: LinkOptions) {
    this.#clock = options.clock;
    this.#sink = options.sink;
    this.#restart = options.restart;
    this.#onOwed = options.onOwed ?? (() => {});
    this.#limits = options.limits ?? linkLimits;
  }

  open(blocks: readonly Block[]): void {
    this.#opening.push(...blocks);
    this.#pump();
  }

  send(block: Block): void {
    if (this.#closed || this.#owed !== undefined) return;
    if (this.#blockedSince === undefined && this.#opening.length === 0) {
      this.#write(block);
      return;
    }
    this.#queue.push({ block, since: this.#clock.monotonic() });
    this.#queued += block.bytes;
    if (this.#queued > this.#limits.queueBytes) this.owe('slow');
  }

  /** Drops what has not been written and sends a reset and a snapshot as soon as the connection takes them. */
  owe(reason: string): void {
    if (this.#closed) return;
    this.#queue = [];
    this.#queued = 0;
    this.#owed = reason;
    this.#onOwed(reason);
    this.#pump();
  }

  drained(): void {
    this.#blockedSince = undefined;
    this.#pump();
  }

  /** Called about once a second; answers false when the viewer was cut off because its connection took nothing for too long. */
  check(): boolean {
    if (this.#closed) return true;
    const now = this.#clock.monotonic();
    if (this.#blockedSince !== undefined && now - this.#blockedSince > this.#limits.stalledMs) {
      this.#closed = true;
      this.#release();
      this.#sink.destroy();
      return false;
    }
    const oldest = this.#queue[0];
    // While a snapshot is on its way a slow connection may take longer: starting it again would never end.
    if (this.#opening.length === 0 && oldest !== undefined && now - oldest.since > this.#limits.queueMs)
      this.owe('slow');
    return true;
  }

  /** A last block, past the queue, then the end. */
  finish(block: Block): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#release();
    this.#sink.write(block);
    this.#sink.end();
  }

  /** The connection is gone. */
  close(): void {
    this.#closed = true;
    this.#release();
  }

  #pump(): void {
    while (!this.#closed && this.#blockedSince === undefined) {
      const block = this.#next();
      if (block === undefined) return;
      this.#write(block);
    }
  }

  #next(): Block | undefined {
    if (this.#opening.length === 0 && this.#owed !== undefined) {
      const reason = this.#owed;
      this.#owed = undefined;
      this.#opening = [...this.#restart(reason)];
    }
    const first = this.#opening.shift();
    if (first !== undefined) return first;
    const next = this.#queue.shift();
    if (next !== undefined) this.#queued -= next.block.bytes;
    return next?.block;
  }

  #write(block: Block): void {
    if (!this.#sink.write(block)) this.#blockedSince = this.#clock.monotonic();
  }

  #release(): void {
    this.#opening = [];
    this.#queue = [];
    this.#queued = 0;
    this.#owed = undefined;
  }
}

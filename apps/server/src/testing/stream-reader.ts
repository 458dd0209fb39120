/**
 * A viewer as strict as can be: reads the text of a stream, folds snapshots and frames, and throws on whatever the wire forbids (a hole, a frame before its
 * snapshot, an id twice, a part of another snapshot in between). Keeps its picture and its id over connections, as a page does.
 */
import { apply } from '@switchboard/core/apply';
import { createSnapshotReader } from '@switchboard/core/snapshot';
import type { Bye, Frame, Hello, Tick } from '@switchboard/core/stream-event';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import { decodeFrame } from '@switchboard/core/wire';

interface ShardState {
  readonly to: number;
  readonly topology: Topology;
}

export class StreamReader {
  readonly shards = new Map<string, ShardState>();
  readonly events: string[] = [];
  readonly hellos: Hello[] = [];
  readonly ticks: Tick[] = [];
  readonly frames: Frame[] = [];
  bye: Bye | undefined;
  id: string | undefined;
  #rest = '';
  readonly #snapshots = createSnapshotReader();
  /** Shards whose snapshot must come before any frame of theirs. */
  #awaiting = new Set<string>();

  /** Another connection begins: what was half read is worth nothing. */
  reconnect(): void {
    this.#rest = '';
    this.#snapshots.reset();
    this.#awaiting = new Set();
  }

  feed(text: string): void {
    this.#rest += text;
    for (let end = this.#rest.indexOf('\n\n'); end >= 0; end = this.#rest.indexOf('\n\n')) {
      const lines = this.#rest.slice(0, end).split('\n');
      this.#rest = this.#rest.slice(end + 2);
      const field = (name: string): string | undefined =>
        lines.find(line => line.startsWith(`${name}: `))?.slice(name.length + 2);
      this.#take(field('event') ?? '', field('data') ?? '', field('id'));
    }
  }

  #take(event: string, data: string, id: string | undefined): void {
    this.events.push(event);
    switch (event) {
      case 'hello': {
        const hello: Hello = JSON.parse(data);
        this.hellos.push(hello);
        if (hello.mode === 'snapshot') this.#awaiting = new Set(['', ...hello.ns]);
        break;
      }
      case 'snapshot':
        this.#part(data);
        break;
      case 'frame': {
        const frame = decodeFrame(JSON.parse(data));
        if (frame === undefined) throw new Error(`a frame that cannot be read: ${data}`);
        const before = this.shards.get(frame.ns);
        if (this.#awaiting.has(frame.ns)) throw new Error(`a frame of "${frame.ns}" before its snapshot`);
        if (before?.to !== frame.from)
          throw new Error(`a hole in "${frame.ns}": at ${before?.to}, from ${frame.from}`);
        if (id === undefined || id === this.id) throw new Error(`frame without an id of its own: ${id}`);
        this.frames.push(frame);
        this.shards.set(frame.ns, { to: frame.to, topology: apply(before.topology, frame.patch) });
        break;
      }
      case 'tick': {
        const tick: Tick = JSON.parse(data);
        this.ticks.push(tick);
        for (const [ns, to] of Object.entries(tick.to))
          if (this.shards.get(ns)?.to !== to)
            throw new Error(`tick says ${to} for "${ns}", not ${this.shards.get(ns)?.to}`);
        break;
      }
      case 'reset':
        this.id = undefined;
        this.#snapshots.reset();
        this.#awaiting = new Set(this.hellos.at(-1)?.ns).add('');
        break;
      case 'bye':
        this.bye = JSON.parse(data);
        break;
      default:
        throw new Error(`an event that nobody knows: ${event}`);
    }
    if (id !== undefined) this.id = id;
  }

  #part(data: string): void {
    const frame = this.#snapshots.read(JSON.parse(data));
    if (frame === undefined) throw new Error(`a part of a snapshot that cannot be read: ${data}`);
    if (frame === 'more') return;
    this.#awaiting.delete(frame.ns);
    this.shards.set(frame.ns, { to: frame.to, topology: apply(emptyTopology, frame.patch) });
  }
}

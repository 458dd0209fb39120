import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import type { Change } from './change.ts';
import { diff, isEmpty } from './diff.ts';
import { advance, firstLink, type Link, type LinkEvent } from './link.ts';
import { createProjector } from './project.ts';
import { encodeSnapshot } from './snapshot.ts';
import { createStreamReader } from './stream-reader.ts';
import { histories } from './testing/arbitraries.ts';
import { emptyTopology, type Topology } from './topology.ts';
import { encodeFrame } from './wire.ts';
import { emptyWorld, reduce } from './world.ts';

const shards = ['', 'shop'];
const epoch = 'e';

interface Message {
  readonly name: string;
  readonly data: string;
  readonly id?: string;
}

/** A hub in small: shards, a ring of frames, and streams that begin with a hello. */
class Server {
  #world = emptyWorld;
  #seq = 0;
  readonly #project = createProjector();
  readonly pictures = new Map<string, Topology>(shards.map(ns => [ns, emptyTopology]));
  readonly #to = new Map<string, number>(shards.map(ns => [ns, 0]));
  #ring: { readonly seq: number; readonly message: Message }[] = [];

  /** Returns the frames of this commit. */
  commit(changes: readonly Change[]): readonly Message[] {
    const { world, dirty } = reduce(this.#world, changes);
    this.#world = world;
    const messages: Message[] = [];
    for (const ns of shards.filter(name => dirty.has(name))) {
      const before = this.pictures.get(ns) ?? emptyTopology;
      const after = this.#project(world, ns, before);
      const patch = diff(before, after);
      if (isEmpty(patch)) continue;
      const from = this.#to.get(ns) ?? 0;
      this.#seq += 1;
      this.#to.set(ns, from + 1);
      this.pictures.set(ns, after);
      const data = encodeFrame({ ns, from, to: from + 1, at: 0, patch });
      messages.push({ name: 'frame', data, id: `${epoch}.${this.#seq}` });
      this.#ring.push({ seq: this.#seq, message: messages.at(-1) as Message });
    }
    this.#ring = this.#ring.slice(-4);
    return messages;
  }

  connect(since: string | undefined): readonly Message[] {
    const seen = since === undefined ? -1 : Number(since.split('.')[1]);
    const oldest = this.#ring[0]?.seq ?? this.#seq + 1;
    const resume = seen >= oldest - 1;
    const hello = {
      protocol: 1,
      epoch,
      serverNow: 0,
      mode: resume ? 'resume' : 'snapshot',
      to: Object.fromEntries(this.#to),
      cluster: { source: 'simulated' },
    };
    const greeting = { name: 'hello', data: JSON.stringify(hello) };
    if (resume)
      return [greeting, ...this.#ring.filter(entry => entry.seq > seen).map(entry => entry.message)];
    const parts = shards.flatMap(ns =>
      encodeSnapshot(ns, this.#to.get(ns) ?? 0, 0, this.pictures.get(ns) ?? emptyTopology, 700),
    );
    return [
      greeting,
      ...parts.map((data, part) => ({
        name: 'snapshot',
        data,
        ...(part === parts.length - 1 && { id: `${epoch}.${this.#seq}` }),
      })),
    ];
  }

  tick(): Message {
    return { name: 'tick', data: JSON.stringify({ serverNow: 0, to: Object.fromEntries(this.#to) }) };
  }
}

/** A page in small: reader, link, and one topology per shard. Tries that it arranges begin with the next event of the test. */
class Viewer {
  link: Link = firstLink;
  readonly pictures = new Map<string, Topology>(shards.map(ns => [ns, emptyTopology]));
  #reader = createStreamReader();
  wish: { readonly since?: string } | undefined = {};

  hear(message: Message): void {
    const reading = this.#reader.read(message.name, message.data);
    if (reading.type === 'malformed') this.take({ type: 'malformed', reason: reading.reason });
    if (reading.type === 'event') {
      const id = message.id === undefined ? {} : { id: message.id };
      this.take({ ...reading.event, ...id } as LinkEvent);
    }
  }

  take(event: LinkEvent): void {
    const { link, actions } = advance(this.link, event, 0, 0);
    this.link = link;
    for (const action of actions) {
      if (action.type === 'abort') this.wish = undefined;
      if (action.type === 'connect') this.wish = action;
      if (action.type === 'discard') this.#reader.reset();
      if (action.type === 'apply') {
        const before = action.whole ? emptyTopology : (this.pictures.get(action.frame.ns) ?? emptyTopology);
        this.pictures.set(action.frame.ns, apply(before, action.frame.patch));
      }
    }
  }
}

type Fault = 'none' | 'drop' | 'twice' | 'swap' | 'cut' | 'sleep' | 'tick' | 'echo';
const faults = fc.constantFrom<Fault>(
  'none',
  'none',
  'none',
  'none',
  'drop',
  'twice',
  'swap',
  'cut',
  'sleep',
  'tick',
  'echo',
);

describe('viewer', () => {
  it('L1: whatever is dropped, doubled, swapped or cut, the viewer ends with the value of the server', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(histories, fc.array(faults, { minLength: 1, maxLength: 60 }), (ticks, dice) => {
        const server = new Server();
        const viewer = new Viewer();
        let wire: Message[] = [];
        let throws = 0;
        let heard: readonly Message[] = [];
        const pump = (faulty: boolean) => {
          if (viewer.wish !== undefined && wire.length === 0) {
            wire = [...server.connect(viewer.wish.since)];
            heard = [];
            viewer.wish = undefined;
            viewer.take({ type: 'opened' });
          }
          while (wire.length > 0) {
            const fault = faulty ? (dice[throws++ % dice.length] ?? 'none') : 'none';
            const [next, after, ...rest] = wire as [Message, ...Message[]];
            if (fault === 'swap' && after !== undefined) {
              wire = [after, next, ...rest];
            } else if (fault === 'cut') {
              wire = [];
              viewer.take({ type: 'closed' });
              return;
            } else if (fault === 'sleep') {
              wire = [];
              viewer.take({ type: 'wall-jump' });
              return;
            }
            const [message, ...others] = wire as [Message, ...Message[]];
            wire = others;
            if (fault !== 'drop') viewer.hear(message);
            if (fault === 'twice') viewer.hear(message);
            if (fault === 'tick') viewer.hear(server.tick());
            if (fault === 'echo') for (const old of heard) viewer.hear(old);
            if (message.name === 'frame') heard = [...heard.slice(-3), message];
            seen.add(viewer.link.phase);
            // A stream that the viewer gave up says nothing more.
            if (viewer.wish !== undefined) wire = [];
          }
        };
        for (const changes of ticks) {
          const frames = server.commit(changes);
          if (viewer.wish === undefined) wire.push(...frames);
          pump(true);
        }
        for (let calm = 0; calm < 6; calm += 1) {
          if (viewer.wish === undefined) wire.push(server.tick());
          pump(false);
        }
        expect(viewer.link.phase).toBe('live');
        expect(viewer.pictures).toEqual(server.pictures);
      }),
      { numRuns: 150 },
    );
    expect([...seen].sort()).toEqual(['catching-up', 'connecting', 'live', 'offline', 'resuming']);
  });
});

/**
 * Somebody who looks at a page, without the page: reads the server's stream and keeps the topologies that it tells of, by core's own reader and `apply`.
 * Comes back when the stream ends, as the page does, and counts how often it was given everything anew.
 */
import { apply } from '@switchboard/core/apply';
import { type Freshness, freshnessKey } from '@switchboard/core/freshness';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import type { StreamEvent } from '@switchboard/core/stream-event';
import { createStreamReader } from '@switchboard/core/stream-reader';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import type { Server } from './server.ts';

export interface Viewer {
  /** Of a namespace it asked for; of the cluster for ''. */
  shown(namespace: string): Topology;
  freshness(kind: Kind, scope?: string): Freshness | undefined;
  /** The epoch of the server's last hello. */
  epoch(): string;
  /** How many snapshots came. */
  snapshots(): number;
  close(): Promise<void>;
}

export function openViewer(server: Server, namespaces: readonly string[]): Viewer {
  const closed = new AbortController();
  const shards = new Map<string, Topology>();
  let epoch = '';
  let snapshots = 0;

  const take = (event: StreamEvent): void => {
    if (event.type === 'hello') epoch = event.hello.epoch;
    if (event.type === 'snapshot') {
      snapshots += 1;
      shards.set(event.frame.ns, apply(emptyTopology, event.frame.patch));
    }
    if (event.type === 'frame') {
      const { ns, patch } = event.frame;
      shards.set(ns, apply(shards.get(ns) ?? emptyTopology, patch));
    }
  };

  const reading = (async () => {
    while (!closed.signal.aborted) {
      await read(server, namespaces, take, closed.signal).catch(() => {});
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  })();

  const shown = (ns: string): Topology => shards.get(ns) ?? emptyTopology;
  return {
    shown,
    freshness: (kind, scope = '') => shown('').freshness.get(freshnessKey(kind, scope)),
    epoch: () => epoch,
    snapshots: () => snapshots,
    async close() {
      closed.abort();
      await reading;
    },
  };
}

/** Until it ends, or the server says that another begins. */
async function read(
  { origin, headers }: Server,
  namespaces: readonly string[],
  take: (event: StreamEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const query = new URLSearchParams(namespaces.map((ns): [string, string] => ['ns', ns]));
  const answer = await fetch(`${origin}/api/v1/stream?${query}`, {
    headers: { ...headers, accept: 'text/event-stream' },
    signal,
  });
  if (!answer.ok || answer.body === null) throw new Error(`the stream was answered with ${answer.status}`);
  const reader = createStreamReader();
  let rest = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
      const reading = reader.read(field('event') ?? 'message', field('data') ?? 'null');
      if (reading.type === 'malformed') throw new Error(reading.reason);
      if (reading.type !== 'event') continue;
      take(reading.event);
      if (reading.event.type === 'reset') return;
    }
  }
}

/**
 * A small client for any cluster, for the contract alone: one question with its answer, and a watch that is read event by event. Goes the way that the app goes
 * (connect), reads without the app's splitters, and gives up on silence instead of hanging.
 */
import type { Cluster } from '@switchboard/server/connect/cluster';

/** What the API says. Each test knows what it asked for. */
// biome-ignore lint/suspicious/noExplicitAny: answers of any kind, read by tests that fail when a field is not there.
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The text as JSON; throws where it is none. */
  readonly body: Json;
}

export interface WatchEvent {
  readonly type: string;
  readonly object: Json;
}

export interface Watch {
  /** Events up to and including the first that passes. Rejects when the stream ends or nothing comes before. */
  until(passes: (event: WatchEvent) => boolean): Promise<readonly WatchEvent[]>;
  /** Everything up to the end of the stream. */
  rest(): Promise<readonly WatchEvent[]>;
  close(): void;
}

export interface Question {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Client {
  ask(method: string, path: string, question?: Question): Promise<Answer>;
  /** Resolves with the headers. Rejects when the answer is not 200. */
  watch(path: string, headers?: Readonly<Record<string, string>>): Promise<Watch>;
  close(): Promise<void>;
}

/** Longer than any honest answer here: bookmarks come with the end of a watch of three seconds. */
const patience = 20_000;

export function clientOf(cluster: Cluster): Client {
  const open = new Set<AbortController>();
  return {
    async ask(method, path, { body, headers = {} } = {}) {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const response = await cluster.request(path, {
        method,
        headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(text === undefined ? {} : { body: text }),
        signal: AbortSignal.timeout(patience),
      });
      const chunks: Uint8Array[] = [];
      for await (const chunk of response.body) chunks.push(chunk);
      const answer = Buffer.concat(chunks).toString();
      return {
        status: response.status,
        text: answer,
        get body() {
          return JSON.parse(answer);
        },
      };
    },
    async watch(path, headers = {}) {
      const abort = new AbortController();
      open.add(abort);
      const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(patience)]);
      const response = await cluster.request(path, { headers, signal });
      if (response.status !== 200) throw new Error(`the watch was answered with ${response.status}`);
      return readWatch(response.body, () => {
        open.delete(abort);
        abort.abort();
      });
    },
    async close() {
      for (const abort of open) abort.abort();
      await cluster.close();
    },
  };
}

function readWatch(body: AsyncIterable<Uint8Array>, close: () => void): Watch {
  const events = readEvents(body);
  return {
    async until(passes) {
      const found: WatchEvent[] = [];
      for (;;) {
        const { done, value } = await events.next();
        if (done === true)
          throw new Error(`the watch ended after ${JSON.stringify(found.map(({ type }) => type))}`);
        found.push(value);
        if (passes(value)) return found;
      }
    },
    async rest() {
      const found: WatchEvent[] = [];
      for await (const event of events) found.push(event);
      return found;
    },
    close,
  };
}

async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<WatchEvent, void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    const lines = (text + decoder.decode(chunk, { stream: true })).split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}

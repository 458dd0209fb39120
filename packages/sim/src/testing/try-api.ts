/**
 * A served cluster for tests: an empty store with the namespaces `default` and `shop`, a hand clock, and a client that speaks JSON.
 * Nothing here waits for time: a watch is read line by line, as many lines as the test names.
 */
import { onTestFinished } from 'vitest';
import type { User } from '../api/authorize.ts';
import { type ApiServer, createApiServer } from '../api-server.ts';
import { createHandClock, type HandClock } from '../clock.ts';
import { createDice } from '../dice.ts';
import type { DraftObject } from '../object.ts';
import { createStore, type Store } from '../store.ts';

export const START = Date.parse('2026-11-21T08:00:00Z');

// biome-ignore lint/suspicious/noExplicitAny: answers of any kind; each test knows what it asked for.
type Json = any;

export interface Reply {
  readonly code: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface WatchReader {
  /** The next lines, parsed. */
  take(count: number): Promise<readonly Json[]>;
  /** All lines up to the end of the stream. */
  rest(): Promise<readonly Json[]>;
  stop(): void;
}

export interface TryApi {
  readonly store: Store;
  readonly clock: HandClock;
  readonly server: ApiServer;
  readonly url: string;
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  watch(path: string, headers?: Readonly<Record<string, string>>): Promise<WatchReader>;
}

export const newStore = (clock: { now(): number }, historyLimit = 1000): Store =>
  createStore({ now: clock.now, dice: createDice(7, 'uids'), historyLimit });

function readLines(stream: ReadableStream<Uint8Array>, stop: () => void): WatchReader {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let ended = false;
  const lines: string[] = [];
  const more = async (): Promise<void> => {
    const { done, value } = await reader.read();
    ended = done;
    text += decoder.decode(value, { stream: !done });
    const parts = text.split('\n');
    text = parts.pop() ?? '';
    lines.push(...parts);
  };
  return {
    async take(count) {
      while (lines.length < count && !ended) await more();
      return lines.splice(0, count).map(line => JSON.parse(line));
    },
    async rest() {
      while (!ended) await more();
      return lines.splice(0).map(line => JSON.parse(line));
    },
    stop,
  };
}

export async function tryApi(
  options: { readonly users?: readonly User[]; readonly anonymous?: 'denied' } = {},
): Promise<TryApi> {
  const clock = createHandClock(START);
  const store = newStore(clock);
  for (const name of ['default', 'shop'])
    store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  const server = createApiServer({ cluster: { store, now: clock.now }, wireClock: clock, ...options });
  const { url } = await server.listen(0, '127.0.0.1');
  onTestFinished(() => server.close());
  return {
    store,
    clock,
    server,
    url,
    async ask(method, path, body, headers = {}) {
      const ready = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
      const text = ready
        ? ((body as string | Uint8Array<ArrayBuffer> | undefined) ?? null)
        : JSON.stringify(body);
      const typed = text === null ? headers : { 'content-type': 'application/json', ...headers };
      const response = await fetch(url + path, { method, headers: typed, body: text });
      const answer = await response.text();
      const json = response.headers.get('content-type')?.includes('json');
      return { code: response.status, headers: response.headers, body: json ? JSON.parse(answer) : answer };
    },
    async watch(path, headers = {}) {
      const abort = new AbortController();
      onTestFinished(() => abort.abort());
      const response = await fetch(`${url}${path}`, { headers, signal: abort.signal });
      if (response.body === null || response.status !== 200)
        throw new Error(`watch answered ${response.status}`);
      return readLines(response.body, () => abort.abort());
    },
  };
}

export const pod = (name: string, labels: Readonly<Record<string, string>> = {}): DraftObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels },
  spec: { nodeName: 'node-a', containers: [{ name: 'main', image: 'web:1' }] },
});

export const deployment = (name: string): DraftObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'main', image: 'web:1' }] },
    },
  },
});

export const service = (name: string, spec: object = { ports: [{ port: 80 }] }): DraftObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop' },
  spec,
});

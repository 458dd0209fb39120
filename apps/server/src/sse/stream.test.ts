import { type IncomingMessage, request as open } from 'node:http';
import { constants, createGunzip } from 'node:zlib';
import type { Change } from '@switchboard/core/change';
import { pod } from '@switchboard/core/testing/builders';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../http/listen.ts';
import { createHub } from '../hub/hub.ts';
import { noMeasures } from '../hub/hub-measures.ts';
import { handClock } from '../testing/hand-clock.ts';
import { request } from '../testing/request.ts';
import { StreamReader } from '../testing/stream-reader.ts';
import { createStreams } from './stream.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const put = (name: string, version = 1, padding = ''): Change => ({
  type: 'put',
  object: pod(name, { resourceVersion: String(version), restarts: version, reason: padding }),
});

async function start(mostViewers = 1000) {
  const clock = handClock();
  let epochs = 0;
  const hub = createHub({
    clock,
    newEpoch: () => {
      epochs += 1;
      return epochs.toString(16).padStart(16, '0');
    },
    measures: noMeasures,
    onFailure: (_, error) => {
      throw error;
    },
  });
  const counted: string[] = [];
  const streams = createStreams({
    hub,
    clock,
    random: () => 0.5,
    build: 'test',
    identity: () => ({ name: 'test', source: 'simulated', defaultNamespace: 'shop' }),
    actions: true,
    measures: {
      viewers: () => {},
      opened: mode => counted.push(mode),
      resynced: reason => counted.push(`resync ${reason}`),
      closed: reason => counted.push(`closed ${reason}`),
      refused: reason => counted.push(`refused ${reason}`),
    },
    mostViewers,
  });
  const app = express();
  app.get('/stream', (incoming, response) => streams.handle(incoming, response));
  const listener = await listen(app, 0, '127.0.0.1');
  cleanups.push(() => listener.close(0));
  return { clock, hub, streams, counted, port: listener.port };
}

interface Viewing {
  readonly response: IncomingMessage;
  readonly reader: StreamReader;
  /** Waits until the reader has seen what a test waits for. */
  until(seen: (reader: StreamReader) => boolean): Promise<void>;
  leave(): void;
}

function view(
  port: number,
  query: string,
  { reader = new StreamReader(), headers = {} as Record<string, string>, gzip = false } = {},
): Promise<Viewing> {
  reader.reconnect();
  return new Promise((resolve, reject) => {
    const outgoing = open(
      {
        host: '127.0.0.1',
        port,
        path: `/stream?${query}`,
        agent: false,
        headers: { ...(gzip ? { 'accept-encoding': 'gzip' } : {}), ...headers },
      },
      response => {
        let wake = (): void => {};
        const text = gzip ? response.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })) : response;
        text.on('data', (chunk: Buffer) => {
          reader.feed(chunk.toString('utf8'));
          wake();
        });
        response.on('close', () => wake());
        resolve({
          response,
          reader,
          async until(seen) {
            while (!seen(reader))
              await new Promise<void>(next => {
                wake = next;
              });
          },
          leave: () => outgoing.destroy(),
        });
      },
    );
    outgoing.on('error', reject);
    cleanups.push(() => outgoing.destroy());
    outgoing.end();
  });
}

const has = (name: string) => (reader: StreamReader) =>
  reader.shards.get('shop')?.topology.pods.has(`pod-${name}`) === true;
const events = (count: number) => (reader: StreamReader) => reader.events.length >= count;

describe('stream', () => {
  it('says hello, then the snapshot of the cluster and of each namespace, then frames and ticks', async () => {
    const { hub, clock, port } = await start();
    hub.tell([put('a')]);
    const { response, reader, until } = await view(port, 'ns=shop&ns=blog');
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      vary: 'Accept-Encoding',
    });
    expect(response.headers['content-encoding']).toBeUndefined();
    await until(events(4));
    expect(reader.events).toEqual(['hello', 'snapshot', 'snapshot', 'snapshot']);
    expect(reader.hellos[0]).toMatchObject({
      protocol: 1,
      build: 'test',
      epoch: '0000000000000001',
      mode: 'snapshot',
      reason: 'first',
      tickMs: 10_000,
      ns: ['shop', 'blog'],
      actions: true,
    });
    clock.step(50);
    hub.tell([put('b')]);
    await until(has('b'));
    clock.step(10_000 - 50);
    await until(one => one.ticks.length === 1);
    expect(reader.ticks[0]).toEqual({ serverNow: clock.now(), lagMs: 0, to: { '': 0, shop: 1, blog: 0 } });
  });

  it('V2: resumes where a viewer was, by query and by header', async () => {
    const { hub, clock, port } = await start();
    const first = await view(port, 'ns=shop');
    await first.until(events(3));
    const id = first.reader.id ?? '';
    first.leave();
    clock.step(50);
    hub.tell([put('a')]);
    const byQuery = await view(port, `ns=shop&since=${id}`, { reader: first.reader });
    await byQuery.until(has('a'));
    expect(byQuery.reader.hellos.at(-1)).toMatchObject({
      mode: 'resume',
      reason: 'resumed',
      to: { '': 0, shop: 1 },
    });
    byQuery.leave();
    clock.step(50);
    hub.tell([put('b')]);
    const byHeader = await view(port, 'ns=shop', {
      reader: byQuery.reader,
      headers: { 'Last-Event-ID': byQuery.reader.id ?? '' },
    });
    await byHeader.until(has('b'));
    expect(byHeader.reader.hellos.at(-1)).toMatchObject({ mode: 'resume' });
  });

  it('V6: gzip where it is asked for: a stream that is joined late reads from the first byte on', async () => {
    const { hub, clock, port } = await start();
    hub.tell([put('a')]);
    const early = await view(port, 'ns=shop', { gzip: true });
    expect(early.response.headers['content-encoding']).toBe('gzip');
    await early.until(has('a'));
    clock.step(50);
    hub.tell([put('b')]);
    const late = await view(port, 'ns=shop&ns=blog', { gzip: true });
    clock.step(50);
    hub.tell([put('c')]);
    await Promise.all([early.until(has('c')), late.until(has('c'))]);
    expect(late.reader.shards.get('shop')).toEqual(early.reader.shards.get('shop'));
    clock.step(10_000);
    await late.until(reader => reader.ticks.length === 1);
  });

  it('V4: a viewer who does not read owes a snapshot, and others do not notice', async () => {
    const { hub, clock, port, counted } = await start();
    const slow = await view(port, 'ns=shop');
    const quick = await view(port, 'ns=shop');
    await slow.until(events(3));
    slow.response.pause();
    const padding = 'x'.repeat(200_000);
    let version = 1;
    for (; version < 400 && !counted.includes('resync slow'); version += 1) {
      clock.step(50);
      hub.tell([put('big', version, padding + version)]);
      await quick.until(reader => reader.shards.get('shop')?.to === version);
    }
    expect(counted).toContain('resync slow');
    clock.step(50);
    hub.tell([put('last')]);
    slow.response.resume();
    await slow.until(has('last'));
    expect(slow.reader.events).toContain('reset');
    expect(slow.reader.shards.get('shop')?.to).toBe(version);
    clock.step(50);
    hub.tell([put('after')]);
    await slow.until(has('after'));
  });

  it('V3: a rewind is a reset and a snapshot on the open stream', async () => {
    const { hub, port } = await start();
    const one = await view(port, 'ns=shop');
    await one.until(events(3));
    hub.tell([{ type: 'relist', kind: 'Pod', scope: '', objects: [], rewound: true }]);
    await one.until(events(6));
    expect(one.reader.events.slice(3)).toEqual(['reset', 'snapshot', 'snapshot']);
    expect(one.reader.id).toMatch(/^0000000000000002\./);
  });

  it('says goodbye with a moment to come back at, and ends', async () => {
    const { streams, port } = await start();
    const one = await view(port, 'ns=shop', { gzip: true });
    await one.until(events(3));
    streams.stop('shutdown');
    await one.until(reader => reader.bye !== undefined);
    expect(one.reader.bye).toEqual({ reason: 'shutdown', retryMs: 2500 });
    expect(streams.count).toBe(0);
    const refused = await request({ port, path: '/stream' });
    expect(refused.status).toBe(503);
  });

  it('refuses one too many, and what it cannot read, in JSON', async () => {
    const { port, counted, streams } = await start(1);
    const one = await view(port, '');
    await one.until(events(3));
    const full = await request({ port, path: '/stream' });
    expect([full.status, full.headers['retry-after']]).toEqual([503, '5']);
    expect(JSON.parse(full.text)).toMatchObject({ error: 'unavailable', hint: expect.any(String) });
    const bad = await request({ port, path: '/stream?ns=*' });
    expect(bad.status).toBe(400);
    expect(JSON.parse(bad.text)).toMatchObject({ error: 'bad-request' });
    expect(streams.count).toBe(1);
    expect(counted).toEqual(['snapshot', 'refused capacity', 'refused query']);
  });
});

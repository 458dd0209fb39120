import { afterEach, describe, expect, it } from 'vitest';
import { request } from '../testing/request.ts';
import { type Listener, listen } from './listen.ts';
import { createProbeApp } from './probe-app.ts';

let listener: Listener | undefined;
afterEach(() => listener?.close(0));

describe('probe port', () => {
  it('V12: has health and metrics under any name, and no data', async () => {
    listener = await listen(
      createProbeApp({
        health: () => ({ ready: false, reason: 'waiting for Pod' }),
        metrics: async () => ({ type: 'text/plain', text: 'sse_viewers 0\n' }),
      }),
      0,
      '127.0.0.1',
    );
    const { port } = listener;
    const ask = (path: string) => request({ port, path, headers: [['Host', '10.0.0.7:9000']] });
    expect(await ask('/livez')).toMatchObject({ status: 200, text: 'ok\n' });
    expect(await ask('/readyz')).toMatchObject({ status: 503, text: 'waiting for Pod\n' });
    expect(await ask('/metrics')).toMatchObject({ status: 200, text: 'sse_viewers 0\n' });
    for (const path of ['/', '/api/v1/stream', '/api/v1/topology', '/index.html']) {
      const reply = await ask(path);
      expect([path, reply.status, JSON.parse(reply.text).error]).toEqual([path, 404, 'not-found']);
    }
  });
});

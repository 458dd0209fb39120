import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { constants, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createBlock } from './block.ts';
import { createResponseSink } from './response-sink.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** All bytes of the answer of a server that sends two blocks at once and ends. */
async function answered(gzip: boolean): Promise<{ readonly head: string; readonly body: Buffer }> {
  const server = createServer((_request, response) => {
    const sink = createResponseSink(response, gzip);
    sink.together(() => {
      sink.write(createBlock('one\n\n'));
      sink.write(createBlock('two\n\n'));
    });
    sink.end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const bytes = Buffer.concat(await socket.toArray());
  const end = bytes.indexOf('\r\n\r\n') + 4;
  return { head: bytes.subarray(0, end).toString('latin1'), body: bytes.subarray(end) };
}

describe('sink of a response', () => {
  it('sends the bytes of blocks and nothing around them, until the connection ends', async () => {
    const { head, body } = await answered(false);
    expect(head).not.toMatch(/transfer-encoding|content-length/i);
    expect(head).toMatch(/connection: close/i);
    expect(body.toString()).toBe('one\n\ntwo\n\n');
  });

  it('sends the gzip header once, before the first block', async () => {
    const { head, body } = await answered(true);
    expect(head).toMatch(/content-encoding: gzip/i);
    expect(gunzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH }).toString()).toBe('one\n\ntwo\n\n');
  });
});

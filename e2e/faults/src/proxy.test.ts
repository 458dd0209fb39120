import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultProxy, startFaultProxy } from './proxy.ts';

let echo: Server;
let proxy: FaultProxy;
let served: Socket[];

beforeEach(async () => {
  served = [];
  echo = createServer(socket => {
    served.push(socket);
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  await new Promise<void>(resolve => echo.listen(0, '127.0.0.1', resolve));
  proxy = await startFaultProxy({ host: '127.0.0.1', port: (echo.address() as AddressInfo).port });
});

afterEach(async () => {
  await proxy.close();
  for (const socket of served) socket.destroy();
  await new Promise(resolve => echo.close(resolve));
});

/** A connection whose bytes are collected; `until` waits for that many, `closed` for its end. */
function dial() {
  const socket = connect({ host: '127.0.0.1', port: proxy.port });
  socket.on('error', () => {});
  let heard = '';
  let look = () => {};
  socket.on('data', chunk => {
    heard += chunk.toString();
    look();
  });
  return {
    socket,
    heard: () => heard,
    closed: new Promise<void>(resolve => socket.on('close', () => resolve())),
    until: (length: number) =>
      new Promise<string>(resolve => {
        look = () => {
          if (heard.length >= length) resolve(heard);
        };
        look();
      }),
  };
}

describe('the fault proxy', () => {
  it('passes bytes both ways while nothing is wrong', async () => {
    const line = dial();
    line.socket.write('hello');
    expect(await line.until(5)).toBe('hello');
    expect(proxy.connections()).toBe(1);
  });

  it('cuts open connections and serves new ones', async () => {
    const line = dial();
    line.socket.write('a');
    await line.until(1);
    proxy.cut();
    await line.closed;
    const next = dial();
    next.socket.write('b');
    expect(await next.until(1)).toBe('b');
  });

  it('refuses until restored', async () => {
    proxy.refuse();
    await dial().closed;
    proxy.restore();
    const line = dial();
    line.socket.write('c');
    expect(await line.until(1)).toBe('c');
  });

  it('truncates in the middle and ends', async () => {
    proxy.truncate(3);
    const line = dial();
    line.socket.write('hello');
    await line.closed;
    expect(line.heard()).toBe('hel');
  });

  it('swallows everything in the black hole, and cuts it on restore', async () => {
    const line = dial();
    line.socket.write('a');
    await line.until(1);
    proxy.blackHole();
    line.socket.write('b');
    proxy.restore();
    await line.closed;
    expect(line.heard()).toBe('a');
  });

  it('still delivers everything in order when slow', async () => {
    proxy.delay(1);
    proxy.throttle(50_000);
    const line = dial();
    line.socket.write('one ');
    line.socket.write('two');
    expect(await line.until(7)).toBe('one two');
  });
});

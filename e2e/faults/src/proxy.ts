/**
 * A TCP proxy on loopback that misbehaves on command: between a server and its cluster, or a page and its server. Knows bytes, not HTTP, so whatever it does can
 * happen to a real connection: cut, delayed, throttled, truncated in the middle of an object, or silent. Used by journeys and by the tests of the reflector.
 */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface FaultProxy {
  readonly port: number;
  readonly url: string;
  /** Connections that are open now. */
  connections(): number;
  /** Ends every open connection at once, as a dying process would; new ones are served. */
  cut(): void;
  /** Refuses new connections and cuts the open ones, until `restore`. */
  refuse(): void;
  /** From now on each chunk from the target waits this long (ms) before it goes on. */
  delay(ms: number): void;
  /** From now on at most this many bytes a second come from the target, per connection. */
  throttle(bytesPerSecond: number): void;
  /** Every connection, open ones included, ends after this many more bytes from the target. */
  truncate(bytes: number): void;
  /** Open connections stay open and nothing passes any more, in either direction; so do new ones. */
  blackHole(): void;
  /** Forgets all faults; connections in the black hole are cut. */
  restore(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly target: Socket;
  /** Bytes that may still come from the target. */
  left: number;
}

export async function startFaultProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<FaultProxy> {
  const pairs = new Set<Pair>();
  let refusing = false;
  let silent = false;
  let waitMs = 0;
  let rate = Number.POSITIVE_INFINITY;
  let limit = Number.POSITIVE_INFINITY;

  const server = createServer(client => {
    if (refusing) {
      client.resetAndDestroy();
      return;
    }
    const pair: Pair = { client, target: connect(target), left: limit };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      pair.client.destroy();
      pair.target.destroy();
    };
    for (const socket of [pair.client, pair.target]) socket.on('error', end).on('close', end);
    pair.client.on('data', chunk => {
      if (!silent) pair.target.write(chunk);
    });
    pair.target.on('data', chunk => {
      if (silent) return;
      const passed = chunk.subarray(0, pair.left);
      pair.left -= passed.length;
      const pause = waitMs + (passed.length / rate) * 1_000;
      const pass = () => {
        if (silent) return;
        pair.client.write(passed);
        if (pair.left <= 0) end();
      };
      if (pause === 0) {
        pass();
        return;
      }
      pair.target.pause();
      setTimeout(() => {
        pass();
        pair.target.resume();
      }, pause);
    });
  });
  const port = await listen(server);

  function cut(): void {
    for (const { client, target: upstream } of pairs) {
      client.resetAndDestroy();
      upstream.destroy();
    }
    pairs.clear();
  }

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    connections: () => pairs.size,
    cut,
    refuse() {
      refusing = true;
      cut();
    },
    delay(ms) {
      waitMs = ms;
    },
    throttle(bytesPerSecond) {
      rate = bytesPerSecond;
    },
    truncate(bytes) {
      limit = bytes;
      for (const pair of pairs) pair.left = bytes;
    },
    blackHole() {
      silent = true;
    },
    restore() {
      if (silent) cut();
      refusing = false;
      silent = false;
      waitMs = 0;
      rate = Number.POSITIVE_INFINITY;
      limit = Number.POSITIVE_INFINITY;
      for (const pair of pairs) pair.left = limit;
    },
    close() {
      cut();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

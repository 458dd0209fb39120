/** Opens a listener with limits on what a client may make us wait for or hold, and closes it for good: streams first, then idle connections, then all. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listener {
  readonly port: number;
  /** Ends after the requests that run have ended, at the latest after `ms`. */
  close(ms: number): Promise<void>;
}

/** Rejects with the error of the system, such as EADDRINUSE. Port 0 picks a free one; without host on every address. */
export function listen(handler: RequestListener, port: number, host?: string): Promise<Listener> {
  const server = createServer(
    { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 },
    handler,
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject);
      resolve({ port: (server.address() as AddressInfo).port, close: ms => close(server, ms) });
    });
  });
}

function close(server: Server, ms: number): Promise<void> {
  return new Promise(resolve => {
    const force = setTimeout(() => server.closeAllConnections(), ms);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}

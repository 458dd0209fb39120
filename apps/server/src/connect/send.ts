/**
 * Sends one request with undici's own client through a dispatcher of the same release: Node's built-in fetch rejects dispatchers of another one.
 * No limit on the body, since a watch lasts for minutes; whoever reads it keeps a watchdog. Used by plain.ts and kubeconfig.ts.
 */
import { type Dispatcher, request } from 'undici';
import type { ClusterRequest, ClusterResponse } from './cluster.ts';
import { networkError } from './network-error.ts';

export async function send(
  dispatcher: Dispatcher,
  address: string,
  path: string,
  options: ClusterRequest,
): Promise<ClusterResponse> {
  const { method = 'GET', headers = {}, body = null, signal } = options;
  try {
    const response = await request(new URL(join(address, path)), {
      dispatcher,
      method: method as Dispatcher.HttpMethod,
      headers: { accept: 'application/json', 'user-agent': 'switchboard', ...headers },
      body,
      signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return {
      status: response.statusCode,
      headers: {
        get(name) {
          const value = response.headers[name.toLowerCase()];
          return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
        },
      },
      body: bytes(response.body, address, signal),
    };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw networkError(error, address, false);
  }
}

/** The server's address may carry a path of its own (a cluster behind Rancher). */
function join(address: string, path: string): string {
  return address.replace(/\/+$/, '') + path;
}

async function* bytes(
  body: AsyncIterable<Uint8Array>,
  address: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw networkError(error, address, true);
  }
}

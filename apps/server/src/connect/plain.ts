/**
 * A cluster at an http address that asks for no credentials: the simulated one, in this process or another, or `kubectl proxy`.
 */
import type { ClusterIdentity } from '@switchboard/core/stream-event';
import { Agent } from 'undici';
import type { Cluster } from './cluster.ts';
import { ConnectError } from './connect-error.ts';
import { messages } from './messages.ts';
import { send } from './send.ts';

export function connectPlain(address: string, identity: ClusterIdentity): Cluster {
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
    throw new ConnectError(messages.addressBroken(address));
  const agent = new Agent({
    allowH2: false,
    bodyTimeout: 0,
    headersTimeout: 0,
    connect: { timeout: 10_000 },
  });
  return {
    identity,
    address,
    request: (path, options) => send(agent, address, path, options),
    refreshCredentials: () => Promise.resolve(false),
    close: () => agent.destroy(),
  };
}

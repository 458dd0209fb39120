/**
 * A cluster that asks who we are: every request carries the credentials of the moment, over one agent that is made anew when certificates change.
 * Knows nothing of kubeconfigs; kubeconfig.ts says how to log in.
 */
import type { ClusterIdentity } from '@switchboard/core/stream-event';
import type { Dispatcher } from 'undici';
import type { Cluster } from './cluster.ts';
import { ConnectError } from './connect-error.ts';
import { send } from './send.ts';
import { singleFlight } from './single-flight.ts';

export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  /** Equal as long as the same agent will do: certificates, keys, server name. */
  readonly transport: string;
  createDispatcher(): Dispatcher;
}

export interface Login {
  readonly address: string;
  readonly identity: ClusterIdentity;
  /** Of this moment: files and programs are asked again when it is time. Throws ConnectError. */
  credentials(): Promise<Credentials>;
}

/** `logIn` reads everything anew each time, so that whoever signs in again, or changes a file, is heard. Throws what it throws. */
export async function connectSignedIn(logIn: () => Promise<Login>): Promise<Cluster> {
  let login = await logIn();
  let last = await login.credentials();
  let dispatcher = last.createDispatcher();
  const { address, identity } = login;

  const current = singleFlight(async (): Promise<Credentials> => {
    const fresh = await login.credentials();
    if (fresh.transport !== last.transport) {
      // Watches that are open end in their own time.
      void dispatcher.close();
      dispatcher = fresh.createDispatcher();
    }
    last = fresh;
    return fresh;
  });

  const refresh = singleFlight(async (): Promise<boolean> => {
    const before = last;
    try {
      login = await logIn();
      const now = await current();
      return (
        now.transport !== before.transport || JSON.stringify(now.headers) !== JSON.stringify(before.headers)
      );
    } catch (error) {
      if (error instanceof ConnectError) return false;
      throw error;
    }
  });

  return {
    identity,
    address,
    async request(path, options) {
      const { headers } = await current();
      options.signal.throwIfAborted();
      return await send(dispatcher, address, path, {
        ...options,
        headers: { ...options.headers, ...headers },
      });
    },
    refreshCredentials: refresh,
    close: () => dispatcher.destroy(),
  };
}

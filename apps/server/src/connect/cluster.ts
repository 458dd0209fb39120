/**
 * The one way to any cluster: simulated, from a kubeconfig, or from inside. Whoever asks names a path; address, TLS, proxy and credentials are the
 * cluster's own business. Made by plain.ts and kubeconfig.ts; used by the reflectors and by what fetches objects on demand.
 */
import type { ClusterIdentity } from '@switchboard/core/stream-event';

export interface ClusterRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the request, also while its body is being read. */
  readonly signal: AbortSignal;
}

export interface ClusterResponse {
  readonly status: number;
  /** Names without regard to case; null where there is none. */
  readonly headers: { get(name: string): string | null };
  /** Bytes as they come, not decompressed, not bounded in time. Leaving the loop early closes the connection. */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface Cluster {
  readonly identity: ClusterIdentity;
  /** `https://host:port`, for messages. */
  readonly address: string;
  /**
   * One HTTP request to the API server, with credentials. Resolves with any status once the headers are there; follows no redirect.
   * Rejects with a ConnectError when the server cannot be reached or credentials cannot be had, and with the signal's reason when aborted.
   */
  request(path: string, options: ClusterRequest): Promise<ClusterResponse>;
  /** Gets new credentials after a 401, once for all who ask at the same time. False where there are none to be had. */
  refreshCredentials(): Promise<boolean>;
  /** Closes every connection at once. */
  close(): Promise<void>;
}

/**
 * How the page's own connection to the server is, as the chip and the banner show it. Written by the stream only. Told apart from freshness: that says how the
 * server's watches on the cluster are, and comes with the topology.
 */
import type { Behind, Hello } from '@switchboard/core/stream-event';
import { createValue, type Value } from '../store/value.ts';

export type LinkState =
  | 'connecting'
  | 'catching-up'
  | 'resuming'
  | 'live'
  | 'offline'
  | 'signed-out'
  | 'denied'
  | 'incompatible'
  | 'hidden';

export interface LinkStatus {
  readonly state: LinkState;
  /** Since it was last live a try has failed: the picture is old, also while the next try is under way. */
  readonly lost: boolean;
  /** The newest hello; stays while offline, so that the page still knows whose picture it shows. */
  readonly hello?: Hello;
  /** Local time (ms) of the last byte that was heard. */
  readonly heardAt?: number;
  /** Local time (ms) of the next try, while there is one. */
  readonly retryAt?: number;
  /** What to add to local time to get the server's. */
  readonly clockSkew: number;
  readonly lagMs: number;
  /** Local time (ms) at which the stream that is under way was asked for. */
  readonly askedAt: number;
  /** How old what comes is when it is heard, beyond what it was at first, ms. */
  readonly behindMs: number;
  /** Why the link was lost, in a word: a status code, or what the network said. */
  readonly reason?: string;
  /** The cluster's time where it is not the server's, and the local time (ms) at which that was so. */
  readonly slowed?: Behind & { readonly at: number };
}

/** The time of the cluster in ms, from the local one. */
export function clusterTime({ clockSkew, slowed }: LinkStatus, local: number): number {
  const now = local + clockSkew;
  return slowed === undefined ? now : now - slowed.ms - (1 - slowed.pace) * (local - slowed.at);
}

export function createLinkStatus(): Value<LinkStatus> {
  return createValue<LinkStatus>({
    state: 'connecting',
    lost: false,
    clockSkew: 0,
    lagMs: 0,
    askedAt: 0,
    behindMs: 0,
  });
}

/** What the playback was told last, and when by the clock behind the stage's: so it knows the server's time also after a pause in which it heard nothing. */
import type { PlaceOptions } from '@switchboard/core/scene/place';
import type { Topology } from '@switchboard/core/topology';

export type WentAt = NonNullable<PlaceOptions['wentAt']>;

export interface Told {
  readonly topology: Topology;
  /** Server time when it was told, ms since the epoch. */
  readonly serverNow: number;
  readonly real: number;
  readonly wentAt: WentAt | undefined;
}

export function serverTimeAt({ serverNow, real }: Told, now: number): number {
  return serverNow + now - real;
}

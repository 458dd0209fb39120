/** What the stage is told: what is the case, how one looks at it, and the server's time. Made by the page at every flush and at every change of the lens. */
import type { Lens, StageSize } from '@switchboard/core/scene/lens';
import type { Path } from '@switchboard/core/scene/select';
import type { Topology } from '@switchboard/core/topology';
import type { Traced } from '@switchboard/core/trace/traced';

export interface Truth {
  readonly topology: Topology;
  readonly lens: Lens;
  readonly size: StageSize;
  /** While one searches: what matches, and the way to it. */
  readonly found?: Path | undefined;
  /** The call that is followed: its hops are numbered where they stand. */
  readonly traced?: Traced | undefined;
  /** Server time now, ms since the epoch: for countdowns. */
  readonly serverNow: number;
  /** Server time at which a pod or line went, as far as it was heard. */
  readonly wentAt?: (key: string) => number | undefined;
  /** Nobody of before is there any more: all of it is laid out anew. */
  readonly anew?: boolean;
}

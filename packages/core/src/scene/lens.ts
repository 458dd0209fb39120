/**
 * What one looks at, as opposed to what is: namespaces, selection, lens and the size of the stage. Lives in the URL (all but the size).
 * Read by `place` and `headline`; a change of lens is the only thing, besides a wish of the viewer, that may repack seats.
 */
import type { Sign } from './signs.ts';

/** In the URL objects are named `Kind/namespace/name`; inside, by UID. */
export interface ObjectName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export interface Lens {
  /** Whether pods stand opposite their line, or on their node. */
  readonly kind: 'lines' | 'nodes';
  /** Namespaces on screen, sorted; never empty. `all` is resolved to names before it comes here. */
  readonly namespaces: readonly string[];
  readonly selection?: ObjectName;
  /** The object whose path alone is looked at; it goes before the selection. */
  readonly focus?: ObjectName;
  /** Signs that are looked for; what carries none of them is dimmed. */
  readonly show?: readonly Sign[];
  /** The level of detail that the viewer chose; without one, what fits. */
  readonly detail?: Detail;
  /** Whether the true way of a packet is drawn in place of the pipe. */
  readonly packet?: boolean;
  /** UIDs of Services that the viewer opened by hand although their rows do not fit. */
  readonly open: readonly string[];
}

/** From near to far. */
export const details = ['rows', 'streets', 'plan'] as const;
export type Detail = (typeof details)[number];

/** The stage in CSS pixels. */
export interface StageSize {
  readonly width: number;
  readonly height: number;
}

/** Looks of lamps in a mass, as small numbers: what the scenes of the far levels write and the painter reads. */
import type { Lamp } from '@switchboard/core/scene/lamp';
import type { Colour } from '../../../tokens/tokens.ts';

export type MassLook = Lamp | 'loose' | 'free';

/** In the order of painting: what is not well comes last, over its neighbours. */
export const massLooks = [
  'free',
  'ready',
  'external',
  'loose',
  'finished',
  'unknown',
  'terminating',
  'starting',
  'not-ready',
  'failed',
] as const satisfies readonly MassLook[];

/** Added to a look that is not on the path. */
export const massDim = 0x80;

export const lookIndex = Object.fromEntries(massLooks.map((look, index) => [look, index])) as Readonly<
  Record<MassLook, number>
>;

export const massColour: Readonly<Record<MassLook, Colour>> = {
  free: 'rule',
  ready: 'ready',
  external: 'external',
  loose: 'ready',
  finished: 'unknown',
  unknown: 'unknown',
  terminating: 'terminating',
  starting: 'starting',
  'not-ready': 'starting',
  failed: 'failed',
};

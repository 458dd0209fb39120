/** Shape and colour of a state: one table each, for lamps, wires, words. Part of `still`. */
import type { Colour } from '../../tokens/tokens.ts';
import type { LampLook, WireLook } from './shape.ts';

export const colourOf: Readonly<Record<LampLook, Colour>> = {
  ready: 'ready',
  starting: 'starting',
  'not-ready': 'starting',
  terminating: 'terminating',
  failed: 'failed',
  external: 'external',
  'external-name': 'external',
  unknown: 'unknown',
  finished: 'unknown',
  broken: 'failed',
  echo: 'wire',
  off: 'off',
};

export const wireOf: Readonly<Record<LampLook, WireLook>> = {
  ready: 'ready',
  starting: 'not-ready',
  'not-ready': 'not-ready',
  terminating: 'terminating',
  failed: 'failed',
  external: 'ready',
  'external-name': 'ready',
  unknown: 'unknown',
  finished: 'unknown',
  broken: 'failed',
  echo: 'ready',
  off: 'off',
};

/** Colour of a wire's plugs, which are solid whatever the wire's dashes. */
export const plugOf: Readonly<Record<WireLook, Colour>> = {
  ready: 'wire',
  terminating: 'terminating',
  'not-ready': 'starting',
  failed: 'failed',
  unknown: 'unknown',
  bed: 'rule',
  off: 'off',
};

/** Quiet when ready, bold and coloured where something differs. */
export function wordColour(look: LampLook): Colour {
  if (look === 'ready' || look === 'echo' || look === 'off') return 'ink2';
  return look === 'finished' ? 'ink3' : colourOf[look];
}

/** Colour of an address: its own only where the state differs. */
export function addressColour(look: LampLook): Colour {
  return look === 'ready' || look === 'external' || look === 'finished' || look === 'echo' || look === 'off'
    ? 'ink'
    : colourOf[look];
}

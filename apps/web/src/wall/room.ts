/**
 * How many rows of the wall fit, from the height of their places. All lengths are in units: a 1080th of the height of the screen, so that a 4K screen shows the same
 * as a 720p one. Pure; the component measures.
 */
import type { WallRoom } from '@switchboard/core/scene/wall';

/** A name of 70 and air; two lines of 34 fit beside it. */
const rowHeight = 96;
const tallNodeHeight = 200;
const namesAcross = 3;

export interface WallPlaces {
  /** Height of the places of Services and of nodes, in units. */
  readonly services: number;
  readonly nodes: number;
}

export function roomOf({ services, nodes }: WallPlaces): WallRoom {
  return {
    rows: Math.max(2, Math.floor(services / rowHeight)),
    namesPerRow: namesAcross * 2,
    nodes: Math.max(2, Math.floor(nodes / rowHeight)),
    lamps: 5,
    nodeLamps: 8,
  };
}

/** Whether so many nodes have room for lamps under their names. */
export function isTall(count: number, { nodes }: WallPlaces): boolean {
  return count * tallNodeHeight <= nodes;
}

/** What the page may show before anything was measured. */
export const firstPlaces: WallPlaces = { services: 670, nodes: 670 };

/** A length in pixels, in units. On a screen held upright the width decides. */
export function unitOf(width: number, height: number): number {
  return width >= height ? Math.min(height / 1080, width / 1600) : Math.min(width / 1080, height / 1600);
}

/**
 * Where the page stands after so many minutes: a slow walk of one pixel around its place, so that nothing burns in. Nobody interacts, so nothing moves under a hand.
 */
export function drift(minutes: number): { readonly x: number; readonly y: number } {
  const walk = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [-1, 1],
    [-1, 0],
    [-1, -1],
    [0, -1],
    [1, -1],
  ] as const;
  const [x, y] = walk[Math.floor(minutes / 4) % walk.length] ?? [0, 0];
  return { x, y };
}

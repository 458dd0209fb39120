/**
 * Work for a crowd in pieces, one for each frame, so that none of them takes long: a truth is heard in one frame, placed in the next, laid in the third, and drawn only then. What
 * is seen meanwhile is the picture before, whole. Held by the stage, which draws in the frames that no piece is left for.
 */
import type { Picture } from '@switchboard/core/scene/picture';
import type { Topology } from '@switchboard/core/topology';

/** Of fewer pods a truth is drawn in the frame in which it is heard. */
const most = 2_500;

export function isCrowd({ pods }: Pick<Topology, 'pods'>): boolean {
  return pods.size > most;
}

/** From afar the marks of a crowd are small and never end: drawn some thirty times a second they leave time for whoever points and scrolls. */
export function isFarCrowd(shown: {
  readonly topology: Pick<Topology, 'pods'>;
  readonly placement: Pick<Picture, 'level'>;
}): boolean {
  return shown.placement.level !== 'rows' && isCrowd(shown.topology);
}

/** Milliseconds between frames of a crowd from afar. */
export const restBetweenFrames = 20;

export interface InPieces {
  /** From the next frame on; nothing may be left of what was begun before. */
  begin(...pieces: readonly (() => void)[]): void;
  /** Does the piece of this frame; false where there is none, and the frame is for drawing. */
  step(): boolean;
}

export function createInPieces(): InPieces {
  let left: readonly (() => void)[] = [];
  return {
    begin(...pieces) {
      if (left.length > 0) throw new Error('something is still under way');
      left = pieces;
    },
    step() {
      const [piece, ...rest] = left;
      left = rest;
      piece?.();
      return piece !== undefined;
    },
  };
}

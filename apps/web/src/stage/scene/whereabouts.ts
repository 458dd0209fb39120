/**
 * Where marks are drawn, whichever lens drew the picture: lamps, words and ways of what a cue is about. `marks` and `highlight` ask only here, so a lens that
 * stands things elsewhere answers these questions and moves by the same cues. Answers are in model units; undefined where the thing is not drawn.
 */
import type { Cue } from '@switchboard/core/scene/cue';
import type { Beyond } from '../beyond-here.ts';
import type { Desk } from './desk.ts';
import { whereaboutsInLines } from './lines-whereabouts.ts';
import type { Point, Way } from './path.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** On the heads, which stay in sight. */
  readonly heads?: boolean;
}

export interface Whereabouts {
  /** The lamp of the line in its list, also where it has just gone out. */
  lineLamp(cue: Cue): Point | undefined;
  /** The lamp of the pod, or where that of a pod stood that is gone. */
  podLamp(cue: Cue): Point | undefined;
  /** The address in the list, and at the pod: what a strike or the highlighter covers. */
  lineAddress(cue: Cue): Area | undefined;
  podAddress(cue: Cue): Area | undefined;
  /** The frame around the seat that a pod has taken. */
  seatFrame(cue: Cue): Area | undefined;
  /** From the plug at the list to the socket at the pod. */
  wire(cue: Cue): Way | undefined;
  /** From the list to the name of its Service: the strand of this line. */
  strand(cue: Cue): Way | undefined;
  /** The note at a node. */
  nodeNote(cue: Cue): Area | undefined;
  /** What a change of room is about: the block or the lane that is new or longer. */
  room(cue: Cue): Area | undefined;
}

/** `beyond` knows the lens `nodes`, and is there where that is drawn. */
export function whereaboutsOf(desk: Desk, beyond: Beyond | undefined): Whereabouts {
  const { side } = desk.placement;
  return side === undefined || beyond === undefined
    ? whereaboutsInLines(desk)
    : beyond.whereaboutsInNodes(desk, side);
}

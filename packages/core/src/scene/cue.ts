/**
 * Motion as data: the facts that one patch states, each with its mark, its time and its cause. Made by `choreograph`, drawn by the stage's `scene(timeline, t)`.
 * Existence is never animated: real elements appear and go at once; a cue only moves a mark (ink, strike, highlighter, lamp, frame, bead).
 * Names and durations are those of the table of cues in the design of motion; `live` and `presenting` differ in time only.
 */

import type { Uid } from '../kubernetes/object.ts';
import type { EndpointId } from '../topology.ts';
import type { Lamp } from './lamp.ts';

export type Pace = 'live' | 'presenting';

export type Fact =
  | 'pod-terminating'
  | 'line-struck'
  /** Told when presenting only: name, number and port of the Service stayed as they were. */
  | 'name-unchanged'
  | 'seat-taken'
  | 'address'
  | 'listed'
  | 'ready'
  /** Told when presenting only: the way that a call takes now. */
  | 'first-call'
  | 'not-ready'
  | 'line-gone'
  | 'pod-gone'
  | 'tombstone-ended'
  | 'selector-changed'
  | 'service-added'
  | 'service-gone'
  | 'node-cordoned'
  | 'node-changed'
  | 'room-made';

export interface Cue {
  /** Unique within its timeline, and stable for the same input: `fact:subject`. */
  readonly id: string;
  readonly fact: Fact;
  readonly pod?: Uid;
  readonly endpoint?: EndpointId;
  readonly service?: Uid;
  readonly node?: string;
  /** How its lamp stood before, where there was one: what a mark of leaving begins with. */
  readonly was?: Lamp;
  /** Where it plays: key of the block and index of the seat, in the placement after the patch. */
  readonly block?: string;
  readonly seat?: number;
  /** Milliseconds from the start of the timeline, and length. */
  readonly at: number;
  readonly duration: number;
  /** Id of the cue that brought this one about, where one did. */
  readonly because?: string;
}

export interface Timeline {
  readonly pace: Pace;
  readonly cues: readonly Cue[];
  /** End of the last cue, ms. */
  readonly length: number;
}

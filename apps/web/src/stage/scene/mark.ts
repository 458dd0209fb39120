/**
 * What moves, as plain values: a mark at one moment, in model units; `progress` runs from 0 to 1 and is eased already. Made by `marks` from cues, drawn by the
 * painter's ink, read by tests. Nothing here knows a topology or a lens.
 */
import type { Colour } from '../../tokens/tokens.ts';
import type { Way } from './path.ts';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Mark = {
  readonly progress: number;
  /** Strength, where it is not full. */
  readonly alpha?: number;
  /** On the heads, which stay in sight, and not among the rows. */
  readonly heads?: boolean;
} & (
  | {
      /** A hand that turns from one angle to another (degrees, clockwise from the top), in the colour of where it goes. */
      readonly type: 'turn';
      readonly x: number;
      readonly y: number;
      readonly from: number;
      readonly to: number;
      readonly colour: Colour;
      /** Of a lamp that is smaller than near ones. */
      readonly r?: number;
    }
  /** Goes out: fades. */
  | {
      readonly type: 'out';
      readonly x: number;
      readonly y: number;
      readonly colour: Colour;
      readonly r?: number;
    }
  /** A lamp that is no disc, on its way: a square on its side or on its corner, `half` as wide from its middle; hollow where it has a rim. */
  | {
      readonly type: 'square';
      readonly x: number;
      readonly y: number;
      readonly half: number;
      readonly onCorner: boolean;
      readonly rim?: number;
      readonly colour: Colour;
    }
  /** A lamp in which a hole opens, and a bar is laid. */
  | { readonly type: 'hole'; readonly x: number; readonly y: number; readonly colour: Colour }
  /** A line along its way: `progress` of it stands, from where the way begins. */
  | {
      readonly type: 'ink';
      readonly way: Way;
      readonly colour: Colour;
      readonly lineWidth: number;
      readonly dash?: readonly number[];
    }
  /** The highlighter on both sides of a wire. */
  | { readonly type: 'glow'; readonly way: Way }
  /** A call on its way: it stands `progress` of the way along. */
  | { readonly type: 'bead'; readonly way: Way }
  /** Which way a call goes, where nothing may move: two chevrons in the middle of the way. */
  | { readonly type: 'chevrons'; readonly way: Way }
  /** Left end of a tick, which is drawn before words that say that something stayed as it was. */
  | { readonly type: 'tick'; readonly x: number; readonly y: number }
  /** The outline of a capsule whose lower end goes from one height to another. */
  | {
      readonly type: 'capsule';
      readonly x: number;
      readonly top: number;
      readonly from: number;
      readonly to: number;
      readonly look: 'list' | 'empty';
    }
  | {
      readonly type: 'strike';
      readonly x1: number;
      readonly x2: number;
      readonly y: number;
      readonly colour: Colour;
    }
  /** Drawn clockwise from the upper left corner. */
  | ({ readonly type: 'frame'; readonly colour: Colour } & Rectangle)
  /** The highlighter, from left to right. */
  | ({ readonly type: 'marker' } & Rectangle)
  /** Stands for a while instead of moving, where motion is reduced. */
  | ({ readonly type: 'outline' } & Rectangle)
);

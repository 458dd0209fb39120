/**
 * What the layers of the stage can draw, as plain values in model units (CSS pixels at zoom 1). Made by `scene`, drawn by the painter, read by tests.
 * Nothing here knows a topology: ids and keys are those of the objects, so that the same thing keeps its element from one scene to the next.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import type { Colour, Role } from '../../tokens/tokens.ts';
import type { Mark } from './mark.ts';

/** Backdrop: what stands still and is not picked. */
export type Shape = { readonly dim?: boolean } & (
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill?: Colour;
      readonly hatch?: Colour;
      readonly stroke?: Colour;
      readonly lineWidth?: number;
      readonly dash?: readonly number[];
    }
  /** `points`: x, y, x, y … */
  | {
      readonly type: 'line';
      readonly points: readonly number[];
      readonly colour: Colour;
      readonly lineWidth: number;
      readonly dash?: readonly number[];
      readonly round?: boolean;
      /** Its right angles are round, as those of wires. */
      readonly bent?: boolean;
    }
  | {
      readonly type: 'dot';
      readonly x: number;
      readonly y: number;
      readonly r: number;
      readonly colour: Colour;
    }
  /** What holds the lamps of a list, from its first row to its last: it grows at its lower end only, so it is no graph node, which has its place in the middle. */
  | {
      readonly type: 'capsule';
      readonly x: number;
      readonly top: number;
      readonly bottom: number;
      /** `moving`: its outline is ink at the moment. */
      readonly look: 'list' | 'empty' | 'moving';
    }
  /** A list that lies level: its ends are half circles, its paper covers what is below. */
  | {
      readonly type: 'pill';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: Colour;
      readonly lineWidth: number;
      readonly dash?: readonly number[];
    }
  | {
      readonly type: 'ring';
      readonly x: number;
      readonly y: number;
      readonly r: number;
      readonly colour: Colour;
      readonly lineWidth: number;
      readonly dash?: readonly number[];
    }
);

export type LampLook =
  | 'ready'
  | 'starting'
  | 'not-ready'
  | 'terminating'
  | 'failed'
  | 'external'
  /** ExternalName: a hollow diamond. */
  | 'external-name'
  | 'unknown'
  | 'finished'
  /** Nobody is ready on the way here: a large octagon. */
  | 'broken'
  /** The same pod once more. */
  | 'echo'
  /** Last known, not live. */
  | 'off';

/** Graph: what can be picked, and what connects. */
export type GraphNode = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly dim?: boolean;
  readonly object?: ObjectName;
} & (
  | { readonly type: 'lamp'; readonly look: LampLook }
  /** Middle of the rectangle that holds its outline; its point looks right. */
  | { readonly type: 'door'; readonly height: number }
  | { readonly type: 'stop'; readonly broken: boolean }
  /** Where a bent wire begins: above the wire's casing. */
  | { readonly type: 'plug'; readonly colour: Colour }
  | { readonly type: 'terminus' }
);

export type WireLook = 'ready' | 'terminating' | 'not-ready' | 'failed' | 'unknown' | 'bed' | 'off';

export interface GraphEdge {
  readonly id: string;
  /** Ids of nodes; the target may be missing (no node to draw it on). */
  readonly source: string;
  readonly target?: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** It turns at `x`, and ends at the height `y`. */
  readonly bend?: { readonly x: number; readonly y: number };
  readonly look: WireLook;
  readonly dim?: boolean;
  readonly object?: ObjectName;
}

/** Words: one box per thing that is said. */
export interface Part {
  readonly text: string;
  readonly role: Role;
  readonly colour: Colour;
}

export interface Run {
  /** Within its box: address, name, word. */
  readonly key: string;
  /** From the left edge of the box, or from the right one with `end`; with `middle` it stands in the middle of the box. */
  readonly x: number;
  readonly anchor: 'start' | 'end' | 'middle';
  /** Middle of the text below the top of the box. */
  readonly y: number;
  readonly size: number;
  readonly parts: readonly Part[];
  /** Set upwards, turned by a quarter. */
  readonly vertical?: boolean;
  /** Under the highlighter: in the marker's ink. */
  readonly lit?: boolean;
}

export type Group = 'Columns' | 'Outside' | 'Doors' | 'Services' | 'Endpoints' | 'Pods' | 'Nodes';

export interface Box {
  readonly key: string;
  readonly group: Group;
  readonly tag: 'button' | 'heading' | 'text';
  /** Boxes of a crowd that stand together and follow one another: the painter keeps them apart from others, so that these need not be laid out with them. */
  readonly shelf?: string;
  /** Accessible name, for buttons. */
  readonly label?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** The true text of what is shown, which may lack its middle or show marks for what cannot be seen: this is what copying gives. */
  readonly full?: string;
  readonly object?: ObjectName;
  /** A list that this opens, or folds again: a UID of a Service, or the key of a block. */
  readonly opens?: string;
  readonly dim?: boolean;
  readonly selected?: boolean;
  /** On its way from one lens to the other, or coming or going: how strong it is. On paper of its own, so that it can be read over others. */
  readonly passing?: number;
}

/** Lamps by the hundreds in one block, painted anew only where it is another value than before. */
export interface Mass {
  readonly key: string;
  /** What it covers, strokes included. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Middles: x, y, x, y … */
  readonly places: Float32Array;
  /** Indices of `massLooks`, plus `massDim` where a lamp is not on the path. */
  readonly looks: Uint8Array;
  /** Radius of a lamp that is right, and of one that is not; of the paper under each. */
  readonly r: number;
  readonly wrong: number;
  readonly paper: number;
}

/** The whole picture at one moment. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly backdrop: readonly Shape[];
  /** Over the backdrop. */
  readonly mass?: readonly Mass[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly words: readonly Box[];
  readonly ink: readonly Mark[];
  /** Over wires and lamps: the way of a packet. */
  readonly over?: readonly Shape[];
  /** What stands over the columns: it stays in sight when the rows are scrolled. `bottom` is where it ends. */
  readonly heads: {
    readonly bottom: number;
    readonly shapes: readonly Shape[];
    readonly words: readonly Box[];
  };
}

/** Width of a text in model units. Exact in the browser, estimated in tests. */
export type Measure = (text: string, role: Role, size: number) => number;

/**
 * The picture from far away: Services by namespace with a bar for their lines, and nodes as a floor plan in which every pod is a lamp, or, with thousands of nodes,
 * every node a strip. Types only; made by `placePlan`. Coordinates are those of a Placement.
 */
import type { Bank } from './levels/bank.ts';
import type { RoomMade } from './placement.ts';

export interface PlanService {
  /** UID of the Service, or `namespace/name`. */
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  /** Left edge, and the middle of the name. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A node as a room of the floor plan. */
export interface Room {
  readonly node: string;
  readonly uid?: string;
  readonly zone?: string;
  /** Upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Key of its bank; none where it is a strip. */
  readonly bank?: string;
}

export interface Plan {
  readonly level: 'plan';
  /** `lamps`: a lamp per pod. `strips`: nodes are too many for that. */
  readonly form: 'lamps' | 'strips';
  readonly frame: { readonly heads: number; readonly top: number };
  readonly width: number;
  readonly height: number;
  /** Left edges and widths of the two halves. */
  readonly left: { readonly x: number; readonly width: number };
  readonly right: { readonly x: number; readonly width: number; readonly top: number };
  /** Pixels per line in the bars. */
  readonly perLine: number;
  readonly services: readonly PlanService[];
  readonly headings: readonly {
    readonly namespace: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
  }[];
  readonly rooms: readonly Room[];
  readonly zones: readonly {
    readonly zone: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
  }[];
  /** y of the pods that have no node yet. */
  readonly noNode: number;
  readonly banks: ReadonlyMap<string, Bank>;
  readonly room: readonly RoomMade[];
  readonly wakeAt?: number;
  readonly layoutKey: string;
  readonly outgrown: boolean;
}

/**
 * The picture from far away: Services by namespace with a bar for their lines, and nodes as a floor plan in which every pod is a lamp, or, with thousands of nodes,
 * every node a strip. Types only; made by `placePlan`. Coordinates are those of a Placement.
 */
import type { Bank } from './levels/bank.ts';
import type { PlanFrame, RoomForm } from './levels/plan-frame.ts';
import type { Seats } from './levels/seating.ts';
import type { RoomMade } from './placement.ts';

export interface PlanService {
  /** UID of the Service, or `namespace/name`. */
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  /** Left edge, and the middle of the name; of a strip its upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The name of a namespace above its Services. Where those are strips, `words` rows below them name the ones that are not well. */
export interface PlanHeading {
  readonly namespace: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly words?: { readonly y: number; readonly rows: number };
  /** So many seats it had at the layout; none where this is its second heading. */
  readonly seats?: number;
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
  /** Rows of lamps. */
  readonly lamps: number;
  /** Key of its bank; none where it is a strip. */
  readonly bank?: string;
}

/** Rooms in rows, and what was chosen for them at the layout. */
export interface Floor {
  readonly form: RoomForm;
  /** Rooms beside each other. */
  readonly across: number;
  readonly top: number;
  readonly rows: readonly { readonly zone: string; readonly seats: Seats; readonly lamps: number }[];
  /** So many rows there were then; what came later stands below those who wait for a node. */
  readonly atLayout: number;
  /** y of the pods that have no node yet. */
  readonly noNode: number;
}

export interface Plan {
  readonly level: 'plan';
  readonly frame: PlanFrame;
  readonly floor: Floor;
  /** Of whose Services and pods it is. */
  readonly namespaces: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Seats of the Services, by namespace. */
  readonly sections: ReadonlyMap<string, Seats>;
  readonly services: readonly PlanService[];
  readonly headings: readonly PlanHeading[];
  /** Pixels per line in the bars: one, unless the longest would not fit. */
  readonly perLine: number;
  readonly rooms: readonly Room[];
  /** Above the first row of each zone. */
  readonly zones: readonly {
    readonly zone: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
  }[];
  readonly banks: ReadonlyMap<string, Bank>;
  readonly room: readonly RoomMade[];
  readonly wakeAt?: number;
  readonly layoutKey: string;
  readonly view: string;
}

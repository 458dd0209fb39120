/**
 * Where everything sits, as data: rows of two facing lists, doors on the left, lanes of nodes on the right. Types only; made by `place`.
 * Coordinates are model units, which are CSS pixels at zoom 1; y grows downwards; a row's y is the middle of its words. Vertical places depend
 * on seats, never on who sits in them (law S1). The previous placement is an input of the next: seats are remembered, survivors never move.
 */
import type { Family, Uid } from '../kubernetes/object.ts';
import type { RouteLeg } from '../topology/door.ts';
import type { EndpointId } from '../topology.ts';
import type { Residents } from './drain.ts';
import type { NodesSide } from './nodes-side.ts';

/** x of the columns for one width of the stage; see mock/lines geometry: linear between 1180 and 1600. */
export interface Columns {
  /** `rail`: Outside and Door are only the door's capsule. `phone`: names stand above their lists, pods show no address. */
  readonly form: 'full' | 'rail' | 'phone';
  readonly outside: number;
  readonly border: number;
  readonly door: number;
  readonly doorWidth: number;
  readonly doorCapsule: number;
  readonly service: number;
  readonly serviceWidth: number;
  /** Middle of the capsule that holds the lamps of a list. */
  readonly capsule: number;
  /** Left edge of the state word; right edge of the address. */
  readonly list: number;
  readonly listEnd: number;
  /** Both ends of the level wire. */
  readonly plug: number;
  readonly socket: number;
  readonly pod: number;
  readonly podName: number;
  /** Right edge of the pod's state word. */
  readonly podEnd: number;
  readonly lanes: number;
  readonly laneWidth: number;
  readonly lanesEnd: number;
  /** Second border, and the diamond of what stands on no node. */
  readonly outsideEnd: number;
}

/** y of what stands above and below the rows. */
export interface Frame {
  /** Rule over the column heads. */
  readonly heads: number;
  /** Brackets of the lanes. */
  readonly laneHead: number;
  /** Where rows may begin and should end. */
  readonly top: number;
  readonly bottom: number;
}

/** The words of a row as they were last placed: all that a tombstone can know. */
export interface Nameplate {
  readonly address: string;
  readonly port?: number;
  /** Of the pod, else the hostname; empty where nothing has a name. */
  readonly name: string;
  readonly node?: string;
}

/** What sits in a seat. A pod is drawn once (`body`); further lines that name it face its name again, tied to the body. */
export type Occupant =
  | { readonly type: 'free' }
  | { readonly type: 'line'; readonly endpoint: EndpointId; readonly pod?: Uid; readonly body: boolean }
  /** A pod that no line names (yet): it has the seat, the list's side is empty. */
  | { readonly type: 'pod'; readonly pod: Uid }
  | { readonly type: 'tombstone'; readonly tombstone: Tombstone }
  /** Draining lines for which no seat was left, in one row. */
  | { readonly type: 'draining'; readonly endpoints: readonly EndpointId[] };

/** What is left of a pod or line that is gone: its words, struck. */
export interface Tombstone extends Nameplate {
  readonly endpoint?: EndpointId;
  readonly pod?: Uid;
  /** Server time, ms since the epoch. */
  readonly goneAt: number;
  /** Time of the stage's clock, ms: then it ends. */
  readonly until: number;
}

export interface Seat {
  /** The same from one placement to the next, wherever rows are added. */
  readonly index: number;
  readonly y: number;
  readonly occupant: Occupant;
  /** Of a line or pod that sits here. */
  readonly plate?: Nameplate;
}

/** Rows that do not fit: dots in the list, a bar with the number, dots over the lanes. What differs keeps a seat of its own below its part. */
export interface Fold {
  /** Of all parts together. */
  readonly rows: number;
  readonly endpoints: readonly EndpointId[];
  readonly pods: readonly Uid[];
  /** From the top downwards; at least one. */
  readonly parts: readonly FoldPart[];
}

/** One slice of a folded list; all of them, where there are too many. */
export interface FoldPart {
  readonly slice?: string;
  /** Middle of the rows that it takes, and the last of them. */
  readonly y: number;
  readonly bottom: number;
  readonly rows: number;
  readonly endpoints: readonly EndpointId[];
  readonly pods: readonly Uid[];
  /** How many of the block's seats stand below it and above the next part. */
  readonly seats: number;
}

export type Block =
  | {
      readonly type: 'list';
      /** `serviceUid|4`: one list per Service and family. Also of a Service that is known only by its slices (`ns/name|4`). */
      readonly key: string;
      readonly service: string;
      readonly name: string;
      readonly namespace: string;
      readonly family: Family;
      /** Whether the Service's name stands here (the first of its families). */
      readonly named: boolean;
      /** y of the name: that of the first row, on a phone above it. */
      readonly nameY: number;
      readonly seats: readonly Seat[];
      readonly fold?: Fold;
      /** The viewer opened it although its rows do not fit. */
      readonly opened: boolean;
      /** y of the first row and of the last one that the block reserves. */
      readonly top: number;
      readonly bottom: number;
    }
  /** ExternalName: there is no list. */
  | {
      readonly type: 'alias';
      readonly key: string;
      readonly service: Uid;
      readonly name: string;
      readonly namespace: string;
      /** It is no other name but a Service of this namespace, which is not looked at; `namespace` is that of the route. */
      readonly abroad?: string;
      readonly nameY: number;
      readonly top: number;
      readonly bottom: number;
    }
  /** Pods that no Service asks for, of one namespace. */
  | {
      readonly type: 'in-no-list';
      readonly key: string;
      readonly namespace: string;
      readonly nameY: number;
      readonly seats: readonly Seat[];
      readonly fold?: Fold;
      readonly opened: boolean;
      readonly top: number;
      readonly bottom: number;
    };

/** One host of a door, with a stop per path at the height of the Service that it leads to. */
export interface DoorSpot {
  readonly door: Uid;
  readonly host: string;
  /** y of the host's words. */
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  readonly stops: readonly {
    readonly path: string;
    readonly y: number;
    readonly service?: Uid;
    readonly serviceName?: string;
    /** At the door of a Gateway. */
    readonly leg?: RouteLeg;
  }[];
}

/** A node as a column; pods without a node, and addresses outside, have none. */
export interface Lane {
  /** Name of the node: pods and slices name it so, also where nodes may not be listed. */
  readonly node: string;
  readonly uid?: Uid;
  readonly zone?: string;
  /** Middle and width. */
  readonly x: number;
  readonly width: number;
}

export type LaneForm = 'wide' | 'mid' | 'zone' | 'totals';

/** Where a pod's body is: its row and its lane. */
export interface Spot {
  readonly block: string;
  /** −1 where the pod is one of those in the fold. */
  readonly seat: number;
  readonly y: number;
  /** x of the lamp; undefined without a node. */
  readonly x?: number;
}

/** Room that this placement made, compared with the one before: what the ledger says about it. */
export type RoomMade =
  | { readonly type: 'seats'; readonly block: string; readonly rows: number }
  | { readonly type: 'block'; readonly block: string }
  | { readonly type: 'lane'; readonly node: string }
  /** In the lens `nodes`: more rows in a bracket, or one that is new; without `node` it is that of no node, or what lies outside. */
  | { readonly type: 'stands'; readonly bracket: string; readonly node?: string; readonly rows: number };

export interface Placement {
  /** Of the levels of detail the nearest; see picture.ts. */
  readonly level: 'rows';
  readonly columns: Columns;
  readonly frame: Frame;
  readonly pitch: number;
  /** Space between two blocks, as chosen at the last layout. */
  readonly gap: number;
  readonly width: number;
  /** Content height; more than the stage's where not everything fits. */
  readonly height: number;
  /** From the top downwards. */
  readonly blocks: readonly Block[];
  /** Names of the namespaces above their first blocks; empty when only one is looked at. */
  readonly headings: readonly { readonly namespace: string; readonly y: number }[];
  readonly doors: readonly DoorSpot[];
  readonly lanes: readonly Lane[];
  readonly laneForm: LaneForm;
  /** Bodies of the pods. */
  readonly spots: ReadonlyMap<Uid, Spot>;
  /** What stands right of the plugs in the lens `nodes`; missing in `lines`. */
  readonly side?: NodesSide;
  readonly room: readonly RoomMade[];
  /** Who stood on the nodes that take nothing new; see drain.ts. */
  readonly residents?: Residents;
  /** Time of the stage's clock at which the next tombstone ends. */
  readonly wakeAt?: number;
  /** What was looked at when this level was chosen; see picture.ts. */
  readonly view?: string;
  /** What was decided at the last layout: the lens and size for which it holds, and that not all was read yet. A different one repacks. */
  readonly layoutKey: string;
}

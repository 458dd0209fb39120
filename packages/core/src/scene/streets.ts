/**
 * The picture from half way: a Service is a horizontal line, its list a level capsule of lamps, nodes are the streets that it crosses, and its pods are the stations.
 * Types only; made by `placeStreets`. Coordinates are those of a Placement.
 */
import type { Bank } from './levels/bank.ts';
import type { Seats } from './levels/seating.ts';
import type { RoomMade } from './placement.ts';

/** x of the columns for one width of the stage. */
export interface StreetColumns {
  /** Left edge of the doors; the tip of their capsules. */
  readonly door: number;
  readonly doorTip: number;
  /** Whether host and path are written. */
  readonly doorWords: boolean;
  readonly service: number;
  /** Right edge of the number. */
  readonly count: number;
  /** Middle of the first lamp of a list, and where words after it must end. */
  readonly list: number;
  readonly listEnd: number;
  readonly streets: number;
  readonly streetsEnd: number;
}

export interface StreetRow {
  /** UID of the Service, or `namespace/name`. */
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  readonly y: number;
  /** Keys of its banks: the list, and its stations from left to right. */
  readonly list: string;
  readonly stops: readonly string[];
}

/** A node as a column. */
export interface Street {
  readonly node: string;
  readonly uid?: string;
  readonly zone?: string;
  readonly x: number;
  readonly width: number;
}

export interface Streets {
  readonly level: 'streets';
  readonly columns: StreetColumns;
  readonly frame: { readonly heads: number; readonly streetHead: number; readonly top: number };
  readonly pitch: number;
  /** Of whose Services and pods it is. */
  readonly namespaces: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly rows: readonly StreetRow[];
  readonly headings: readonly { readonly namespace: string; readonly y: number }[];
  readonly streets: readonly Street[];
  /** Services of each namespace in their rows. */
  readonly slots: ReadonlyMap<string, Seats>;
  /** y of the pods in no list. */
  readonly noList: number;
  /** Where streets end. */
  readonly bottom: number;
  readonly banks: ReadonlyMap<string, Bank>;
  readonly room: readonly RoomMade[];
  readonly wakeAt?: number;
  readonly layoutKey: string;
  readonly view: string;
}

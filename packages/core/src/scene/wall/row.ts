/** The rows of the wall, as values: what wall.ts makes and the view sets. A word goes with every lamp that is not simply ready. */
import type { Lamp } from '../lamp.ts';

/** `bad`: nobody picks up, or the node is away. `busy`: not as it should be, or coming and going. `unknown`: nothing may be said. */
export type WallTone = 'bad' | 'busy' | 'unknown' | 'well';

/** `empty`: a place that is wanted and not taken. */
export type WallLamp = Lamp | 'empty';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly tone: WallTone;
  /** Something does not work, as opposed to comes and goes. */
  readonly warns: boolean;
  readonly lamps: readonly WallLamp[];
  /** Further ones that are ready, for whose lamps there is no room. */
  readonly more: number;
  /** Empty where there is nothing to say. */
  readonly word: string;
}

export interface WallRow extends Row {
  readonly namespace: string;
  /** Absent where the list is not known, and where there is none. */
  readonly ready?: number;
  readonly of?: number;
}

export interface WallNode extends Row {
  readonly zone?: string;
  /** Its pods in the namespaces on screen. */
  readonly pods: number;
}

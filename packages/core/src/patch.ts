/**
 * What turns one topology into the next: per map, elements to put and keys that are gone. The body of a frame, a fixture and the input of motion are this value.
 * Plain JSON. Empty maps and empty lists are left out, so `{}` is the patch that changes nothing.
 */
import type { Elements, MapName } from './topology.ts';

export interface MapPatch<Element> {
  readonly put?: readonly Element[];
  readonly gone?: readonly string[];
}

export type Patch = { readonly [M in MapName]?: MapPatch<Elements[M]> };

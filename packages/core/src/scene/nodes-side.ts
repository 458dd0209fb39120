/**
 * The right side of the lens `nodes`, as data: a bracket per node with the pods that stand in it, and the wires that lead to them through lanes of the gutter. Left of
 * the plugs both lenses are the same placement. Types only; made by `place`. The one before is an input of the next: stands and lanes are remembered.
 */
import type { Uid } from '../kubernetes/object.ts';
import type { EndpointId } from '../topology.ts';
import type { Nameplate, Tombstone } from './placement.ts';
import type { WireLanes } from './route.ts';

/** x of what stands right of the plugs: instead of the columns of that name in `lines`. */
export interface NodesColumns {
  /** Where wires end: before the lamp. */
  readonly socket: number;
  /** Left end of the brackets, and middle of the lamps. */
  readonly bracket: number;
  readonly lamp: number;
  readonly pod: number;
  readonly podName: number;
  readonly podEnd: number;
}

export type Standing =
  | { readonly type: 'free' }
  /** The pod itself; also one that only its line tells of. */
  | { readonly type: 'pod'; readonly pod: Uid }
  /** The same pod, known by another address. */
  | { readonly type: 'address'; readonly pod: Uid; readonly address: string; readonly endpoint: EndpointId }
  /** An address that no pod has. */
  | { readonly type: 'outside'; readonly endpoint: EndpointId }
  /** Another name: nothing of it is ours to see. */
  | { readonly type: 'alias'; readonly block: string }
  /** What is alike in a list that is folded, as far as it stands here. */
  | { readonly type: 'fold'; readonly block: string; readonly pods: readonly Uid[]; readonly count: number }
  | { readonly type: 'tombstone'; readonly tombstone: Tombstone };

export interface Stand {
  readonly index: number;
  readonly y: number;
  readonly standing: Standing;
  readonly plate?: Nameplate;
}

export interface Bracket {
  readonly key: string;
  /** `no-node`: not scheduled yet. `outside`: beyond the end of the cluster. */
  readonly type: 'node' | 'no-node' | 'outside';
  /** Name of the node, as pods and slices name it; also where nodes may not be listed. */
  readonly node?: string;
  readonly zone?: string;
  /** Height of its line, and lower end of its last row. */
  readonly top: number;
  readonly bottom: number;
  readonly stands: readonly Stand[];
}

/** From the plug of a line, on a lane, to where its pod stands. */
export interface Wire {
  readonly endpoint: EndpointId;
  readonly from: number;
  readonly to: number;
  /** x of its upright part. */
  readonly lane: number;
}

/** One way for all lines of a folded list: every part of it leads there, and a branch to every place where some of them stand. */
export interface Trunk {
  readonly block: string;
  readonly lane: number;
  readonly sources: readonly { readonly y: number; readonly count: number }[];
  readonly branches: readonly { readonly y: number; readonly count: number }[];
}

export interface NodesSide {
  readonly columns: NodesColumns;
  /** Height of a head: bracket, name and zone. Chosen at a layout. */
  readonly head: number;
  readonly gap: number;
  /** Height of a row; less than that of lists where the nodes fit no other way. */
  readonly pitch: number;
  readonly brackets: readonly Bracket[];
  /** By line; the look-up of another name by the key of its block. */
  readonly wires: ReadonlyMap<EndpointId, Wire>;
  readonly trunks: readonly Trunk[];
  readonly lanes: WireLanes;
}

/**
 * One thing that we were told by the cluster, in the order in which we heard it. What the reflector writes, `reduce` reads and the journal keeps.
 * A relist is one change, so that an expired watch never empties the picture.
 */
import type { Freshness } from './freshness.ts';
import type { Kind } from './kubernetes/kind.ts';
import type { KubeObject, Uid } from './kubernetes/object.ts';

export type Change =
  | { readonly type: 'put'; readonly object: KubeObject }
  | { readonly type: 'gone'; readonly kind: Kind; readonly uid: Uid; readonly namespace: string }
  /** All that there is of a kind in a scope (a namespace, or empty for all): whatever is not in it is gone. */
  | {
      readonly type: 'relist';
      readonly kind: Kind;
      readonly scope: string;
      readonly objects: readonly KubeObject[];
      /** It is older than what was heard before: the cluster was restored, or began anew. */
      readonly rewound?: true;
    }
  | { readonly type: 'freshness'; readonly freshness: Freshness }
  /** Nobody watches this scope any more: its objects are told by whoever watches a wider one. */
  | { readonly type: 'unwatched'; readonly kind: Kind; readonly scope: string };

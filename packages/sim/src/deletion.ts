/**
 * What a request to delete does to an object: gone at once, or marked and waiting for its grace period or its finalizers.
 * Called by the store. Follows apiserver `registry/rest/delete.go` (BeforeDelete), `registry/generic/registry/store.go`
 * and the pod strategy's CheckGracefulDelete.
 */
import type { ObjectMeta, StoredObject } from './object.ts';

export interface DeleteOptions {
  readonly uid?: string;
  readonly resourceVersion?: string;
  /** Unset: a pod's own terminationGracePeriodSeconds, 0 for everything else. */
  readonly graceSeconds?: number;
  readonly propagation?: 'Background' | 'Foreground' | 'Orphan';
}

export type DeletionPlan =
  | { readonly gone: true }
  /** Stays, as this object (perhaps unchanged). */
  | { readonly gone: false; readonly object: StoredObject };

const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';

function graceOf(object: StoredObject, asked: number | undefined): number {
  if (object.kind !== 'Pod') return 0;
  const phase = object.status?.phase;
  if (!object.spec?.nodeName || phase === 'Succeeded' || phase === 'Failed') return 0;
  return Math.max(0, asked ?? object.spec.terminationGracePeriodSeconds ?? 30);
}

function finalizersOf(meta: ObjectMeta, propagation: DeleteOptions['propagation']): readonly string[] {
  const held = meta.finalizers ?? [];
  if (propagation === undefined) return held;
  const others = held.filter(name => name !== FOREGROUND && name !== ORPHAN);
  if (propagation === 'Foreground') return [...others, FOREGROUND];
  return propagation === 'Orphan' ? [...others, ORPHAN] : others;
}

const heldBySpec = (object: StoredObject): boolean => (object.spec?.finalizers?.length ?? 0) > 0;

/** An object marked for deletion that nothing holds any longer: no grace period, no finalizer, no content of a namespace. */
export const readyToGo = (object: StoredObject): boolean =>
  object.metadata.deletionTimestamp !== undefined &&
  (object.metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
  (object.metadata.finalizers?.length ?? 0) === 0 &&
  !(object.kind === 'Namespace' && heldBySpec(object));

export function planDeletion(object: StoredObject, now: number, options: DeleteOptions): DeletionPlan {
  const meta = object.metadata;
  const finalizers = finalizersOf(meta, options.propagation);
  const { finalizers: _, ...rest } = meta;
  const kept = finalizers.length === 0 ? rest : { ...rest, finalizers };
  const asked = graceOf(object, options.graceSeconds);
  const pending = meta.deletionTimestamp !== undefined;
  // A second request can only shorten the grace period.
  const grace = pending ? Math.min(asked, meta.deletionGracePeriodSeconds ?? 0) : asked;
  const shortened = pending && grace < (meta.deletionGracePeriodSeconds ?? 0);
  if (pending && !shortened) {
    const same = { ...object, metadata: kept };
    return readyToGo(same) ? { gone: true } : { gone: false, object: same };
  }
  const marked: StoredObject = {
    ...object,
    metadata: {
      ...kept,
      ...(pending || kept.generation === undefined ? {} : { generation: kept.generation + 1 }),
      deletionTimestamp: `${new Date(now + grace * 1000).toISOString().slice(0, 19)}Z`,
      // Namespaces are marked by a hand of their own, which gives no time.
      ...(object.kind === 'Namespace' ? {} : { deletionGracePeriodSeconds: grace }),
    },
    ...(object.kind === 'Namespace' ? { status: { ...object.status, phase: 'Terminating' } } : {}),
  };
  return readyToGo(marked) ? { gone: true } : { gone: false, object: marked };
}

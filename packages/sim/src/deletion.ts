/**
 * What a request to delete does to an object: gone at once, or marked and waiting for its grace period or its finalizers.
 * Called by the store. Follows apiserver `registry/rest/delete.go` (BeforeDelete), `registry/generic/registry/store.go`
 * and the pod strategy's CheckGracefulDelete.
 */
import { conditionsOf, withCondition } from './controllers/condition.ts';
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

const timeOf = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

export const CLEANUP = 'customresourcecleanup.apiextensions.k8s.io';

/** A definition waits until its instances are gone (apiextensions `pkg/registry/customresourcedefinition/etcd.go`). */
function markedDefinition(object: StoredObject, now: number): StoredObject {
  const { finalizers = [] } = object.metadata;
  const time = timeOf(now);
  const condition = {
    type: 'Terminating',
    status: 'True',
    reason: 'InstanceDeletionPending',
    message: 'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
  } as const;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: time,
      finalizers: finalizers.includes(CLEANUP) ? finalizers : [...finalizers, CLEANUP],
    },
    status: { ...object.status, conditions: withCondition(conditionsOf(object), condition, time) },
  };
}

export function planDeletion(object: StoredObject, now: number, options: DeleteOptions): DeletionPlan {
  const meta = object.metadata;
  if (object.kind === 'CustomResourceDefinition' && meta.deletionTimestamp === undefined)
    return { gone: false, object: markedDefinition(object, now) };
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
      deletionTimestamp: timeOf(now + grace * 1000),
      // Namespaces are marked by a hand of their own, which gives no time.
      ...(object.kind === 'Namespace' ? {} : { deletionGracePeriodSeconds: grace }),
    },
    ...(object.kind === 'Namespace' ? { status: { ...object.status, phase: 'Terminating' } } : {}),
  };
  return readyToGo(marked) ? { gone: true } : { gone: false, object: marked };
}

/**
 * What belongs to something that is gone goes too (kubernetes `pkg/controller/garbagecollector`). Law M15.
 * Rules: background (the owner is gone, then its dependents), foreground (the owner waits for dependents that block it), orphan (dependents
 * lose the reference, then the owner goes); an object with another living owner stays. Owners stand in the same namespace here.
 */
import type { StoreChange } from '../change-log.ts';
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { OwnerReference, StoredObject } from '../object.ts';
import { isTerminating } from './pod-state.ts';

const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';

/** Who owns what. Upstream learns this from the references; here it saves looking through everything. */
const DEPENDENTS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['ReplicaSet'],
  ReplicaSet: ['Pod'],
  StatefulSet: ['Pod', 'ControllerRevision', 'PersistentVolumeClaim'],
  DaemonSet: ['Pod', 'ControllerRevision'],
  CronJob: ['Job'],
  Job: ['Pod'],
  Service: ['EndpointSlice'],
  Endpoints: ['EndpointSlice'],
  Node: ['Lease'],
};

const KINDS = [...new Set([...Object.keys(DEPENDENTS), ...Object.values(DEPENDENTS).flat()])];

const namespaceOfDependents = (kind: string, namespace: string | undefined): string | undefined =>
  kind === 'Node' ? 'kube-node-lease' : namespace;

/** "Kind/namespace/name/uid" */
const keyFor = (kind: string, namespace: string | undefined, name: string, uid: string): string =>
  [kind, namespace ?? '', name, uid].join('/');

function ownerIn(
  snapshot: Snapshot,
  namespace: string | undefined,
  owner: OwnerReference,
): StoredObject | undefined {
  const held = snapshot.get(owner.kind, owner.kind === 'Node' ? undefined : namespace, owner.name);
  return held?.metadata.uid === owner.uid ? held : undefined;
}

/** What has dependents itself waits for them. */
const removeForeground = (object: StoredObject): Write => ({
  verb: 'delete',
  object,
  ...(DEPENDENTS[object.kind] === undefined ? {} : { propagation: 'Foreground' }),
});

function withoutOwner(object: StoredObject, uid: string): Write {
  const { ownerReferences = [], ...metadata } = object.metadata;
  const others = ownerReferences.filter(owner => owner.uid !== uid);
  const left = others.length === 0 ? metadata : { ...metadata, ownerReferences: others };
  return { verb: 'update', object: { ...object, metadata: left } };
}

const withoutFinalizer = (object: StoredObject, finalizer: string): Write => ({
  verb: 'update',
  object: {
    ...object,
    metadata: {
      ...object.metadata,
      finalizers: (object.metadata.finalizers ?? []).filter(one => one !== finalizer),
    },
  },
});

/** A dependent of a vanished owner: gone, unless somebody else still owns it. */
function collect(object: StoredObject, uid: string, snapshot: Snapshot): readonly Write[] {
  if (isTerminating(object)) return [];
  const others = (object.metadata.ownerReferences ?? []).filter(owner => owner.uid !== uid);
  const alive = others.some(owner => ownerIn(snapshot, object.metadata.namespace, owner) !== undefined);
  return [alive ? withoutOwner(object, uid) : { verb: 'delete', object }];
}

/** The object itself when it leaves or waits to leave, and owners of it that are gone or wait for it. */
function concerned({ type, object }: StoreChange, snapshot: Snapshot): readonly string[] {
  const { namespace, name, uid, finalizers = [], ownerReferences = [] } = object.metadata;
  const itself =
    DEPENDENTS[object.kind] !== undefined && (type === 'DELETED' || finalizers.length > 0)
      ? [keyFor(object.kind, namespace, name, uid)]
      : [];
  const owners = ownerReferences
    .filter(reference => {
      const owner = ownerIn(snapshot, namespace, reference);
      return owner === undefined ? type === 'ADDED' : isTerminating(owner);
    })
    .map(owner => keyFor(owner.kind, owner.kind === 'Node' ? undefined : namespace, owner.name, owner.uid));
  return [...itself, ...owners];
}

export const garbageCollector: Controller = {
  name: 'garbage-collector',
  watches: Object.fromEntries(KINDS.map(kind => [kind, concerned])),
  reconcile(key, snapshot) {
    const [kind = '', space = '', name = '', uid = ''] = key.split('/');
    const namespace = space === '' ? undefined : space;
    const owner = ownerIn(snapshot, namespace, { apiVersion: '', kind, name, uid });
    const kinds = DEPENDENTS[kind] ?? [];
    const place = namespaceOfDependents(kind, namespace);
    const dependents = snapshot
      .having('owner', uid)
      .filter(object => kinds.includes(object.kind) && object.metadata.namespace === place);
    if (owner === undefined) return { writes: dependents.flatMap(object => collect(object, uid, snapshot)) };
    if (!isTerminating(owner)) return { writes: [] };
    const finalizers = owner.metadata.finalizers ?? [];
    if (finalizers.includes(ORPHAN))
      return {
        writes: [...dependents.map(object => withoutOwner(object, uid)), withoutFinalizer(owner, ORPHAN)],
      };
    if (!finalizers.includes(FOREGROUND)) return { writes: [] };
    const blocking = dependents.filter(object =>
      object.metadata.ownerReferences?.some(
        reference => reference.uid === uid && reference.blockOwnerDeletion === true,
      ),
    );
    if (blocking.length === 0) return { writes: [withoutFinalizer(owner, FOREGROUND)] };
    return { writes: dependents.filter(object => !isTerminating(object)).map(removeForeground) };
  },
};

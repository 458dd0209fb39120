/**
 * The simulated cluster's memory: objects under resource versions, with a change log, as etcd and the API server's registry keep them.
 * The API door and the controllers' loop write here and nowhere else; a write that changes nothing makes no new version.
 * Laws M1 (versions strictly increase), M2 (a watch from a list's version has no gap), M3 (compaction), M4 (uid preconditions),
 * M5 (same name, new uid).
 */
import { admitCreate, admitDelete, admitStatus, admitUpdate, withoutAdmitted } from './admission.ts';
import { createChangeLog, type StoreChange } from './change-log.ts';
import type { Dice, Snapshot, View, Write } from './controller.ts';
import { conditionsOf, withCondition } from './controllers/condition.ts';
import { resourceOf } from './defined-resources.ts';
import { type DeleteOptions, planDeletion, readyToGo } from './deletion.ts';
import { sameOwners } from './managed-fields/entries.ts';
import { rememberWriter } from './managed-fields.ts';
import type { DraftObject, Json, ObjectMeta, StoredObject } from './object.ts';
import { bodyOf, countsAnnotations, unstored, withoutVersion } from './object-parts.ts';
import { createObjectTable } from './object-table.ts';
import { withTopologyLabels } from './pod-topology-labels.ts';
import { sameJson } from './same-json.ts';
import {
  ApiError,
  alreadyExists,
  badRequest,
  conflict,
  type KindName,
  notFound,
  STALE_OBJECT,
} from './status.ts';

/** Who writes, for `managedFields`; unset: the controllers of the cluster. */
export interface WriteOptions {
  readonly manager?: string;
  readonly operation?: 'Update' | 'Apply';
  readonly subresource?: string;
  /** Says what would be written and writes nothing. */
  readonly dryRun?: boolean;
  /** Who owns what afterwards, where that has been worked out already (server-side apply). */
  readonly managedFields?: readonly Json[];
}

export interface Store extends Snapshot {
  /** The version of the last write. */
  readonly resourceVersion: number;
  /** Throws AlreadyExists, Invalid, BadRequest. `metadata.generateName` is drawn when there is no name. */
  create(object: DraftObject, options?: WriteOptions): StoredObject;
  /** Replaces everything but status, identity and deletion marks. Conflict when its resourceVersion is set and stale. */
  update(object: StoredObject, options?: WriteOptions): StoredObject;
  /** Replaces `status` only, by the same rules. */
  updateStatus(object: StoredObject, options?: WriteOptions): StoredObject;
  /**
   * Gives a pod its node and the condition `PodScheduled`, in one write (upstream's `pods/binding`). Conflict when it has a node.
   * Nothing is wanted anew: the generation stays.
   */
  bind(pod: StoredObject, node: string, options?: WriteOptions): StoredObject;
  /**
   * Answers the object as it is afterwards: gone (its last state) or marked with a deletion time.
   * Pods are deleted gracefully; finalizers keep an object until an update takes the last one away.
   */
  remove(
    kind: string,
    namespace: string | undefined,
    name: string,
    options?: DeleteOptions & WriteOptions,
  ): StoredObject;
  /** A view of this moment that later writes do not touch. */
  snapshot(): View;
  /** A controller's write. What came too late (object gone, other uid, name taken) or is beyond a quota is dropped silently. */
  apply(write: Write): void;
  /** Changes after that version, or `gone` when the log no longer reaches back to it. */
  since(resourceVersion: number): readonly StoreChange[] | 'gone';
  /** The listener is called synchronously after each commit. */
  subscribe(listener: (change: StoreChange) => void): () => void;
  compact(resourceVersion: number): void;
}

export interface StoreOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly dice: Dice;
  /** How many changes a watch can be resumed over. */
  readonly historyLimit?: number;
  /** The version before any write. Unset: 1. */
  readonly firstVersion?: number;
}

/** RFC 3339 in whole seconds, as Kubernetes writes times. */
export const timestamp = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

export function createStore({ now, dice, historyLimit = 20_000, firstVersion = 1 }: StoreOptions): Store {
  const table = createObjectTable();
  const log = createChangeLog(historyLimit, firstVersion);
  const listeners = new Set<(change: StoreChange) => void>();
  /** Custom resources whose status is what their schema fills in: it is stored by the first write, also by one that changes nothing. */
  const unwrittenStatus = new WeakSet<StoredObject>();
  let resourceVersion = firstVersion;

  const named = (kind: string): KindName => resourceOf(kind, table) ?? kind;

  function commit(type: StoreChange['type'], next: StoredObject, previous?: StoredObject): StoredObject {
    resourceVersion += 1;
    const object = { ...next, metadata: { ...next.metadata, resourceVersion: String(resourceVersion) } };
    if (type === 'DELETED') table.drop(object);
    else table.put(object);
    const change = { type, resourceVersion, object, ...(previous === undefined ? {} : { previous }) };
    log.append(change);
    for (const listener of [...listeners]) listener(change);
    return object;
  }

  function current(
    kind: string,
    namespace: string | undefined,
    name: string,
    wanted: { readonly uid?: string | undefined; readonly resourceVersion?: string | undefined },
  ): StoredObject {
    const object = table.get(kind, namespace, name);
    if (object === undefined) throw notFound(named(kind), name);
    const { uid, resourceVersion: version } = object.metadata;
    if (wanted.uid && wanted.uid !== uid)
      throw conflict(
        named(kind),
        name,
        `Precondition failed: UID in precondition: ${wanted.uid}, UID in object meta: ${uid}`,
      );
    if (wanted.resourceVersion && wanted.resourceVersion !== version)
      throw conflict(named(kind), name, STALE_OBJECT);
    return object;
  }

  function replace(
    next: StoredObject,
    before: StoredObject,
    options: WriteOptions,
    part: '' | 'status',
    given?: readonly Json[],
  ) {
    const same = !unwrittenStatus.has(before) && sameJson(withoutVersion(next), withoutVersion(before));
    const told = options.managedFields ?? (options.manager === undefined ? undefined : given);
    if (same && (told === undefined || sameOwners(told, before))) return before;
    const written = rememberWriter(
      next,
      before,
      timestamp(now()),
      options,
      part,
      told ? { given: told } : {},
    );
    if (options.dryRun === true) return written;
    return readyToGo(written) ? commit('DELETED', written, before) : commit('MODIFIED', written, before);
  }

  const isClosing = (namespace: string | undefined): boolean =>
    namespace !== undefined &&
    table.get('Namespace', undefined, namespace)?.metadata.deletionTimestamp !== undefined;

  const create = (draft: DraftObject, options: WriteOptions = {}): StoredObject => {
    const resource = resourceOf(draft.kind, table);
    if (resource === undefined) throw badRequest(`no kind "${draft.kind}" is registered`);
    const { generateName, name: given } = draft.metadata;
    const name = given || (generateName ? `${generateName}${dice.suffix(5)}` : '');
    const namespace = resource.namespaced ? draft.metadata.namespace || 'default' : undefined;
    const { namespace: _n, ...rest } = draft.metadata;
    const scoped = namespace === undefined ? rest : { ...rest, namespace };
    const checked = admitCreate(
      { ...draft, metadata: { ...scoped, name, uid: dice.uuid() } },
      table,
      options.dryRun === true,
    );
    const nodeName: unknown = draft.kind === 'Pod' ? checked.spec?.nodeName : undefined;
    const admitted = typeof nodeName === 'string' ? withTopologyLabels(checked, nodeName, table) : checked;
    if (table.get(draft.kind, namespace, name) !== undefined) throw alreadyExists(resource, name);
    const { deletionTimestamp: _d, deletionGracePeriodSeconds: _g, ...kept } = admitted.metadata;
    const metadata: ObjectMeta = {
      ...kept,
      name,
      uid: admitted.metadata.uid ?? '',
      resourceVersion: '',
      ...(resource.generation ? { generation: 1 } : {}),
      creationTimestamp: timestamp(now()),
    };
    const asked = options.manager === undefined ? admitted : withoutAdmitted(admitted, draft);
    const object = rememberWriter({ ...admitted, metadata }, undefined, timestamp(now()), options, '', {
      draft: asked,
    });
    if (options.dryRun === true) return unstored(object);
    const made = commit('ADDED', object);
    if (resource.custom && made.status !== undefined) unwrittenStatus.add(made);
    return made;
  };

  const update = (wanted: StoredObject, options: WriteOptions = {}): StoredObject => {
    const before = current(wanted.kind, wanted.metadata.namespace, wanted.metadata.name, wanted.metadata);
    const { status: _, ...rest } = wanted;
    const admitted = admitUpdate(
      before.status === undefined ? rest : { ...rest, status: before.status },
      before,
      table,
      options,
    );
    const {
      generation: _g,
      deletionTimestamp: _d,
      deletionGracePeriodSeconds: _s,
      ...kept
    } = admitted.metadata;
    const held = before.metadata;
    const grown =
      held.generation === undefined ||
      (sameJson(bodyOf(admitted), bodyOf(before)) && !countsAnnotations(admitted, before, options))
        ? held.generation
        : held.generation + 1;
    const metadata: ObjectMeta = {
      ...kept,
      uid: held.uid,
      resourceVersion: held.resourceVersion,
      creationTimestamp: held.creationTimestamp,
      ...(held.managedFields === undefined ? {} : { managedFields: held.managedFields }),
      ...(grown === undefined ? {} : { generation: grown }),
      ...(held.deletionTimestamp === undefined ? {} : { deletionTimestamp: held.deletionTimestamp }),
      ...(held.deletionGracePeriodSeconds === undefined
        ? {}
        : { deletionGracePeriodSeconds: held.deletionGracePeriodSeconds }),
    };
    const given = wanted.metadata.managedFields;
    return replace({ ...admitted, apiVersion: before.apiVersion, metadata }, before, options, '', given);
  };

  const updateStatus = (wanted: StoredObject, options: WriteOptions = {}): StoredObject => {
    const before = current(wanted.kind, wanted.metadata.namespace, wanted.metadata.name, wanted.metadata);
    admitStatus(wanted, table);
    return replace({ ...before, status: wanted.status }, before, options, 'status');
  };

  const bind: Store['bind'] = ({ metadata: { namespace, name, uid } }, node, options = {}) => {
    const before = current('Pod', namespace, name, { uid });
    const { spec, status } = before;
    if (spec.nodeName)
      throw conflict('pods/binding', name, `pod ${name} is already assigned to node "${spec.nodeName}"`);
    const time = timestamp(now());
    const scheduled = { type: 'PodScheduled', status: 'True', lastProbeTime: null } as const;
    const conditions = withCondition(conditionsOf(before), scheduled, time);
    const next = { ...before, spec: { ...spec, nodeName: node }, status: { ...status, conditions } };
    return replace(withTopologyLabels(next, node, table), before, options, '');
  };

  const remove: Store['remove'] = (kind, namespace, name, options = {}) => {
    admitDelete(kind, name);
    const before = current(kind, namespace, name, options);
    const plan = planDeletion(before, now(), options);
    if (options.dryRun === true) return before;
    if (plan.gone) return commit('DELETED', before, before);
    return sameJson(plan.object, before) ? before : commit('MODIFIED', plan.object, before);
  };

  return {
    get resourceVersion() {
      return resourceVersion;
    },
    list: table.list,
    get: table.get,
    having: table.having,
    create,
    update,
    updateStatus,
    bind,
    remove,
    snapshot: table.view,
    apply(write) {
      try {
        // A controller works on a snapshot that its own earlier writes have outdated: the last write counts.
        const { verb, object } = write;
        const { uid, namespace, name = '' } = object.metadata;
        const latest = { ...object, metadata: { ...object.metadata, resourceVersion: '' } } as StoredObject;
        // Controllers drop what a namespace that is being emptied would not take (upstream: NamespaceTerminatingCause).
        if (verb === 'create' && isClosing(namespace)) return;
        if (verb === 'create') create(object);
        else if (verb === 'update') update(latest);
        else if (verb === 'status') updateStatus(latest);
        else if (verb === 'bind') bind(object, write.node);
        else remove(object.kind, namespace, name, { ...write, ...(uid === undefined ? {} : { uid }) });
      } catch (error) {
        if (!(error instanceof ApiError) || ![403, 404, 409].includes(error.code)) throw error;
      }
    },
    since: log.since,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    compact: log.compact,
  };
}

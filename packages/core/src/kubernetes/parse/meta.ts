/**
 * `metadata` of any object: who it is and whose it is. Returns a reason instead when it has no UID, no name, or no namespace where its kind needs one.
 */
import type { Interner } from '../intern.ts';
import { type Fields, fields, integer, list, type Mutable, text, time } from '../json.ts';
import type { Meta, Owner } from '../object.ts';

type MetaField =
  | 'uid'
  | 'name'
  | 'namespace'
  | 'resourceVersion'
  | 'labels'
  | 'creationTimestamp'
  | 'deletionTimestamp'
  | 'deletionGracePeriodSeconds'
  | 'ownerReferences';

export function parseMeta(json: unknown, namespaced: boolean, interner: Interner): Meta | string {
  const from = fields<MetaField>(json);
  const uid = text(from.uid);
  const name = text(from.name);
  const namespace = namespaced ? text(from.namespace) : '';
  if (uid === undefined) return 'metadata.uid is missing';
  if (name === undefined) return 'metadata.name is missing';
  if (namespace === undefined) return 'metadata.namespace is missing';
  const meta: Mutable<Meta> = {
    uid,
    name,
    namespace: interner.text(namespace),
    resourceVersion: text(from.resourceVersion) ?? '',
    labels: interner.labels(from.labels),
    created: time(from.creationTimestamp) ?? 0,
  };
  const deletion = time(from.deletionTimestamp);
  const grace = integer(from.deletionGracePeriodSeconds);
  const owner = controllingOwner(from, interner);
  if (deletion !== undefined) meta.deletion = deletion;
  if (grace !== undefined) meta.grace = grace;
  if (owner !== undefined) meta.owner = owner;
  return meta;
}

function controllingOwner(from: Fields<'ownerReferences'>, interner: Interner): Owner | undefined {
  for (const item of list(from.ownerReferences)) {
    const reference = fields<'kind' | 'name' | 'uid' | 'controller'>(item);
    const kind = text(reference.kind);
    const name = text(reference.name);
    const uid = text(reference.uid);
    if (reference.controller === true && kind !== undefined && name !== undefined && uid !== undefined) {
      return { kind: interner.text(kind), name: interner.text(name), uid: interner.text(uid) };
    }
  }
  return undefined;
}

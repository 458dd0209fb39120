/**
 * How controllers name the things they work on: "namespace/name" (cluster-wide things: "/name"), and the usual ways from a change to keys.
 */
import type { StoreChange } from '../change-log.ts';
import type { KeysOf, Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { controllerOf } from './owner.ts';

export const keyOf = ({ metadata }: StoredObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;

function splitKey(key: string): { readonly namespace: string | undefined; readonly name: string } {
  const cut = key.indexOf('/');
  return { namespace: cut === 0 ? undefined : key.slice(0, cut), name: key.slice(cut + 1) };
}

export const objectOf = (snapshot: Snapshot, kind: string, key: string): StoredObject | undefined => {
  const { namespace, name } = splitKey(key);
  return snapshot.get(kind, namespace, name);
};

/** The thing itself. */
export const itself = ({ object }: StoreChange): readonly string[] => [keyOf(object)];

/** What holds for the object before the change or after it. */
export const eitherSide =
  (keys: (object: StoredObject, snapshot: Snapshot) => Iterable<string>): KeysOf =>
  ({ object, previous }: StoreChange, snapshot) =>
    previous === undefined
      ? keys(object, snapshot)
      : [...keys(previous, snapshot), ...keys(object, snapshot)];

/** The owner that controls the object, if it is of that kind. */
export const itsController = (kind: string): KeysOf =>
  eitherSide(object => {
    const owner = controllerOf(object);
    return owner?.kind === kind ? [`${object.metadata.namespace ?? ''}/${owner.name}`] : [];
  });

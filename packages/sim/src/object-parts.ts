/**
 * Parts of an object by which the store decides what a write changes: all but the version, all but metadata and status, annotations where they count.
 */
import type { DraftObject, ObjectMeta, StoredObject } from './object.ts';
import { sameJson } from './same-json.ts';

export const withoutVersion = (object: StoredObject) => ({
  ...object,
  metadata: { ...object.metadata, resourceVersion: '', managedFields: undefined },
});

/** As the answer to a dry run shows it: it has no version. */
export const unstored = (object: StoredObject): StoredObject => {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, metadata: metadata as ObjectMeta };
};

/** Of a Deployment, annotations count as wanted too; its controller writes them with the status, where they do not. */
export const countsAnnotations = (
  next: DraftObject,
  before: StoredObject,
  { manager }: { readonly manager?: string },
): boolean =>
  next.kind === 'Deployment' &&
  manager !== undefined &&
  !sameJson(next.metadata.annotations ?? {}, before.metadata.annotations ?? {});

/** What the generation counts. */
export const bodyOf = ({ apiVersion: _a, kind: _k, metadata: _m, status: _s, ...body }: StoredObject) => body;

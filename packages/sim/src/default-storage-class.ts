/**
 * The class of a claim that names none: the cluster's default, the newest where there are several (kubernetes
 * `plugin/pkg/admission/storage/storageclass/setdefault` and `pkg/volume/util/storageclass.go`). Called by admission on create.
 */
import type { Snapshot } from './controller.ts';
import type { DraftObject } from './object.ts';

const DEFAULT = 'storageclass.kubernetes.io/is-default-class';

export function withDefaultClass(draft: DraftObject, held: Snapshot): DraftObject {
  if (draft.kind !== 'PersistentVolumeClaim' || draft.spec?.storageClassName !== undefined) return draft;
  const [newest] = held
    .list('StorageClass')
    .filter(({ metadata }) => metadata.annotations?.[DEFAULT] === 'true')
    .toSorted((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : -1));
  return newest === undefined
    ? draft
    : { ...draft, spec: { ...draft.spec, storageClassName: newest.metadata.name } };
}

/**
 * The revisions of a Deployment: how its ReplicaSets are numbered and which old ones are forgotten
 * (kubernetes `pkg/controller/deployment/sync.go`). Called by the deployment controller.
 */
import type { Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { annotation, type Family, REVISION, replicasOf } from './deployment-family.ts';

export const revisionAfter = (older: readonly StoredObject[]): number =>
  Math.max(0, ...older.map(set => annotation(set, REVISION))) + 1;

/** The revision stands on the set and on the Deployment; a set that is rolled back to becomes the newest revision again. */
export function revise({ current, older, deployment }: Family): readonly Write[] {
  if (current === undefined) return [];
  const newest = revisionAfter(older);
  const revision = String(Math.max(annotation(current, REVISION), newest));
  const stamp = (object: StoredObject): readonly Write[] =>
    object.metadata.annotations?.[REVISION] === revision
      ? []
      : [
          {
            verb: 'update',
            object: {
              ...object,
              metadata: {
                ...object.metadata,
                annotations: { ...object.metadata.annotations, [REVISION]: revision },
              },
            },
          },
        ];
  return [...stamp(current), ...stamp(deployment)];
}

/** Old sets beyond `revisionHistoryLimit` go, the oldest first. */
export function forget({ older, deployment }: Family): readonly Write[] {
  const idle = older.filter(set => replicasOf(set) === 0 && (set.status?.replicas ?? 0) === 0);
  const surplus = idle.length - (deployment.spec.revisionHistoryLimit ?? 10);
  return idle
    .toSorted((a, b) => annotation(a, REVISION) - annotation(b, REVISION))
    .slice(0, Math.max(0, surplus))
    .map(object => ({ verb: 'delete', object }));
}

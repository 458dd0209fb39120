/**
 * The revisions of a Deployment: how its ReplicaSets are numbered and which old ones are forgotten
 * (kubernetes `pkg/controller/deployment/sync.go`). Called by the deployment controller.
 */
import type { Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { annotation, DESIRED, type Family, MAXIMUM, REVISION, replicasOf } from './deployment-family.ts';

const HISTORY = 'deployment.kubernetes.io/revision-history';
/** `maxRevHistoryLengthInChars` */
const LONGEST_HISTORY = 2_000;

/** What stands on a Deployment and not on its ReplicaSets (`annotationsToSkip`). */
const NOT_COPIED: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.deployment.rollback.to',
  REVISION,
  HISTORY,
  DESIRED,
  MAXIMUM,
]);

export const copiedAnnotations = ({ metadata }: StoredObject): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(metadata.annotations ?? {}).filter(([name]) => !NOT_COPIED.has(name)));

export const revisionAfter = (older: readonly StoredObject[]): number =>
  Math.max(0, ...older.map(set => annotation(set, REVISION))) + 1;

/** The revisions that a set had before, where it is rolled back to. */
function history(set: StoredObject, revision: string): Readonly<Record<string, string>> {
  const { [REVISION]: before, [HISTORY]: earlier } = set.metadata.annotations ?? {};
  if (before === undefined || before === revision) return {};
  let told = earlier ? [...earlier.split(','), before] : [before];
  while (told.join(',').length > LONGEST_HISTORY) told = told.slice(1);
  return { [HISTORY]: told.join(',') };
}

const annotated = (object: StoredObject, more: Readonly<Record<string, string>>): StoredObject => ({
  ...object,
  metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, ...more } },
});

/**
 * The newest set carries the Deployment's annotations, its `minReadySeconds` and the revision, and the Deployment the revision of the set
 * (SetNewReplicaSetAnnotations); a set that is rolled back to becomes the newest revision again.
 */
export function revise({ current, older, deployment }: Family): readonly Write[] {
  if (current === undefined) return [];
  const revision = String(Math.max(annotation(current, REVISION), revisionAfter(older)));
  const { minReadySeconds: _, ...spec } = current.spec;
  const patience: number = deployment.spec.minReadySeconds ?? 0;
  const next = annotated(current, {
    ...copiedAnnotations(deployment),
    ...history(current, revision),
    [REVISION]: revision,
  });
  const set = { ...next, spec: patience > 0 ? { ...spec, minReadySeconds: patience } : spec };
  const stamped = annotated(deployment, { [REVISION]: revision });
  return [
    ...(sameJson(set, current) ? [] : [{ verb: 'update', object: set } as const]),
    ...(sameJson(stamped, deployment) ? [] : [{ verb: 'update', object: stamped } as const]),
  ];
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

/**
 * The versions of a Deployment before the one that runs: their ReplicaSets, scaled to nothing, as a cluster keeps them for `kubectl rollout undo`
 * (kubernetes `pkg/controller/deployment/sync.go` cleanupDeployment keeps `revisionHistoryLimit` of them).
 * Put after everything else of a scenario, so that what else it draws stays as it was.
 */
import { annotation, DESIRED, HASH, MAXIMUM, REVISION } from '../controllers/deployment-family.ts';
import { keyOf } from '../controllers/key.ts';
import { controllerReference } from '../controllers/owner.ts';
import { templateHash } from '../controllers/pod-from-template.ts';
import { replicaSet } from '../controllers/replica-set.ts';
import type { StoredObject } from '../object.ts';
import { DAY, type Stage } from './scenario.ts';

/** The template as it was when its only container ran that image. */
function withImage(template: StoredObject['spec'], image: string): StoredObject['spec'] {
  const [container, ...others] = template.spec.containers;
  return { ...template, spec: { ...template.spec, containers: [{ ...container, image }, ...others] } };
}

/** `images`: what it ran before, oldest first; the last of them until `age` milliseconds ago. */
export function putRolloutHistory(
  stage: Stage,
  deployment: StoredObject,
  images: readonly string[],
  age: number,
): void {
  const { name, namespace } = deployment.metadata;
  for (const [index, image] of images.entries()) {
    const back = images.length - index;
    const template = withImage(deployment.spec.template, image);
    const hash = templateHash(template);
    const labels = { ...template.metadata.labels, [HASH]: hash };
    const oldest = age + back * DAY;
    const set = stage.put(
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
          name: `${name}-${hash}`,
          ...(namespace === undefined ? {} : { namespace }),
          labels,
          annotations: {
            [DESIRED]: String(deployment.spec.replicas),
            [MAXIMUM]: String(deployment.spec.replicas + Math.ceil(deployment.spec.replicas / 4)),
            [REVISION]: String(annotation(deployment, REVISION) - back),
          },
          ownerReferences: [controllerReference(deployment)],
        },
        spec: {
          replicas: deployment.spec.replicas,
          selector: { matchLabels: labels },
          template: { ...template, metadata: { ...template.metadata, labels } },
        },
        status: { replicas: 0 },
      },
      oldest,
    );
    const idle = stage.change({ ...set, spec: { ...set.spec, replicas: 0 } }, oldest - DAY);
    stage.finish(replicaSet, keyOf(idle), oldest - DAY);
  }
}

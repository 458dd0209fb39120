/**
 * Rolls a Deployment's template out over ReplicaSets (kubernetes `pkg/controller/deployment`).
 * Rules: one ReplicaSet per template, found by comparing templates, named by their hash; revisions count up; scaling is told from rolling
 * out by the annotation `desired-replicas`; RollingUpdate and Recreate; what it says in its status is in `deployment-status.ts`.
 * Laws M10, M13.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import {
  annotation,
  DESIRED,
  type Family,
  familyOf,
  HASH,
  MAXIMUM,
  REVISION,
  replicasOf,
  sized,
} from './deployment-family.ts';
import { copiedAnnotations, forget, revise, revisionAfter } from './deployment-revisions.ts';
import { deploymentStatus } from './deployment-status.ts';
import { itsController, itself, objectOf } from './key.ts';
import { controlledBy, controllerReference } from './owner.ts';
import { templateHash } from './pod-from-template.ts';
import { isFinished, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';
import { newSize, oldSizes, proportions, type Sized } from './rolling-update.ts';

const COMPONENT = 'deployment-controller';
function sizeAnnotations({ bounds }: Family): Readonly<Record<string, string>> {
  return { [DESIRED]: String(bounds.desired), [MAXIMUM]: String(bounds.desired + bounds.maxSurge) };
}

function draftSet(family: Family, snapshot: Snapshot, now: number): readonly Write[] {
  const { deployment, older, bounds } = family;
  const { metadata, spec } = deployment;
  let collisions = 0;
  let hash = templateHash(spec.template);
  while (snapshot.get('ReplicaSet', metadata.namespace, `${metadata.name}-${hash}`) !== undefined) {
    collisions += 1;
    hash = templateHash(spec.template, collisions);
  }
  const labels = { ...spec.template.metadata?.labels, [HASH]: hash };
  const name = `${metadata.name}-${hash}`;
  const empty: Sized = { name, replicas: 0, available: 0, maxReplicas: 0 };
  const size = spec.strategy?.type === 'Recreate' ? bounds.desired : newSize(empty, older.map(sized), bounds);
  return [
    {
      verb: 'create',
      object: {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
          name,
          ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
          labels,
          annotations: {
            ...copiedAnnotations(deployment),
            ...sizeAnnotations(family),
            [REVISION]: String(revisionAfter(older)),
          },
          ownerReferences: [controllerReference(deployment)],
        },
        spec: {
          replicas: size,
          ...(spec.minReadySeconds ? { minReadySeconds: spec.minReadySeconds } : {}),
          selector: { ...spec.selector, matchLabels: { ...spec.selector?.matchLabels, [HASH]: hash } },
          template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
        },
        status: { replicas: 0 },
      },
    },
    ...(size === 0 ? [] : [scaled(deployment, name, 0, size, snapshot, now)]),
  ];
}

const scaled = (
  deployment: StoredObject,
  name: string,
  from: number,
  to: number,
  snapshot: Snapshot,
  now: number,
): Write =>
  recordEvent(snapshot, now, {
    about: deployment,
    reason: 'ScalingReplicaSet',
    message: `Scaled ${to > from ? 'up' : 'down'} replica set ${name} from ${from} to ${to}`,
    component: COMPONENT,
  });

/** Sets the sizes, writing only where something differs. */
function resize(
  family: Family,
  sizes: ReadonlyMap<string, number>,
  snapshot: Snapshot,
  now: number,
): readonly Write[] {
  const { deployment, current, older } = family;
  return [...older, ...(current === undefined ? [] : [current])].flatMap((set): Write[] => {
    const size = sizes.get(set.metadata.name) ?? replicasOf(set);
    // Of sets without pods upstream leaves the annotations as they are.
    if (size === replicasOf(set) && size === 0 && set !== current) return [];
    const annotations = { ...set.metadata.annotations, ...sizeAnnotations(family) };
    const same = size === replicasOf(set);
    if (same && annotations[DESIRED] === set.metadata.annotations?.[DESIRED]) return [];
    const object = {
      ...set,
      metadata: { ...set.metadata, annotations },
      spec: { ...set.spec, replicas: size },
    };
    const update: Write = { verb: 'update', object };
    return same
      ? [update]
      : [update, scaled(deployment, set.metadata.name, replicasOf(set), size, snapshot, now)];
  });
}

const isActiveSet = (set: StoredObject): boolean => replicasOf(set) > 0;

/** Someone changed `spec.replicas`: all sets follow, before any rolling. */
function scale(family: Family, snapshot: Snapshot, now: number): readonly Write[] {
  const { current, older, bounds, deployment } = family;
  const all = [...older, ...(current === undefined ? [] : [current])];
  const active = all.filter(isActiveSet);
  const newest = [...older].sort((a, b) => annotation(b, REVISION) - annotation(a, REVISION))[0];
  const only = active.length === 1 ? active[0] : active.length === 0 ? (current ?? newest) : undefined;
  if (only !== undefined)
    return resize(family, new Map([[only.metadata.name, bounds.desired]]), snapshot, now);
  const saturated = replicasOf(current ?? deployment) === bounds.desired;
  if (saturated && (current?.status?.availableReplicas ?? 0) === bounds.desired)
    return resize(family, new Map(older.map(set => [set.metadata.name, 0])), snapshot, now);
  if (deployment.spec.strategy?.type === 'Recreate') return [];
  const total = all.reduce((sum, set) => sum + replicasOf(set), 0);
  const growing = bounds.desired + bounds.maxSurge > total;
  // The largest first; among equals the newest when growing, the oldest when shrinking.
  const ordered = (growing ? [...active].reverse() : active).toSorted(
    (a, b) => replicasOf(b) - replicasOf(a),
  );
  return resize(
    family,
    proportions(ordered.map(sized), bounds, deployment.status?.replicas ?? 0),
    snapshot,
    now,
  );
}

function roll(family: Family, snapshot: Snapshot, now: number): readonly Write[] {
  const { current, older, bounds, deployment } = family;
  const recreate = deployment.spec.strategy?.type === 'Recreate';
  const zero = new Map(older.map(set => [set.metadata.name, 0]));
  if (recreate) {
    const down = resize(family, zero, snapshot, now);
    if (down.length > 0) return down;
    const busy = older.some(set => controlledBy(snapshot, 'Pod', set).some(pod => !isFinished(pod)));
    if (busy) return [];
  }
  if (current === undefined) return draftSet(family, snapshot, now);
  const up = recreate ? bounds.desired : newSize(sized(current), older.map(sized), bounds);
  const grown = resize(family, new Map([[current.metadata.name, up]]), snapshot, now);
  if (grown.length > 0) return grown;
  return resize(family, oldSizes(sized(current), older.map(sized), bounds), snapshot, now);
}

export const deployment: Controller = {
  name: COMPONENT,
  watches: {
    Deployment: itself,
    ReplicaSet: itsController('Deployment'),
    // Recreate waits for the last pod of the old sets.
    Pod: ({ type, object }, snapshot) => {
      const owner = object.metadata.ownerReferences?.find(reference => reference.kind === 'ReplicaSet');
      if (owner === undefined || (type !== 'DELETED' && !isFinished(object))) return [];
      const set = snapshot.get('ReplicaSet', object.metadata.namespace, owner.name);
      const parent = set?.metadata.ownerReferences?.find(reference => reference.kind === 'Deployment');
      return parent === undefined ? [] : [`${object.metadata.namespace ?? ''}/${parent.name}`];
    },
  },
  reconcile(key, snapshot, now) {
    const held = objectOf(snapshot, 'Deployment', key);
    if (held === undefined) return { writes: [] };
    const family = familyOf(held, snapshot);
    if (isTerminating(held)) return { writes: [deploymentStatus(family, now, { estimate: false }).write] };
    const { current, older, bounds } = family;
    const rescaled = [...older, ...(current === undefined ? [] : [current])]
      .filter(isActiveSet)
      .some(set => annotation(set, DESIRED) !== bounds.desired);
    const sync = rescaled || held.spec.paused === true;
    const work = sync ? scale(family, snapshot, now) : roll(family, snapshot, now);
    const created = work.find(({ verb, object }) => verb === 'create' && object.kind === 'ReplicaSet');
    const { write, wakeAt } = deploymentStatus(family, now, {
      estimate: !sync,
      created: created?.object.metadata.name,
    });
    const writes = [...revise(family), ...work];
    return { writes: [...(writes.length > 0 ? writes : forget(family)), write], wakeAt };
  },
};

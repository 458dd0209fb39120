/**
 * Workloads that have been running for a while, with pods of given names, places and addresses; their statuses come from the controllers.
 * Used by every scenario.
 */
import type { Controller } from '../controller.ts';
import { daemonSet } from '../controllers/daemon-set.ts';
import { deployment } from '../controllers/deployment.ts';
import { endpointSlice } from '../controllers/endpoint-slice.ts';
import { endpoints } from '../controllers/endpoints.ts';
import { keyOf } from '../controllers/key.ts';
import { requiredNode } from '../controllers/node-fit.ts';
import { controllerReference } from '../controllers/owner.ts';
import { podFromTemplate, templateHash } from '../controllers/pod-from-template.ts';
import { replicaSet } from '../controllers/replica-set.ts';
import { draftPod, statefulSet } from '../controllers/stateful-set.ts';
import type { StoredObject } from '../object.ts';
import { type PodPlace, putPod, START_UP } from './pods.ts';
import { SECOND, type Stage } from './scenario.ts';

function finishAll(stage: Stage, work: readonly (readonly [Controller, StoredObject])[], age: number): void {
  for (const [controller, object] of work) stage.finish(controller, keyOf(object), age);
}

export interface WorkloadFacts {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: a pod spec.
  readonly spec: any;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly age: number;
  readonly pods: readonly PodPlace[];
}

export interface DeploymentFacts extends WorkloadFacts {
  /** What its pods' names carry; unset: the hash of the template. */
  readonly hash?: string;
  readonly revision?: number;
  /** How many versions before it are kept (`revisionHistoryLimit`); unset: as upstream. */
  readonly history?: number;
}

const templateOf = ({ labels, annotations, spec }: WorkloadFacts) => ({
  metadata: { labels, ...(annotations === undefined ? {} : { annotations }) },
  spec,
});

const youngest = ({ pods, age }: WorkloadFacts): number =>
  Math.min(age, ...pods.map(pod => pod.age)) - START_UP - SECOND;

export function putDeployment(stage: Stage, facts: DeploymentFacts): StoredObject {
  const { namespace, name, labels, age, pods, revision = 1 } = facts;
  const annotation = { 'deployment.kubernetes.io/revision': String(revision) };
  // Whoever leaves has been replaced already.
  const replicas = pods.filter(({ fate }) => fate?.type !== 'leaving').length;
  const owner = stage.put(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace, labels, annotations: annotation },
      spec: {
        replicas,
        ...(facts.history === undefined ? {} : { revisionHistoryLimit: facts.history }),
        selector: { matchLabels: labels },
        template: templateOf(facts),
      },
    },
    age,
  );
  const hash = facts.hash ?? templateHash(owner.spec.template);
  const hashed = { ...labels, 'pod-template-hash': hash };
  const oldest = Math.max(...pods.map(pod => pod.age), 0);
  const set = stage.put(
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${name}-${hash}`,
        namespace,
        labels: hashed,
        annotations: {
          ...annotation,
          'deployment.kubernetes.io/desired-replicas': String(replicas),
          'deployment.kubernetes.io/max-replicas': String(replicas + Math.ceil(replicas / 4)),
        },
        ownerReferences: [controllerReference(owner)],
      },
      spec: {
        replicas,
        selector: { matchLabels: hashed },
        template: { ...owner.spec.template, metadata: { ...owner.spec.template.metadata, labels: hashed } },
      },
      status: { replicas: 0 },
    },
    oldest,
  );
  for (const place of pods) {
    const draft = podFromTemplate(set.spec.template, set, {
      name: `${set.metadata.name}-${place.suffix}`,
      generateName: `${set.metadata.name}-`,
    });
    putPod(stage, draft, place);
  }
  finishAll(
    stage,
    [
      [replicaSet, set],
      [deployment, owner],
    ],
    youngest(facts),
  );
  return owner;
}

export function putStatefulSet(
  stage: Stage,
  facts: WorkloadFacts & { readonly serviceName: string },
): StoredObject {
  const { namespace, name, labels, age, pods, serviceName } = facts;
  const set = stage.put(
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name, namespace, labels },
      spec: {
        replicas: pods.length,
        serviceName,
        selector: { matchLabels: labels },
        template: templateOf(facts),
      },
    },
    age,
  );
  for (const place of pods) putPod(stage, draftPod(set, Number(place.suffix)), place);
  finishAll(stage, [[statefulSet, set]], youngest(facts));
  return set;
}

/** One pod per node: the controller drafts them, the places say where they stand. */
export function putDaemonSet(stage: Stage, facts: WorkloadFacts): StoredObject {
  const { namespace, name, labels, age, pods } = facts;
  const set = stage.put(
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name, namespace, labels },
      spec: { selector: { matchLabels: labels }, template: templateOf(facts) },
    },
    age,
  );
  const drafts = daemonSet
    .reconcile(
      keyOf(set),
      stage.held,
      stage.now - age,
      { roll: () => 0, suffix: () => 'x', uuid: () => '' },
      undefined,
    )
    .writes.flatMap(write => (write.verb === 'create' && write.object.kind === 'Pod' ? [write.object] : []));
  const byNode = new Map(drafts.map(draft => [requiredNode(draft), draft]));
  for (const place of pods) {
    const draft = byNode.get(place.node);
    if (draft === undefined) throw new Error(`${name} does not belong on ${place.node}`);
    putPod(stage, { ...draft, metadata: { ...draft.metadata, name: `${name}-${place.suffix}` } }, place);
  }
  finishAll(stage, [[daemonSet, set]], youngest(facts));
  return set;
}

export interface ServiceFacts {
  readonly namespace: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: the spec of a Service.
  readonly spec: any;
  readonly labels?: Readonly<Record<string, string>>;
  readonly age: number;
  /** Names of its slices; unset: drawn. */
  readonly slices?: readonly string[];
}

/** Put after its pods, so that its lists come out as they would have grown. */
export function putService(stage: Stage, facts: ServiceFacts): StoredObject {
  const { namespace, name, spec, labels, age, slices = [] } = facts;
  const metadata = { name, namespace, ...(labels === undefined ? {} : { labels }) };
  const service = stage.put({ apiVersion: 'v1', kind: 'Service', metadata, spec }, age);
  stage.finish(endpointSlice, keyOf(service), age, slices);
  stage.finish(endpoints, keyOf(service), age);
  return service;
}

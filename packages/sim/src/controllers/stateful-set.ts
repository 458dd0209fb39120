/**
 * Pods with a name and a place of their own (kubernetes `pkg/controller/statefulset/stateful_set_control.go`).
 * Rules: names `NAME-ORDINAL`; created one after the other, each when the one before is available, removed from the highest ordinal down;
 * `Parallel` does not wait. A rolling update replaces one pod at a time from the highest ordinal down to `partition`; a pod below the
 * partition is made anew from the current revision. Revisions are kept as ControllerRevisions.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { DraftObject, StoredObject } from '../object.ts';
import { claims } from './claim.ts';
import {
  REVISION_LABEL,
  type Revision,
  revisionFor,
  revisionOf,
  revisionsOf,
  truncateHistory,
} from './controller-revisions.ts';
import { eitherSide, itself, keyOf, objectOf } from './key.ts';
import { claimable, controllerOf, isControlledBy } from './owner.ts';
import { podFromTemplate } from './pod-from-template.ts';
import { availableAt, earlier, isAvailable, isFinished, isReady, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';
import { matchesSelector } from './selector.ts';
import { missingClaims, withClaims } from './stateful-claims.ts';

const COMPONENT = 'statefulset-controller';

/** -1: not a name that this controller gives. */
function ordinalOf(pod: StoredObject, set: StoredObject): number {
  const prefix = `${set.metadata.name}-`;
  const rest = pod.metadata.name.startsWith(prefix) ? pod.metadata.name.slice(prefix.length) : '';
  return /^\d+$/.test(rest) ? Number(rest) : -1;
}

const revisionName = (pod: StoredObject): string => pod.metadata.labels?.[REVISION_LABEL] ?? '';

export function draftPod(
  set: StoredObject,
  ordinal: number,
  revision: Revision = revisionFor(set),
): DraftObject {
  const name = `${set.metadata.name}-${ordinal}`;
  const labels = {
    'apps.kubernetes.io/pod-index': String(ordinal),
    [REVISION_LABEL]: revision.name,
    'statefulset.kubernetes.io/pod-name': name,
  };
  const names = { name, generateName: `${set.metadata.name}-` };
  const pod = podFromTemplate(revision.template, set, names, labels);
  const { serviceName } = set.spec;
  const spec = { ...pod.spec, hostname: name, ...(serviceName ? { subdomain: serviceName } : {}) };
  return { ...pod, spec: withClaims(spec, set, ordinal) };
}

interface Facts {
  readonly set: StoredObject;
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly current: Revision;
  readonly update: Revision;
  /** By place: the pod, or undefined where one is to be made. */
  readonly replicas: readonly (StoredObject | undefined)[];
  readonly start: number;
  /** Pods beyond the range, highest ordinal first. */
  readonly condemned: readonly StoredObject[];
}

const available = (pod: StoredObject, { set, now }: Pick<Facts, 'set' | 'now'>): boolean =>
  isReady(pod) && isAvailable(pod, set.spec.minReadySeconds ?? 0, now);

const say = ({ set, snapshot, now }: Facts, verb: 'Create' | 'Delete', what: string, end: string): Write =>
  recordEvent(snapshot, now, {
    about: set,
    reason: `Successful${verb}`,
    message: `${verb} ${what} in StatefulSet ${set.metadata.name} ${end}`,
    component: COMPONENT,
  });

function make(ordinal: number, facts: Facts): readonly Write[] {
  const { set, snapshot, current, update, start } = facts;
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {};
  const old = type !== 'OnDelete' && ordinal < start + (rollingUpdate?.partition ?? 0);
  const object = draftPod(set, ordinal, old ? current : update);
  const { name = '' } = object.metadata;
  const volumes = missingClaims(set, ordinal, snapshot).flatMap((claim): readonly Write[] => [
    { verb: 'create', object: claim },
    say(facts, 'Create', `Claim ${claim.metadata.name} Pod ${name}`, 'success'),
  ]);
  if (snapshot.get('Pod', set.metadata.namespace, name) !== undefined) return volumes;
  return [...volumes, { verb: 'create', object }, say(facts, 'Create', `Pod ${name}`, 'successful')];
}

const drop = (pod: StoredObject, facts: Facts): readonly Write[] => [
  { verb: 'delete', object: pod },
  say(facts, 'Delete', `Pod ${pod.metadata.name}`, 'successful'),
];

/** What to do about one place; `wait` means that with OrderedReady nothing else is done now. */
interface Step {
  readonly writes: readonly Write[];
  readonly wait: boolean;
}

const REST: Step = { writes: [], wait: false };

function processReplica(pod: StoredObject | undefined, ordinal: number, facts: Facts): Step {
  if (pod === undefined) return { writes: make(ordinal, facts), wait: true };
  if (isFinished(pod)) return { writes: isTerminating(pod) ? [] : drop(pod, facts), wait: true };
  return isTerminating(pod) || !available(pod, facts) ? { writes: [], wait: true } : REST;
}

function processCondemned(pod: StoredObject, first: StoredObject | undefined, facts: Facts): Step {
  if (isTerminating(pod)) return { writes: [], wait: true };
  const blocked = !available(pod, facts) && pod !== first && !isParallel(facts.set);
  return { writes: blocked ? [] : drop(pod, facts), wait: true };
}

const isParallel = ({ spec }: StoredObject): boolean => spec.podManagementPolicy === 'Parallel';

/** Upstream runAll: monotonic stops at the first that blocks, bursts go through all. */
function runAll(steps: readonly Step[], parallel: boolean): Step {
  if (parallel) return { writes: steps.flatMap(({ writes }) => writes), wait: false };
  return steps.find(({ wait }) => wait) ?? REST;
}

/** The highest outdated pod goes when all above it are available. */
function rollingUpdate(facts: Facts): readonly Write[] {
  const { set, replicas, update } = facts;
  if (set.spec.updateStrategy?.type === 'OnDelete') return [];
  const least: number = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  for (let place = replicas.length - 1; place >= least; place -= 1) {
    const pod = replicas[place];
    if (pod === undefined) return [];
    if (revisionName(pod) !== update.name && !isTerminating(pod)) return drop(pod, facts);
    if (isTerminating(pod) || !available(pod, facts)) return [];
  }
  return [];
}

function workOf(facts: Facts): readonly Write[] {
  const { set, replicas, condemned, start } = facts;
  const parallel = isParallel(set);
  const missing = (pod: StoredObject | undefined): pod is StoredObject =>
    pod !== undefined && (isTerminating(pod) || !available(pod, facts));
  const unhealthy = [...replicas, ...condemned.toReversed()].find(missing);
  const first = replicas.includes(undefined) ? undefined : unhealthy;
  const grown = runAll(
    replicas.map((pod, place) => processReplica(pod, start + place, facts)),
    parallel,
  );
  if (grown.wait) return grown.writes;
  const shrunk = runAll(
    condemned.map(pod => processCondemned(pod, first, facts)),
    parallel,
  );
  if (shrunk.wait) return shrunk.writes;
  const busy = replicas.includes(undefined);
  return [...grown.writes, ...shrunk.writes, ...(busy ? [] : rollingUpdate(facts))];
}

function statusOf(pods: readonly StoredObject[], facts: Facts): StoredObject['status'] {
  const { set, current, update } = facts;
  const live = pods.filter(pod => !isTerminating(pod));
  const of = (revision: Revision) => live.filter(pod => revisionName(pod) === revision.name).length;
  const ready = pods.filter(pod => pod.status?.phase === 'Running' && isReady(pod));
  const desired: number = set.spec.replicas ?? 1;
  const updated = of(update);
  const complete =
    set.spec.updateStrategy?.type !== 'OnDelete' &&
    updated === desired &&
    ready.length === desired &&
    pods.length === desired;
  const nonZero = (field: string, count: number) => (count > 0 ? { [field]: count } : {});
  return {
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
    ...nonZero('readyReplicas', ready.length),
    ...nonZero('currentReplicas', complete ? updated : of(current)),
    ...nonZero('updatedReplicas', updated),
    availableReplicas: ready.filter(pod => available(pod, facts)).length,
    currentRevision: complete ? update.name : current.name,
    updateRevision: update.name,
    collisionCount: set.status?.collisionCount ?? 0,
  };
}

export const statefulSet: Controller = {
  name: COMPONENT,
  watches: {
    StatefulSet: itself,
    // A foreign pod that holds a name is in the way: when it goes, the set wants to know.
    Pod: eitherSide((pod, snapshot) => {
      const owner = controllerOf(pod);
      const namespace = pod.metadata.namespace ?? '';
      if (owner !== undefined) return owner.kind === 'StatefulSet' ? [`${namespace}/${owner.name}`] : [];
      const cut = pod.metadata.name.lastIndexOf('-');
      const named = cut > 0 ? [`${namespace}/${pod.metadata.name.slice(0, cut)}`] : [];
      const selecting = snapshot
        .list('StatefulSet', pod.metadata.namespace)
        .filter(set => matchesSelector(set.spec.selector, pod.metadata.labels));
      return [...named, ...selecting.map(keyOf)];
    }),
  },
  reconcile(key, snapshot, now) {
    const set = objectOf(snapshot, 'StatefulSet', key);
    if (set === undefined) return { writes: [] };
    const everyone = claimable(snapshot, set);
    const claimed = claims(set, everyone, pod => ordinalOf(pod, set) >= 0);
    if (claimed.length > 0) return { writes: claimed };
    const pods = everyone.filter(pod => isControlledBy(pod, set));
    const revisions = revisionsOf(set, snapshot);
    const { update, held } = revisions;
    const known = held.find(one => one.metadata.name === set.status?.currentRevision);
    const start: number = set.spec.ordinals?.start ?? 0;
    const desired: number = set.spec.replicas ?? 1;
    const places = new Map(pods.map(pod => [ordinalOf(pod, set), pod]));
    const inRange = (ordinal: number): boolean => ordinal >= start && ordinal < start + desired;
    const facts: Facts = {
      set,
      snapshot,
      now,
      update,
      current: known === undefined ? update : revisionOf(known),
      start,
      replicas: Array.from({ length: desired }, (_, place) => places.get(start + place)),
      condemned: [...places]
        .filter(([ordinal]) => ordinal >= 0 && !inRange(ordinal))
        .sort(([a], [b]) => b - a)
        .map(([, pod]) => pod),
    };
    const live = new Set([facts.current.name, update.name, ...pods.map(revisionName)]);
    const work = isTerminating(set)
      ? []
      : [
          ...revisions.writes,
          ...workOf(facts),
          ...truncateHistory(revisions, set.spec.revisionHistoryLimit ?? 10, ({ name }) => live.has(name)),
        ];
    return {
      writes: [...work, { verb: 'status', object: { ...set, status: statusOf(pods, facts) } }],
      wakeAt: pods.reduce<number | undefined>(
        (soonest, pod) => earlier(soonest, availableAt(pod, set.spec.minReadySeconds ?? 0, now)),
        undefined,
      ),
    };
  },
};

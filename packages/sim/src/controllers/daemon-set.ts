/**
 * One pod on every node that suits (kubernetes `pkg/controller/daemon/daemon_controller.go`).
 * Rules: the pod is bound to its node by node affinity on `metadata.name` and goes through the scheduler; it tolerates what a daemon must;
 * a pod stays on a node that only refuses newcomers, and a failed one is replaced after a growing pause. How updates roll is in `daemon-update.ts`.
 */
import type { Controller, Dice, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { claims } from './claim.ts';
import { REVISION_LABEL, revisionsOf, truncateHistory } from './controller-revisions.ts';
import {
  type Daemons,
  daemonSpec,
  isUpdated,
  nodeOf,
  oldestFirst,
  shouldRun,
  templateGeneration,
} from './daemon-pods.ts';
import { rollingUpdate } from './daemon-update.ts';
import { eitherSide, itself, keyOf, objectOf } from './key.ts';
import { claimable, controllerOf, isControlledBy } from './owner.ts';
import { drawName, podFromTemplate } from './pod-from-template.ts';
import { availableAt, earlier, isAvailable, isFinished, isReady, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';
import { matchesSelector } from './selector.ts';

const COMPONENT = 'daemonset-controller';

/** Per node: how long a failed pod waits to be replaced, and until when. */
type BackOff = Readonly<Record<string, { readonly wait: number; readonly until: number }>>;

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 900_000;

interface Managed {
  readonly make: readonly string[];
  readonly drop: readonly StoredObject[];
  readonly events: readonly Write[];
  readonly backOff: BackOff;
  readonly wakeAt: number | undefined;
}

/** Which nodes lack a pod and which pods are too many (podsShouldBeOnNode). */
function manage({ set, nodes, pods, hash, now, snapshot }: Daemons, held: BackOff): Managed {
  const make: string[] = [];
  const drop: StoredObject[] = [];
  const events: Write[] = [];
  const backOff: Record<string, BackOff[string]> = { ...held };
  let wakeAt: number | undefined;
  const surges = Number.parseInt(String(set.spec.updateStrategy?.rollingUpdate?.maxSurge ?? 0), 10) > 0;
  const say = (type: 'Normal' | 'Warning', reason: string, message: string): void => {
    events.push(recordEvent(snapshot, now, { about: set, type, reason, message, component: COMPONENT }));
  };

  /** One that has ended is in the way; answers whether it is. */
  function clearEnded(pod: StoredObject, node: string): boolean {
    const { name, namespace } = pod.metadata;
    if (pod.status?.phase === 'Succeeded') {
      const found = `Found succeeded daemon pod ${namespace}/${name} on node ${node}, will try to delete it`;
      say('Normal', 'SucceededDaemonPod', found);
    } else {
      const pause = backOff[node];
      if (pause !== undefined && now < pause.until) {
        wakeAt = earlier(wakeAt, pause.until);
        return false;
      }
      const wait = Math.min((pause?.wait ?? FIRST_WAIT_MS / 2) * 2, LONGEST_WAIT_MS);
      backOff[node] = { wait, until: now + wait };
      const found = `Found failed daemon pod ${namespace}/${name} on node ${node}, will try to kill it`;
      say('Warning', 'FailedDaemonPod', found);
    }
    drop.push(pod);
    return true;
  }

  for (const node of nodes) {
    const { name } = node.metadata;
    const here = pods.get(name);
    const { run, stay } = shouldRun(set, node);
    const live = (here ?? []).filter(pod => !isTerminating(pod));
    if (run && here === undefined) make.push(name);
    else if (!stay) drop.push(...live);
    else {
      for (const pod of live.filter(isFinished)) clearEnded(pod, name);
      const running = live.filter(pod => !isFinished(pod)).toSorted(oldestFirst);
      if (!surges) drop.push(...running.slice(1));
      else if (running.length === 0 && run) make.push(name);
      else if (running.length > 1) {
        const [fresh, ...moreFresh] = running.filter(pod => pod.metadata.labels?.[REVISION_LABEL] === hash);
        const [old, ...moreOld] = running.filter(pod => pod.metadata.labels?.[REVISION_LABEL] !== hash);
        drop.push(...moreFresh, ...moreOld);
        const replaced =
          fresh !== undefined &&
          old !== undefined &&
          (!isReady(old) || (isReady(fresh) && isAvailable(fresh, set.spec.minReadySeconds ?? 0, now)));
        if (replaced) drop.push(old);
      }
    }
  }
  const known = new Set(nodes.map(node => node.metadata.name));
  for (const [name, here] of pods)
    if (!known.has(name)) drop.push(...here.filter(pod => !pod.spec.nodeName && !isTerminating(pod)));
  return { make, drop, events, backOff, wakeAt };
}

function syncNodes(
  { set, snapshot, now, hash }: Daemons,
  make: readonly string[],
  drop: readonly StoredObject[],
  dice: Dice,
): readonly Write[] {
  const say = (reason: string, message: string): Write =>
    recordEvent(snapshot, now, { about: set, reason, message, component: COMPONENT });
  const labels = { [REVISION_LABEL]: hash, 'pod-template-generation': templateGeneration(set) };
  return [
    ...make.flatMap((node): readonly Write[] => {
      const name = drawName(snapshot, set, dice);
      const pod = podFromTemplate(set.spec.template, set, name, labels);
      return [
        { verb: 'create', object: { ...pod, spec: daemonSpec(pod.spec, node) } },
        say('SuccessfulCreate', `Created pod: ${name.name}`),
      ];
    }),
    ...drop.flatMap((pod): readonly Write[] => [
      { verb: 'delete', object: pod },
      say('SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`),
    ]),
  ];
}

function statusOf({ set, nodes, pods, now, hash }: Daemons): StoredObject['status'] {
  const count = { desired: 0, current: 0, misplaced: 0, ready: 0, updated: 0, available: 0 };
  for (const node of nodes) {
    const first = (pods.get(node.metadata.name) ?? []).toSorted(oldestFirst)[0];
    const { run } = shouldRun(set, node);
    if (run) count.desired += 1;
    if (first === undefined) continue;
    if (!run) {
      count.misplaced += 1;
      continue;
    }
    count.current += 1;
    if (isReady(first)) count.ready += 1;
    if (isReady(first) && isAvailable(first, set.spec.minReadySeconds ?? 0, now)) count.available += 1;
    if (isUpdated(first, set, hash)) count.updated += 1;
  }
  const away = count.desired - count.available;
  return {
    currentNumberScheduled: count.current,
    numberMisscheduled: count.misplaced,
    desiredNumberScheduled: count.desired,
    numberReady: count.ready,
    observedGeneration: set.metadata.generation,
    ...(count.updated > 0 ? { updatedNumberScheduled: count.updated } : {}),
    ...(count.available > 0 ? { numberAvailable: count.available } : {}),
    ...(away > 0 ? { numberUnavailable: away } : {}),
  };
}

/** What of a node decides about daemons. */
const traits = ({ metadata, spec }: StoredObject): unknown => [
  metadata.labels,
  spec?.taints,
  spec?.unschedulable,
];

export const daemonSet: Controller<BackOff> = {
  name: COMPONENT,
  watches: {
    DaemonSet: itself,
    Pod: eitherSide((pod, snapshot) => {
      const owner = controllerOf(pod);
      if (owner !== undefined)
        return owner.kind === 'DaemonSet' ? [`${pod.metadata.namespace ?? ''}/${owner.name}`] : [];
      return snapshot
        .list('DaemonSet', pod.metadata.namespace)
        .filter(set => matchesSelector(set.spec.selector, pod.metadata.labels))
        .map(keyOf);
    }),
    Node: ({ type, object, previous }, snapshot) =>
      type === 'MODIFIED' && previous !== undefined && sameJson(traits(object), traits(previous))
        ? []
        : snapshot.list('DaemonSet').map(keyOf),
  },
  reconcile(key, snapshot: Snapshot, now, dice, memory = {}) {
    const set = objectOf(snapshot, 'DaemonSet', key);
    if (set === undefined || isTerminating(set)) return { writes: [] };
    const everyone = claimable(snapshot, set);
    const claimed = claims(set, everyone);
    if (claimed.length > 0) return { writes: claimed, memory };
    const own = everyone.filter(pod => isControlledBy(pod, set));
    const revisions = revisionsOf(set, snapshot);
    const pods = new Map<string, StoredObject[]>();
    for (const pod of own) {
      if (isFinished(pod) && isTerminating(pod)) continue;
      pods.set(nodeOf(pod), [...(pods.get(nodeOf(pod)) ?? []), pod]);
    }
    const daemons: Daemons = {
      set,
      nodes: snapshot.list('Node'),
      pods,
      hash: revisions.update.hash,
      now,
      snapshot,
    };
    const managed = manage(daemons, memory);
    const quiet = managed.make.length + managed.drop.length === 0;
    const rolled = quiet ? rollingUpdate(daemons) : { make: [], drop: [] };
    const live = new Set(own.map(pod => pod.metadata.labels?.[REVISION_LABEL]));
    const minReady: number = set.spec.minReadySeconds ?? 0;
    return {
      writes: [
        ...revisions.writes,
        ...managed.events,
        ...syncNodes(daemons, [...managed.make, ...rolled.make], [...managed.drop, ...rolled.drop], dice),
        ...truncateHistory(
          revisions,
          set.spec.revisionHistoryLimit ?? 10,
          ({ name, hash }) => name === revisions.update.name || live.has(hash),
        ),
        { verb: 'status', object: { ...set, status: { ...set.status, ...BLANK, ...statusOf(daemons) } } },
      ],
      memory: managed.backOff,
      wakeAt: own.reduce((soonest, pod) => earlier(soonest, availableAt(pod, minReady, now)), managed.wakeAt),
    };
  },
};

/** Counts that are left out when they are 0. */
const BLANK = { updatedNumberScheduled: undefined, numberAvailable: undefined, numberUnavailable: undefined };

/**
 * Pods that have been there for a while, each with what became of it: ready, or one of the ways in which pods are not.
 * Their statuses are written by the kubelet's and the scheduler's own code, asked at that time. Used by every scenario.
 * A pod that is starting, or leaving, stays so for five minutes: long enough to be looked at.
 */
import { keyOf } from '../controllers/key.ts';
import { addressIn } from '../controllers/pod-address.ts';
import { CRASH, READINESS, READY_AFTER, SANDBOX_AFTER, STOP_AFTER } from '../controllers/pod-annotations.ts';
import { NO_PROBES, type PodRun, readyTogether } from '../controllers/pod-run.ts';
import { podStatus } from '../controllers/pod-status.ts';
import { scheduler } from '../controllers/scheduler.ts';
import type { DraftObject, StoredObject } from '../object.ts';
import { SECOND, type Stage } from './scenario.ts';

/** What became of a pod. Times are milliseconds before the story starts. */
export type Fate =
  /** Its sandbox is being made: no address yet. */
  | { readonly type: 'creating' }
  /** Its containers run and have not been ready yet. */
  | { readonly type: 'starting' }
  /** It was ready and has failed its readiness probe since. */
  | { readonly type: 'unready'; readonly since: number }
  | { readonly type: 'crashing'; readonly restarts: number }
  /** Asked to go, still answering. */
  | { readonly type: 'leaving'; readonly since: number }
  /** Ended by itself after that many milliseconds. */
  | { readonly type: 'finished'; readonly ranFor: number };

export interface PodPlace {
  /** The end of its name, after the owner's and a hyphen. */
  readonly suffix: string;
  /** Unset: no node takes it, as the scheduler will say. */
  readonly node?: string;
  /** Unset: the node's own (host network). */
  readonly ip?: string;
  readonly age: number;
  /** Unset: it is ready. */
  readonly fate?: Fate;
}

/** Milliseconds from creation to readiness in the past. */
export const START_UP = 4 * SECOND;
const LONG = 300;
/** How long ago a container in its back-off ended. */
const LAST_CRASH = 15 * SECOND;

/** What the simulated kubelet must know of a pod, so that it goes on as it is. */
function annotationsFor(fate: Fate | undefined): Readonly<Record<string, string>> | undefined {
  switch (fate?.type) {
    case 'creating':
      return { [SANDBOX_AFTER]: String(LONG) };
    case 'starting':
      return { [READY_AFTER]: String(LONG) };
    case 'unready':
      return { [READINESS]: 'fail' };
    case 'crashing':
      return { [CRASH]: 'true' };
    case 'leaving':
      return { [STOP_AFTER]: String(LONG) };
    default:
      return undefined;
  }
}

const withAnnotations = <T extends DraftObject | StoredObject>(pod: T, fate: Fate | undefined): T => {
  const more = annotationsFor(fate);
  if (more === undefined) return pod;
  return { ...pod, metadata: { ...pod.metadata, annotations: { ...pod.metadata.annotations, ...more } } };
};

const at = (pod: StoredObject, now: PodRun['now'], more: Partial<PodRun> = {}): PodRun => ({
  uid: pod.metadata.uid,
  now,
  pullFailures: 0,
  restarts: 0,
  failures: 0,
  lastExit: undefined,
  init: [],
  ...more,
});

function hostOf(stage: Stage, pod: DraftObject | StoredObject, node: string): StoredObject {
  const host = stage.held.get('Node', undefined, node);
  if (host === undefined)
    throw new Error(`the scenario puts ${pod.metadata.name} on ${node}, which is not there`);
  return host;
}

/** The node's own addresses, or the same place in each of its ranges. */
function addressesOn(host: StoredObject, ip: string | undefined): readonly string[] {
  if (ip === undefined)
    return host.status.addresses.flatMap((one: { type: string; address: string }) =>
      one.type === 'InternalIP' ? [one.address] : [],
    );
  const [, ...others]: readonly string[] = host.spec.podCIDRs;
  return [ip, ...others.map(range => addressIn(range, Number(ip.slice(ip.lastIndexOf('.') + 1))))];
}

/** Lets that become of a pod that is ready, or of one of a scenario that was there before. */
export function befall(stage: Stage, pod: StoredObject, fate: Fate): StoredObject {
  const told = annotationsFor(fate) === undefined ? pod : stage.change(withAnnotations(pod, fate), 0);
  return happen(stage, told, fate);
}

function happen(stage: Stage, pod: StoredObject, fate: Fate): StoredObject {
  const host = hostOf(stage, pod, pod.spec.nodeName);
  const ips: readonly string[] = pod.status.podIPs.map(({ ip }: { ip: string }) => ip);
  const startedAt = Date.parse(pod.status.containerStatuses[0]?.state.running?.startedAt);
  const tell = (run: PodRun, age: number) =>
    stage.tell(pod, podStatus(pod, run, host, ips, stage.now - age), age);
  switch (fate.type) {
    case 'unready':
      return tell(
        at(pod, { stage: 'running', startedAt, readyAt: new Map(), exit: undefined, probes: NO_PROBES }),
        fate.since,
      );
    case 'crashing': {
      const { restarts } = fate;
      const finishedAt = stage.now - LAST_CRASH;
      const lastExit = { code: 1, startedAt: finishedAt - SECOND, finishedAt };
      const waits = { stage: 'back-off', told: true, until: stage.now, retryAt: stage.now } as const;
      return tell(at(pod, waits, { restarts, failures: restarts, lastExit }), LAST_CRASH);
    }
    case 'leaving': {
      const marked = stage.remove(pod, fate.since, LONG);
      const observedGeneration = marked.metadata.generation;
      return stage.tell(marked, { ...marked.status, observedGeneration }, fate.since);
    }
    case 'finished': {
      const finishedAt = startedAt + fate.ranFor;
      const lastExit = { code: 0, startedAt, finishedAt };
      return tell(at(pod, { stage: 'ended', code: 0 }, { lastExit }), stage.now - finishedAt);
    }
    default:
      return pod;
  }
}

function putWaiting(stage: Stage, draft: DraftObject, age: number): StoredObject {
  const pod = stage.put(draft, age);
  stage.finish(scheduler, keyOf(pod), age);
  const now = stage.held.get('Pod', pod.metadata.namespace, pod.metadata.name);
  if (now?.spec.nodeName)
    throw new Error(`${pod.metadata.name} should wait, but ${now.spec.nodeName} has room for it`);
  return now ?? pod;
}

export function putPod(stage: Stage, draft: DraftObject, place: PodPlace): StoredObject {
  const { node, ip, age, fate } = place;
  if (node === undefined) return putWaiting(stage, draft, age);
  const host = hostOf(stage, draft, node);
  const pod = stage.put(withAnnotations({ ...draft, spec: { ...draft.spec, nodeName: node } }, fate), age);
  const created = stage.now - age;
  const begun = podStatus(pod, at(pod, { stage: 'creating', until: created }), host, [], created);
  const told = stage.tell(pod, begun, age);
  if (fate?.type === 'creating') return told;
  const ready = created + START_UP;
  const waits = fate?.type === 'starting' || fate?.type === 'crashing';
  const readyAt = waits ? new Map<string, number>() : readyTogether(pod, ready);
  const startedAt = ready - 2 * SECOND;
  const running = at(pod, { stage: 'running', startedAt, readyAt, exit: undefined, probes: NO_PROBES });
  const up = stage.tell(told, podStatus(told, running, host, addressesOn(host, ip), ready), age - START_UP);
  return fate === undefined ? up : happen(stage, up, fate);
}

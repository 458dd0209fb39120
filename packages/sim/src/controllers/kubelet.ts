/**
 * What the kubelet of each node does with the pods bound to it (kubernetes `pkg/kubelet`): sandbox and address, image pull, start,
 * readiness, restarts with back-off, graceful end. A replacement takes about three to five seconds.
 * A terminating pod goes on answering (and stays Ready) until its app has ended, as upstream; then its last status is written and it is deleted.
 * A kubelet that is stopped (node annotation `sim.switchboard/kubelet: stopped`) does nothing at all.
 */
import type { StoreChange } from '../change-log.ts';
import type { Controller, Dice, Snapshot, Verdict, Write } from '../controller.ts';
import { between } from '../dice.ts';
import type { StoredObject } from '../object.ts';
import { exit, kill, waitOn } from './container-restart.ts';
import { announceEphemeral } from './ephemeral-containers.ts';
import { announceImage, endPull, retryPull, startPull } from './image-pull.ts';
import { finishInit, initialize, retryInit } from './init-containers.ts';
import { keyOf, objectOf } from './key.ts';
import { allocateAddresses } from './pod-address.ts';
import { crashes, failsReadiness } from './pod-annotations.ts';
import { environmentProblem, mountProblem } from './pod-references.ts';
import * as run from './pod-run.ts';
import { containersOf, type Scene, say, sayForEach } from './pod-scene.ts';
import { isFinished, isTerminating } from './pod-state.ts';
import { answering, podStatus } from './pod-status.ts';
import { probe } from './prober.ts';

export const KUBELET = 'sim.switchboard/kubelet';

export const kubeletRuns = (node: StoredObject | undefined): node is StoredObject =>
  node !== undefined && node.metadata.annotations?.[KUBELET] !== 'stopped';

/** 128 + SIGTERM */
const TERMINATED = 143;

/** Upstream comes back about every ten seconds. */
const CONFIG_RETRY_MS = 12_000;

function start(held: run.PodRun, scene: Scene): run.PodRun {
  for (const container of containersOf(scene.pod)) {
    const problem = environmentProblem(container, scene.pod, scene.snapshot);
    if (problem === undefined) continue;
    say(scene, 'Failed', `Error: ${problem}`, container);
    const until = scene.now + CONFIG_RETRY_MS;
    const reason = 'CreateContainerConfigError';
    return { ...held, now: { stage: 'config-failed', container: container.name, reason, problem, until } };
  }
  if (held.lastExit !== undefined)
    for (const container of containersOf(scene.pod)) announceImage(container, scene);
  sayForEach(scene, 'Created', () => 'Container created');
  sayForEach(scene, 'Started', () => 'Container started');
  const more = held.lastExit === undefined ? 0 : 1;
  const [restarts, failures] = [held.restarts + more, held.failures + more];
  return {
    ...held,
    restarts,
    failures,
    now: run.runContainers(scene.pod, scene.node, scene.now, scene.dice),
  };
}

/** One step, if its time has come; the same value otherwise. */
function step(held: run.PodRun, hasAddress: boolean, scene: Scene): run.PodRun {
  const { pod, now } = scene;
  const stage = held.now;
  if (stage.stage !== 'ended' && stage.stage !== 'running' && now < stage.until) return held;
  switch (stage.stage) {
    case 'ended':
      return held;
    case 'running':
      return react(held, stage, scene);
    case 'creating': {
      if (!hasAddress) return { ...held, now: { stage: 'creating', until: now + 5_000 } };
      return initialize({ ...held, init: [] }, 0, scene);
    }
    case 'initializing':
      return finishInit(held, stage, scene);
    case 'init-back-off':
      return retryInit(held, stage, scene);
    case 'config-failed':
      return { ...held, now: startPull(scene) };
    case 'pull-failed':
      return retryPull(held, stage, scene);
    case 'pulling':
      return endPull(held, stage, scene);
    case 'starting':
      return start(held, scene);
    case 'back-off':
      return waitOn(held, stage, scene);
    case 'stopping': {
      // Servers end in peace; work that is cut short has not been done.
      const code = (pod.spec.restartPolicy ?? 'Always') === 'Always' ? 0 : TERMINATED;
      const lastExit =
        stage.running === undefined
          ? held.lastExit
          : { code, startedAt: stage.running.startedAt, finishedAt: now };
      return { ...held, lastExit, now: { stage: 'ended', code: stage.running === undefined ? 0 : code } };
    }
  }
}

/** A running pod answers to its annotations and to its own end. */
function react(held: run.PodRun, stage: run.Running, scene: Scene): run.PodRun {
  const { pod, now, dice } = scene;
  if (stage.exit !== undefined && stage.exit.at <= now) return exit(held, stage, stage.exit.code, scene);
  if (stage.exit === undefined && crashes(pod))
    return { ...held, now: { ...stage, exit: { at: now + between(dice, 600, 1500), code: 1 } } };
  return withProbes(held, stage, scene, running => running);
}

function withProbes(
  held: run.PodRun,
  before: run.Running,
  scene: Scene,
  next: (running: run.Running) => run.Stage,
): run.PodRun {
  const { probes, dead } = probe(before, scene);
  const readyAt = readiness(before, scene);
  if (probes === before.probes && readyAt === before.readyAt) return held;
  const running = { ...before, probes, readyAt };
  return { ...held, now: next(dead === undefined ? running : kill(running, dead, scene)) };
}

function readiness({ readyAt }: run.Running, { pod, now, dice }: Scene): run.ReadinessTimes {
  const gated = run.gatedContainers(pod);
  if (failsReadiness(pod)) {
    const kept = [...readyAt].filter(([name]) => !gated.includes(name));
    return kept.length === readyAt.size ? readyAt : new Map(kept);
  }
  const regained = gated.filter(name => !readyAt.has(name));
  if (regained.length === 0) return readyAt;
  const times = regained.map(name => [name, now + between(dice, 800, 1800)] as const);
  return new Map([...readyAt, ...times]);
}

/** Probes go on until the app has ended. */
const stillAnswers = (
  held: run.PodRun,
  stage: Extract<run.Stage, { stage: 'stopping' }>,
  before: run.Running,
  scene: Scene,
): run.PodRun => withProbes(held, before, scene, running => ({ ...stage, running }));

/** Asked to go: SIGTERM now, gone when the app has ended, at the latest when the grace period is over. */
function terminate(held: run.PodRun, scene: Scene): run.PodRun {
  const { pod, now, dice } = scene;
  const stage = held.now;
  if (stage.stage === 'ended') return held;
  const deadline = Date.parse(pod.metadata.deletionTimestamp ?? '');
  if (stage.stage === 'stopping') {
    const sooner = Math.min(stage.until, Math.max(now, deadline));
    return sooner === stage.until ? held : { ...held, now: { ...stage, until: sooner } };
  }
  const running = answering(stage);
  if (running !== undefined) sayForEach(scene, 'Killing', ({ name }) => `Stopping container ${name}`);
  const time = running === undefined ? between(dice, 100, 300) : run.stopTime(pod, dice);
  const until = Math.max(now, Math.min(now + time, deadline));
  return { ...held, now: { stage: 'stopping', until, running } };
}

function addressesOf(held: run.PodRun, scene: Scene): readonly string[] {
  const { pod, node, snapshot, now } = scene;
  const known: readonly string[] = (pod.status?.podIPs ?? []).map(({ ip }: { ip: string }) => ip);
  if (known.length > 0) return known;
  if (held.now.stage !== 'creating' || now < held.now.until) return [];
  if (pod.spec.hostNetwork === true)
    return (node.status?.addresses ?? [])
      .filter((address: { type: string }) => address.type === 'InternalIP')
      .map((address: { address: string }) => address.address);
  const unmounted = mountProblem(pod, snapshot);
  if (unmounted !== undefined) {
    say(scene, 'FailedMount', unmounted);
    return [];
  }
  const allocation = allocateAddresses(node, snapshot);
  if (allocation === undefined) {
    say(
      scene,
      'FailedCreatePodSandBox',
      'Failed to create pod sandbox: plugin type="host-local" failed (add): no IP addresses available in range set',
    );
    return [];
  }
  scene.writes.push(...allocation.writes);
  return allocation.addresses;
}

function wakeOf({ now: stage }: run.PodRun, now: number): number | undefined {
  if (stage.stage === 'ended') return undefined;
  const running = answering(stage);
  const times = [
    ...(stage.stage === 'running' ? [] : [stage.until]),
    ...(running?.readyAt.values() ?? []),
    ...[...(running?.probes.values() ?? [])].map(({ due }) => due),
    ...(running?.exit === undefined ? [] : [running.exit.at]),
  ].filter(at => at > now);
  return times.length === 0 ? undefined : Math.min(...times);
}

const goodbye = (object: StoredObject): Write => ({ verb: 'delete', object, graceSeconds: 0 });

const podsOf = ({ object }: StoreChange, snapshot: Snapshot): readonly string[] =>
  snapshot.having('node', object.metadata.name).map(keyOf);

export const kubelet: Controller<run.PodRun> = {
  name: 'kubelet',
  watches: {
    Pod: ({ object }) => (object.spec.nodeName ? [keyOf(object)] : []),
    Node: (change, snapshot) =>
      change.type === 'MODIFIED' && kubeletRuns(change.previous) === kubeletRuns(change.object)
        ? []
        : podsOf(change, snapshot),
  },
  reconcile(
    key: string,
    snapshot: Snapshot,
    now: number,
    dice: Dice,
    memory: run.PodRun | undefined,
  ): Verdict<run.PodRun> {
    const pod = objectOf(snapshot, 'Pod', key);
    if (pod === undefined || !pod.spec.nodeName) return { writes: [] };
    const node = snapshot.get('Node', undefined, pod.spec.nodeName);
    if (!kubeletRuns(node)) return { writes: [], memory };
    if (isFinished(pod)) return { writes: isTerminating(pod) ? [goodbye(pod)] : [] };

    const scene: Scene = { pod, node, snapshot, now, dice, writes: [] };
    let held = memory?.uid === pod.metadata.uid ? memory : run.resume(pod, now, dice);
    if (isTerminating(pod)) held = terminate(held, scene);
    const addresses = addressesOf(held, scene);
    const { now: stage } = held;
    if (stage.stage === 'stopping' && stage.running !== undefined && now < stage.until)
      held = stillAnswers(held, stage, stage.running, scene);
    for (let next = step(held, addresses.length > 0, scene); next !== held; ) {
      held = next;
      next = step(held, addresses.length > 0, scene);
    }
    if (answering(held.now) !== undefined) announceEphemeral(scene);
    scene.writes.push({
      verb: 'status',
      object: { ...pod, status: podStatus(pod, held, node, addresses, now) },
    });
    if (held.now.stage === 'ended' && isTerminating(pod)) scene.writes.push(goodbye(pod));
    return { writes: scene.writes, wakeAt: wakeOf(held, now), memory: held };
  },
};

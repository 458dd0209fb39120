/**
 * Containers that end and are started again, or are made to (kubernetes `pkg/kubelet/kuberuntime/kuberuntime_manager.go`: computePodActions, doBackOff):
 * the first restart comes at once, the next after 10 s, doubled up to five minutes; ten good minutes clear the record. Called by the kubelet's steps.
 */
import { endingOf } from './container-health.ts';
import * as run from './pod-run.ts';
import { type Scene, say, sayForEach } from './pod-scene.ts';
import type { Probed } from './prober.ts';

export function exit(held: run.PodRun, from: run.Running, code: number, scene: Scene): run.PodRun {
  const { pod, now, dice } = scene;
  const lastExit = { code, startedAt: from.startedAt, finishedAt: now };
  const policy = pod.spec.restartPolicy ?? 'Always';
  if (policy === 'Never' || (policy === 'OnFailure' && code === 0))
    return { ...held, lastExit, now: { stage: 'ended', code } };
  const failures = now - from.startedAt < 600_000 ? held.failures : 0;
  if (failures === 0) return { ...held, failures, lastExit, now: run.startContainers(now, dice) };
  const retryAt = now + run.backOff(failures);
  return { ...held, lastExit, now: { stage: 'back-off', told: false, until: now + 1_000, retryAt } };
}

/** A sync that finds nothing to do but to wait comes again when it is over, or after a minute. */
const RESYNC_MS = 60_000;

export function waitOn(
  held: run.PodRun,
  { retryAt }: Extract<run.Stage, { stage: 'back-off' }>,
  scene: Scene,
): run.PodRun {
  const { pod, now, dice } = scene;
  if (now >= retryAt) return { ...held, now: run.startContainers(now, dice) };
  sayForEach(
    scene,
    'BackOff',
    ({ name }) =>
      `Back-off restarting failed container ${name} in pod ${pod.metadata.name}_${pod.metadata.namespace}(${held.uid})`,
  );
  return {
    ...held,
    now: { stage: 'back-off', told: true, until: Math.min(retryAt, now + RESYNC_MS), retryAt },
  };
}

/** The container is told to end, so that it can begin anew (`pkg/kubelet/kuberuntime/kuberuntime_manager.go`: computePodActions). */
export function kill(stage: run.Running, container: Probed, scene: Scene): run.Running {
  const { pod, now, dice } = scene;
  const again = pod.spec.restartPolicy === 'Never' ? '' : ', will be restarted';
  say(scene, 'Killing', `Container ${container.name} failed liveness probe${again}`, container);
  const { code, stubborn } = endingOf(container);
  const grace: number =
    container.livenessProbe?.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30;
  const time = stubborn ? grace * 1000 : Math.min(run.stopTime(pod, dice), grace * 1000);
  return { ...stage, exit: { at: now + time, code, killed: true } };
}

/**
 * The one word for a pod, by the rules by which kubectl chooses its STATUS (kubernetes pkg/printers printPod): a deleted pod is terminating unless it has
 * ended; an ended one says how; else what fails, else whether it is ready. Laws P9 and P13.
 */
import type { PodObject } from '../kubernetes/object.ts';
import type { PodState } from '../topology.ts';

/** Reasons that mean: somebody has to do something, it will not come up by waiting. */
const failures: ReadonlySet<string> = new Set([
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'ContainerCannotRun',
  'StartError',
  'PreCreateHookError',
  'PreStartHookError',
  'PostStartHookError',
  'Error',
  'OOMKilled',
  'DeadlineExceeded',
]);

/** @param silent its node does not answer. */
export function podState(pod: PodObject, silent: boolean): PodState {
  if (pod.phase === 'Succeeded') return 'finished';
  if (pod.phase === 'Failed') return 'failed';
  if (pod.meta.deletion !== undefined) return pod.reason === 'NodeLost' ? 'unknown' : 'terminating';
  if (pod.phase === 'Unknown' || silent) return 'unknown';
  if (pod.node === undefined) return 'pending';
  if (isFailure(pod.reason)) return 'failing';
  if (pod.ready === true) return 'ready';
  return hasBeenReady(pod) ? 'not-ready' : 'starting';
}

function isFailure(reason: string | undefined): boolean {
  if (reason === undefined) return false;
  const word = reason.startsWith('Init:') ? reason.slice('Init:'.length) : reason;
  if (failures.has(word) || word.startsWith('Signal:')) return true;
  return word.startsWith('ExitCode:') && word !== 'ExitCode:0';
}

/** All containers run, and Ready turned false after they had started: so it was true in between. */
function hasBeenReady(pod: PodObject): boolean {
  if (pod.phase !== 'Running' || pod.ready !== false) return false;
  return pod.started !== undefined && pod.readySince !== undefined && pod.readySince > pod.started;
}

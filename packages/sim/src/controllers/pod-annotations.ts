/**
 * What annotations tell a pod to do, so that stories can be told. The words of `switchboard.dev/` mean the same to the fake kubelet that stands
 * beside a real control plane (its stages are in `e2e/control-plane/stages`); those of `sim.switchboard/` are understood here only.
 */
import type { StoredObject } from '../object.ts';

/** `fail`: the readiness probe fails as long as it stands there. */
export const READINESS = 'sim.switchboard/readiness';
/** `fail`: the liveness probes fail as long as it stands there; containers without one go on. */
export const LIVENESS = 'sim.switchboard/liveness';
/** Any value but "false": the containers exit with 1 soon after each start. */
export const CRASH = 'sim.switchboard/crash';
/** Seconds that the app needs to end after SIGTERM. */
export const STOP_AFTER = 'sim.switchboard/stop-after';
/** Seconds until the sandbox is made: what a volume that is slow to attach costs. No address before. */
export const SANDBOX_AFTER = 'sim.switchboard/sandbox-after';
/** Seconds from the start of the container until its readiness probe succeeds. */
export const READY_AFTER = 'sim.switchboard/ready-after';
/** Seconds that the containers run before they exit by themselves. */
export const RUN_FOR = 'sim.switchboard/run-for';
export const EXIT_CODE = 'sim.switchboard/exit-code';

const SHARED = 'switchboard.dev/';

export const annotation = (pod: StoredObject, name: string): string | undefined =>
  pod.metadata.annotations?.[name];

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A Go duration ("1h30m", "200ms") in milliseconds; undefined when it is none. */
export function durationOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return undefined;
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
}

function seconds(pod: StoredObject, name: string): number | undefined {
  const text = annotation(pod, name);
  const value = Number(text);
  return text === undefined || !(value >= 0) ? undefined : value * 1000;
}

export const failsReadiness = (pod: StoredObject): boolean =>
  annotation(pod, READINESS) === 'fail' || annotation(pod, `${SHARED}ready`) === 'false';

export const failsLiveness = (pod: StoredObject): boolean => annotation(pod, LIVENESS) === 'fail';

export const crashes = (pod: StoredObject): boolean =>
  (annotation(pod, CRASH) ?? 'false') !== 'false' || annotation(pod, `${SHARED}crash`) === 'true';

/** Milliseconds, each undefined where nothing is told. */
export const toldDelays = (pod: StoredObject) => ({
  sandbox: seconds(pod, SANDBOX_AFTER),
  ready: durationOf(annotation(pod, `${SHARED}start-delay`)) ?? seconds(pod, READY_AFTER),
  stop: durationOf(annotation(pod, `${SHARED}delete-delay`)) ?? seconds(pod, STOP_AFTER),
  run: seconds(pod, RUN_FOR),
});

/** The kubelet of that node says nothing more about it; its pods go on. */
export const isSilent = (node: StoredObject): boolean => annotation(node, `${SHARED}silent`) === 'true';

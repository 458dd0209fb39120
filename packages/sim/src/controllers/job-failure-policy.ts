/**
 * What the failure of a pod means to its Job (kubernetes `pkg/controller/job/pod_failure_policy.go`): the first rule that matches counts it,
 * ignores it or fails the Job; without a match it counts.
 */
import type { StoredObject } from '../object.ts';
import { type Condition, conditionsOf } from './condition.ts';

interface ExitCodes {
  readonly containerName?: string;
  readonly operator: string;
  readonly values: readonly number[];
}

interface Rule {
  readonly action: string;
  readonly onExitCodes?: ExitCodes;
  readonly onPodConditions?: readonly Condition[];
}

interface Status {
  readonly name: string;
  readonly state?: { readonly terminated?: { readonly exitCode: number } };
}

export interface Judgement {
  readonly counts: boolean;
  /** Why the Job fails at once. */
  readonly fails?: string;
}

function exitOf(
  { status = {} }: StoredObject,
  { containerName, operator, values }: ExitCodes,
): Status | undefined {
  const statuses: readonly Status[] = [
    ...(status.containerStatuses ?? []),
    ...(status.initContainerStatuses ?? []),
  ];
  return statuses.find(({ name, state }) => {
    const code = state?.terminated?.exitCode ?? 0;
    if (code === 0 || (containerName !== undefined && containerName !== name)) return false;
    return operator === 'In' ? values.includes(code) : operator === 'NotIn' && !values.includes(code);
  });
}

/** What of the pod the rule speaks of, in the words of the Job's condition; undefined when it does not match. */
function matched(pod: StoredObject, rule: Rule): string | undefined {
  const id = `${pod.metadata.namespace}/${pod.metadata.name}`;
  if (rule.onExitCodes !== undefined) {
    const found = exitOf(pod, rule.onExitCodes);
    return (
      found &&
      `Container ${found.name} for pod ${id} failed with exit code ${found.state?.terminated?.exitCode}`
    );
  }
  const found = conditionsOf(pod).find(held =>
    (rule.onPodConditions ?? []).some(({ type, status }) => held.type === type && held.status === status),
  );
  return found && `Pod ${id} has condition ${found.type}`;
}

export function judge(pod: StoredObject, job: StoredObject): Judgement {
  const rules: readonly Rule[] = job.spec.podFailurePolicy?.rules ?? [];
  for (const [index, rule] of rules.entries()) {
    const what = matched(pod, rule);
    if (what === undefined) continue;
    if (rule.action === 'FailJob')
      return { counts: true, fails: `${what} matching ${rule.action} rule at index ${index}` };
    return { counts: rule.action !== 'Ignore' };
  }
  return { counts: true };
}

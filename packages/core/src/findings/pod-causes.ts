/** The rules that say why a pod is not ready, the first of which that holds speaks for the pod. */
import type { RuleId } from './messages/en.ts';

export const podCauses: readonly RuleId[] = [
  'pod-on-unready-node',
  'pod-node-missing',
  'pod-unschedulable',
  'pod-crash-looping',
  'pod-image-pull-failing',
  'pod-container-config-error',
  'pod-init-blocked',
  'pod-probe-port-unresolved',
  'pod-readiness-gate-pending',
  'pod-readiness-failing',
  'pod-stuck-terminating',
];

/** Rules of which `findings.test.ts` shows no state made of manifests, each with where it is shown instead, or why a control plane without kubelets and dataplanes cannot show it. */
import type { RuleId } from '@switchboard/core/findings/messages/en';

export const beyond: ReadonlyMap<RuleId, string> = new Map([
  ['cluster-dns-no-endpoints', 'there is one DNS for the whole cluster: shown when all else was judged'],
  [
    'ingress-default-class-ambiguous',
    'a default class is one for the whole cluster: shown when all else was judged',
  ],
  ['svc-slices-out-of-sync', 'the controller has to stop: shown at the very end'],
  [
    'endpoint-address-other-namespace',
    'the address of a pod is known once it runs: shown when all else was judged',
  ],
  ['ingress-tls-secret-missing', 'Secrets are never read from a cluster: shown of what kubectl get prints'],
  ['ingress-tls-secret-invalid', 'Secrets are never read from a cluster: shown of what kubectl get prints'],
  ['nginx-auth-secret-missing', 'Secrets are never read from a cluster: shown of what kubectl get prints'],
  [
    'endpoints-truncated',
    'the controller truncates beyond 1,000 addresses: more pods than these three nodes hold',
  ],
  [
    'svc-dual-stack-family-empty',
    'the control plane has one family of addresses, and refuses Services of two',
  ],
]);

/** The rules that say why nobody picks up at a Service: what follows for doors and routes is explained by these. */
import type { RuleId } from './messages/en.ts';

export const serviceCauses: readonly RuleId[] = [
  'svc-selector-matches-no-pods',
  'svc-workload-scaled-to-zero',
  'svc-workload-cannot-create-pods',
  'svc-no-ready-endpoints',
  'svc-only-terminating-endpoints',
  'svc-target-port-name-unresolved',
  'svc-port-name-not-in-endpoints',
  'svc-selectorless-no-endpoints',
  'svc-slices-out-of-sync',
  'endpoints-not-mirrored',
  'endpointslice-fqdn-ignored',
  'endpointslice-family-unused',
  'endpointslice-port-unset',
];

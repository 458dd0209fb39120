/** Rules that say why a Service port has no line, the first that holds speaking: in the order in which somebody would look for it. */
import type { RuleId } from '../findings/messages/en.ts';

export const endpointRules: readonly RuleId[] = [
  'svc-workload-scaled-to-zero',
  'svc-workload-cannot-create-pods',
  'svc-selector-matches-no-pods',
  'svc-target-port-name-unresolved',
  'svc-port-name-not-in-endpoints',
  'endpoints-not-mirrored',
  'endpointslice-fqdn-ignored',
  'endpointslice-family-unused',
  'endpointslice-port-unset',
  'svc-selectorless-no-endpoints',
  'svc-no-ready-endpoints',
  'svc-slices-out-of-sync',
];

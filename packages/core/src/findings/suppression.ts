/**
 * Cause over effect: which findings are not told where another one says why. Both are about the same object, and about the same part of it or one of them about all of
 * it. Rules do not know of each other; this table does. Called by `judge`.
 */
import { type Finding, nameOf, type ObjectRef } from './finding.ts';
import type { RuleId } from './messages/en.ts';

type Row = readonly [by: readonly RuleId[], over: readonly RuleId[]];

/** Each silences all that stand to its right. */
const chain = (...rules: readonly RuleId[]): readonly Row[] =>
  rules.slice(0, -1).map((rule, place): Row => [[rule], rules.slice(place + 1)]);

const table: readonly Row[] = [
  [['svc-workload-cannot-create-pods'], ['workload-pods-refused']],
  [['svc-workload-scaled-to-zero', 'svc-workload-cannot-create-pods'], ['svc-selector-matches-no-pods']],
  [
    ['svc-selector-matches-no-pods', 'svc-workload-scaled-to-zero', 'svc-workload-cannot-create-pods'],
    ['svc-no-ready-endpoints', 'svc-port-name-not-in-endpoints', 'svc-slices-out-of-sync'],
  ],
  [['svc-target-port-name-unresolved'], ['svc-no-ready-endpoints', 'svc-port-name-not-in-endpoints']],
  [
    ['endpoints-not-mirrored', 'endpointslice-fqdn-ignored', 'endpointslice-family-unused'],
    ['svc-selectorless-no-endpoints'],
  ],
  [['endpointslice-port-unset'], ['svc-port-name-not-in-endpoints', 'svc-no-ready-endpoints']],
  ...chain('svc-no-ready-endpoints', 'svc-only-terminating-endpoints', 'svc-some-endpoints-not-ready'),
  ...chain(
    'pod-on-unready-node',
    'pod-unschedulable',
    'pod-crash-looping',
    'pod-image-pull-failing',
    'pod-container-config-error',
    'pod-init-blocked',
    'pod-probe-port-unresolved',
    'pod-readiness-gate-pending',
    'pod-readiness-failing',
  ),
  [['ingress-class-missing', 'ingress-class-unset'], ['ingress-no-address']],
  ...chain(
    'ingress-backend-service-missing',
    'ingress-backend-port-missing',
    'ingress-backend-protocol-not-tcp',
    'ingress-backend-no-endpoints',
  ),
  [
    ['gateway-class-missing'],
    ['gateway-not-reconciled', 'gateway-not-programmed', 'gateway-listener-problem'],
  ],
  [['gateway-cert-ref-broken'], ['gateway-listener-problem']],
  ...chain(
    'route-parent-missing',
    'route-no-matching-listener',
    'route-not-allowed',
    'route-hostname-mismatch',
    'route-not-reconciled',
  ),
  ...chain(
    'route-backend-ref-not-permitted',
    'route-backend-service-missing',
    'route-backend-port-missing',
    'route-backend-no-endpoints',
  ),
  ...chain('netpol-service-port-not-target-port', 'netpol-backend-port-blocked', 'netpol-frontend-blocked'),
  [['ingress-backend-external-name'], ['ingress-backend-no-endpoints', 'ingress-backend-port-missing']],
];

/** What a controller says of a route is explained by anything that was worked out of it, whatever part of it that is. */
const computed: readonly RuleId[] = [
  'route-parent-missing',
  'route-no-matching-listener',
  'route-not-allowed',
  'route-hostname-mismatch',
  'route-backend-ref-not-permitted',
  'route-backend-service-missing',
  'route-backend-port-missing',
];

const silencers = new Map<RuleId, readonly RuleId[]>();
for (const [by, over] of table)
  for (const rule of over) silencers.set(rule, [...(silencers.get(rule) ?? []), ...by]);

/** A finding, and the objects besides its subject for which it speaks. */
export interface Spoken {
  readonly finding: Finding;
  readonly speaksFor: readonly ObjectRef[];
}

/** The findings that nobody silences. One that is silenced still silences: the first of a chain speaks for all. */
export function suppress(all: readonly Spoken[]): readonly Finding[] {
  const own = Map.groupBy(all, ({ finding }) => nameOf(finding.subject));
  const others = new Map<string, Spoken[]>();
  for (const spoken of all)
    for (const object of spoken.speaksFor)
      others.set(nameOf(object), [...(others.get(nameOf(object)) ?? []), spoken]);
  const isSilenced = (finding: Finding): boolean => {
    const rules = silencers.get(finding.rule);
    const name = nameOf(finding.subject);
    if (finding.rule === 'route-status-rejected')
      return (own.get(name) ?? []).some(other => computed.includes(other.finding.rule));
    if (rules === undefined) return false;
    const speaks = ({ finding: other }: Spoken): boolean => rules.includes(other.rule);
    return (
      (others.get(name) ?? []).some(speaks) ||
      (own.get(name) ?? []).some(
        other =>
          speaks(other) &&
          (other.finding.discriminator === undefined ||
            finding.discriminator === undefined ||
            other.finding.discriminator === finding.discriminator),
      )
    );
  };
  return all.filter(({ finding }) => !isSilenced(finding)).map(({ finding }) => finding);
}

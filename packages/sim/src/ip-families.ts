/**
 * Of which families a Service has addresses, and under which policy. Called by allocation, before it gives addresses.
 * Follows `initIPFamilyFields` in `pkg/registry/core/service/storage/alloc.go`; the service ranges go with those of the nodes,
 * so the cluster counts as dual stack when its nodes have ranges of both families. IPv4 is the first.
 */
import type { Snapshot } from './controller.ts';
import { type FieldError, invalidValue } from './status.ts';

// biome-ignore lint/suspicious/noExplicitAny: a Service's spec, open like ObjectBody.
type Spec = any;

export type Family = 'IPv4' | 'IPv6';

export interface Families {
  readonly ipFamilies: readonly Family[];
  readonly ipFamilyPolicy: string;
  readonly errors: readonly FieldError[];
}

export const familyOf = (address: string): Family => (address.includes(':') ? 'IPv6' : 'IPv4');

export function isDualStack(held: Snapshot): boolean {
  const ranges: readonly string[] = held.list('Node')[0]?.spec?.podCIDRs ?? [];
  return new Set(ranges.map(familyOf)).size > 1;
}

/** The families named, and where there are fewer of them than addresses, what the others say. */
function stated({ ipFamilies = [], clusterIPs = [] }: Spec): readonly Family[] {
  const addresses: readonly string[] = clusterIPs[0] === 'None' ? [] : clusterIPs;
  return [...ipFamilies, ...addresses.slice(ipFamilies.length).map(familyOf)];
}

/** Of what is wanted, what the cluster cannot give or the policy does not allow. */
function familyErrors(
  spec: Spec,
  asked: readonly Family[],
  policy: string,
  dual: boolean,
): readonly FieldError[] {
  const { clusterIPs = [], ipFamilies = [] } = spec;
  const single = policy === 'SingleStack';
  const many = (count: number, what: string) =>
    single && count === 2
      ? [
          invalidValue(
            'spec.ipFamilyPolicy',
            policy,
            `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`,
          ),
        ]
      : [];
  const early = [
    ...many(clusterIPs.length, 'cluster IPs'),
    ...many(ipFamilies.length, 'IP families'),
    ...asked.flatMap((family, index) =>
      index < ipFamilies.length || dual || family === 'IPv4'
        ? []
        : [
            invalidValue(
              `spec.clusterIPs[${index}]`,
              clusterIPs,
              `${family} is not configured on this cluster`,
            ),
          ],
    ),
  ];
  if (early.length > 0 || isByHand(spec)) return early;
  return [
    ...(policy === 'RequireDualStack' && !dual
      ? [
          invalidValue(
            'spec.ipFamilyPolicy',
            policy,
            'this cluster is not configured for dual-stack services',
          ),
        ]
      : []),
    ...asked.flatMap((family, index) =>
      dual || family === 'IPv4'
        ? []
        : [invalidValue(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster')],
    ),
  ];
}

/** Whose addresses are written by hand may have them of any family, also where the cluster has one only. */
const isByHand = ({ clusterIP, selector }: Spec): boolean =>
  clusterIP === 'None' && Object.keys(selector ?? {}).length === 0;

export function familiesFor(spec: Spec, dual: boolean): Families {
  const asked = stated(spec);
  const byHand = isByHand(spec);
  const ipFamilyPolicy: string = spec.ipFamilyPolicy ?? (byHand ? 'RequireDualStack' : 'SingleStack');
  const first = asked[0] ?? 'IPv4';
  const second = asked[1] ?? (first === 'IPv4' ? 'IPv6' : 'IPv4');
  const errors = familyErrors(spec, asked, ipFamilyPolicy, dual);
  const both = ipFamilyPolicy !== 'SingleStack' && (dual || byHand);
  return { ipFamilies: both ? [first, second] : [first], ipFamilyPolicy, errors };
}

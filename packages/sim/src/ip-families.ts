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

/** What the addresses asked for say, where the families themselves do not. */
function stated({ ipFamilies, clusterIPs, clusterIP }: Spec): readonly Family[] {
  if (ipFamilies?.length > 0) return ipFamilies;
  const asked: readonly string[] = clusterIPs ?? (clusterIP ? [clusterIP] : []);
  return asked.filter(ip => ip !== '' && ip !== 'None').map(familyOf);
}

export function familiesFor(spec: Spec, dual: boolean): Families {
  const asked = stated(spec);
  // Whose addresses are written by hand may have them of any family, also where the cluster has one only.
  const byHand = spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0;
  const implied = byHand || asked.length > 1 ? 'RequireDualStack' : 'SingleStack';
  const ipFamilyPolicy: string = spec.ipFamilyPolicy ?? implied;
  const first = asked[0] ?? 'IPv4';
  const second = asked[1] ?? (first === 'IPv4' ? 'IPv6' : 'IPv4');
  const errors =
    ipFamilyPolicy === 'RequireDualStack' && !dual && !byHand
      ? [
          invalidValue(
            'spec.ipFamilyPolicy',
            'RequireDualStack',
            'this cluster is not configured for dual-stack services',
          ),
        ]
      : [];
  const both = ipFamilyPolicy !== 'SingleStack' && (dual || byHand);
  return { ipFamilies: both ? [first, second] : [first], ipFamilyPolicy, errors };
}

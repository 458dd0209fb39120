/**
 * Whether the cluster IPs that a Service asks for agree with one another and with the families that it names, by `ValidateServiceClusterIPsRelatedFields` and
 * `validateUpgradeDowngradeClusterIPs` of `pkg/apis/core/validation`, in their words. Called before any address is given, and for what an update changes.
 */
import { isIPv4, isIPv6 } from 'node:net';
import type { StoredObject } from '../object.ts';
import { duplicate, type FieldError, invalidValue, notSupported, required } from '../status.ts';
import { NO_ADDRESS } from './address.ts';

type Spec = StoredObject['spec'];

const FAMILIES = ['IPv4', 'IPv6'];
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

const at = (index: number): string => `spec.clusterIPs[${index}]`;

const isAddress = (ip: string): boolean => isIPv4(ip) || isIPv6(ip);

function firstErrors({ clusterIP = '', clusterIPs = [] }: Spec): readonly FieldError[] {
  if (clusterIP === '')
    return clusterIPs.length === 0
      ? []
      : [invalidValue('spec.clusterIPs', clusterIPs, 'must be empty when `clusterIP` is not specified')];
  if (clusterIPs.length === 0) return [required('spec.clusterIPs')];
  return clusterIPs[0] === clusterIP
    ? []
    : [invalidValue('spec.clusterIPs', clusterIPs, 'first value must match `clusterIP`')];
}

export function clusterAddressErrors(spec: Spec): readonly FieldError[] {
  const addresses: readonly string[] = spec.clusterIPs ?? [];
  const families: readonly string[] = spec.ipFamilies ?? [];
  const { ipFamilyPolicy: policy } = spec;
  const isNone = addresses[0] === 'None';
  const wrong = addresses.flatMap((ip, index) => {
    if (index > 0 || !isNone) return isAddress(ip) ? [] : [invalidValue(at(index), ip, NO_ADDRESS)];
    return addresses.length === 1
      ? []
      : [invalidValue('spec.clusterIPs', addresses, "'None' must be the first and only value")];
  });
  const errors = [
    ...firstErrors(spec),
    ...families.flatMap((family, index) => {
      const field = `spec.ipFamilies[${index}]`;
      if (!FAMILIES.includes(family)) return [notSupported(field, family, FAMILIES)];
      return families.indexOf(family) < index ? [duplicate(field, family)] : [];
    }),
    ...(policy === undefined || POLICIES.includes(policy)
      ? []
      : [notSupported('spec.ipFamilyPolicy', policy, POLICIES)]),
    ...wrong,
    ...(addresses.length > 2
      ? [invalidValue('spec.clusterIPs', addresses, 'may only hold up to 2 values')]
      : []),
  ];
  if (wrong.length > 0) return errors;
  const alike = addresses.length > 1 && (addresses.every(isIPv4) || addresses.every(isIPv6));
  return [
    ...errors,
    ...(alike
      ? [invalidValue('spec.clusterIPs', addresses, 'may specify no more than one IP for each IP family')]
      : []),
    ...(isNone
      ? []
      : addresses.flatMap((ip, index) => {
          const family = families[index];
          return family === undefined || (isIPv6(ip) ? 'IPv6' : 'IPv4') === family
            ? []
            : [
                invalidValue(
                  at(index),
                  ip,
                  `expected an ${family} value as indicated by \`ipFamilies[${index}]\``,
                ),
              ];
        })),
  ];
}

/** An address that a Service has, it keeps. */
export function changedAddressErrors(next: StoredObject, before: StoredObject): readonly FieldError[] {
  if ([next, before].some(({ spec }) => spec.type === 'ExternalName')) return [];
  const held: readonly string[] = before.spec.clusterIPs ?? [];
  const asked: readonly string[] = next.spec.clusterIPs ?? [];
  if (held[0] === 'None' && asked[0] === 'None') return [];
  return held.flatMap((ip, index) =>
    index < asked.length && asked[index] !== ip
      ? [invalidValue(at(index), asked, 'may not change once set')]
      : [],
  );
}

/**
 * Addresses that nobody may stand behind: loopback, link-local, unspecified (`ValidateEndpointIP`). Used for Endpoints, slices and Services.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { type FieldError, invalidValue } from '../status.ts';

const isAddress = (ip: unknown): ip is string => typeof ip === 'string' && (isIPv4(ip) || isIPv6(ip));

/** Upstream reads some addresses twice, and says so twice. */
export const NO_ADDRESS = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';

export function addressErrors(ip: unknown, field: string): readonly FieldError[] {
  if (!isAddress(ip)) return [invalidValue(field, ip, NO_ADDRESS)];
  if (ip === '0.0.0.0' || ip === '::') return [invalidValue(field, ip, `may not be unspecified (${ip})`)];
  if (ip.startsWith('127.') || ip === '::1')
    return [invalidValue(field, ip, 'may not be in the loopback range (127.0.0.0/8, ::1/128)')];
  if (ip.startsWith('169.254.') || /^fe[89ab]/i.test(ip))
    return [invalidValue(field, ip, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)')];
  return ip.startsWith('224.0.0.') || /^ff02:/i.test(ip)
    ? [invalidValue(field, ip, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)')]
    : [];
}

/** `IsValidCIDRForLegacyField`. */
export function rangeErrors(range: string, field: string): readonly FieldError[] {
  const [ip, length = '', ...more] = range.split('/');
  const most = isIPv4(ip ?? '') ? 32 : isIPv6(ip ?? '') ? 128 : -1;
  const whole = /^\d+$/.test(length) && Number(length) <= most && more.length === 0;
  return whole
    ? []
    : [invalidValue(field, range, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)')];
}

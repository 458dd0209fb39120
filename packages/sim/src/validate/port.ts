/**
 * Numbers, names and protocols of ports, by apimachinery `pkg/util/validation`, in its words. Used wherever ports are written.
 */
import { type FieldError, invalidValue } from '../status.ts';

export const PROTOCOLS: readonly string[] = ['SCTP', 'TCP', 'UDP'];

export const portErrors = (port: unknown, field: string): readonly FieldError[] =>
  typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535
    ? []
    : [invalidValue(field, port, 'must be between 1 and 65535, inclusive')];

/** The name of a port by RFC 6335 (`validation.IsValidPortName`); "8080" is none. */
export const portNameErrors = (name: string, field: string): readonly FieldError[] =>
  [
    ...(name.length > 15 ? ['must be no more than 15 characters'] : []),
    ...(/^[-a-z0-9]*$/.test(name)
      ? []
      : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
    ...(/[a-z]/.test(name) ? [] : ['must contain at least one letter (a-z)']),
    ...(name.includes('--') ? ['must not contain consecutive hyphens'] : []),
    ...(/^-|-$/.test(name) ? ['must not begin or end with a hyphen'] : []),
  ].map(why => invalidValue(field, name, why));

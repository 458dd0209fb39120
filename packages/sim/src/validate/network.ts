/**
 * The common mistakes in Endpoints, EndpointSlices and Ingresses, by `pkg/apis/{core,discovery,networking}/validation`, in its words.
 */
import { isIPv4, isIPv6 } from 'node:net';
import type { DraftObject, StoredObject } from '../object.ts';
import { duplicate, type FieldError, invalidValue, notSupported, required } from '../status.ts';
import { addressErrors, NO_ADDRESS } from './address.ts';
import { breaks, DNS_LABEL, DNS_SUBDOMAIN, WILDCARD_SUBDOMAIN } from './names.ts';
import { PROTOCOLS, portErrors } from './port.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

/** `needed`: whether each of several ports must have a name. */
function namedPortErrors(
  ports: readonly Part[],
  field: string,
  needed: boolean,
  further?: (port: Part, at: string) => readonly FieldError[],
): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const at = `${field}[${index}]`;
    const again = names.has(port.name ?? '');
    names.add(port.name ?? '');
    const wrong = port.name ? breaks(port.name, DNS_LABEL) : undefined;
    return [
      ...(needed && ports.length > 1 && !port.name ? [required(`${at}.name`)] : []),
      ...(wrong === undefined ? [] : [invalidValue(`${at}.name`, port.name, wrong)]),
      ...(again && (port.name || !needed) ? [duplicate(`${at}.name`, port.name ?? '')] : []),
      ...(further?.(port, at) ?? []),
    ];
  });
}

const protocolErrors = ({ protocol = 'TCP' }: Part, at: string): readonly FieldError[] =>
  PROTOCOLS.includes(protocol) ? [] : [notSupported(`${at}.protocol`, protocol, PROTOCOLS)];

/** What is no address at all is refused by two checks of upstream's. */
const twice = (ip: unknown, field: string): readonly FieldError[] =>
  addressErrors(ip, field).flatMap(error =>
    error.message.endsWith(NO_ADDRESS)
      ? [error, invalidValue(field, ip, 'must be a valid IP address')]
      : [error],
  );

export const endpointsErrors = ({ subsets = [] }: DraftObject): readonly FieldError[] =>
  subsets.flatMap((subset: Part, index: number) => {
    const at = `subsets[${index}]`;
    const { addresses = [], notReadyAddresses = [], ports = [] } = subset;
    return [
      ...(addresses.length + notReadyAddresses.length === 0
        ? [required(at, 'must specify `addresses` or `notReadyAddresses`')]
        : []),
      ...addresses.flatMap((address: Part, place: number) =>
        twice(address.ip, `${at}.addresses[${place}].ip`),
      ),
      ...notReadyAddresses.flatMap((address: Part, place: number) =>
        twice(address.ip, `${at}.notReadyAddresses[${place}].ip`),
      ),
      ...namedPortErrors(ports, `${at}.ports`, true, (port, where) => [
        ...portErrors(port.port, `${where}.port`),
        ...protocolErrors(port, where),
      ]),
    ];
  });

const ADDRESS_TYPES = ['FQDN', 'IPv4', 'IPv6'];

function hostErrors(address: unknown, field: string, rule = DNS_SUBDOMAIN): readonly FieldError[] {
  const wrong = breaks(String(address), rule);
  return wrong === undefined ? [] : [invalidValue(field, address, wrong)];
}

function endpointErrors(endpoint: Part, at: string, addressType: string): readonly FieldError[] {
  const addresses: readonly string[] = endpoint.addresses ?? [];
  const { hostname } = endpoint;
  const wrong = hostname ? breaks(hostname, DNS_LABEL) : undefined;
  const fits = addressType === 'IPv4' ? isIPv4 : isIPv6;
  return [
    ...(addresses.length === 0 ? [required(`${at}.addresses`, 'must contain at least 1 address')] : []),
    ...addresses.flatMap((address, place) => {
      const field = `${at}.addresses[${place}]`;
      if (addressType === 'FQDN') return hostErrors(address, field);
      if (!ADDRESS_TYPES.includes(addressType)) return [];
      const errors = addressErrors(address, field);
      if (errors.length > 0 || fits(address)) return errors;
      return [invalidValue(`${at}.addresses`, address, `must be an ${addressType} address`)];
    }),
    ...(wrong === undefined ? [] : [invalidValue(`${at}.hostname`, hostname, wrong)]),
  ];
}

export function endpointSliceErrors({ addressType, endpoints, ports }: DraftObject): readonly FieldError[] {
  if (addressType === undefined || addressType === '') return [required('addressType')];
  return [
    ...(ADDRESS_TYPES.includes(addressType) ? [] : [notSupported('addressType', addressType, ADDRESS_TYPES)]),
    ...namedPortErrors(ports ?? [], 'ports', false, protocolErrors),
    ...(endpoints ?? []).flatMap((endpoint: Part, index: number) =>
      endpointErrors(endpoint, `endpoints[${index}]`, addressType),
    ),
  ];
}

export const endpointSliceUpdateErrors = (next: StoredObject, before: StoredObject): readonly FieldError[] =>
  next.addressType === before.addressType
    ? []
    : [invalidValue('addressType', next.addressType, 'field is immutable')];

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];

function backendErrors(backend: Part, at: string): readonly FieldError[] {
  const { service } = backend ?? {};
  if (service === undefined) return [];
  const wrong = service.name ? breaks(service.name, DNS_LABEL) : undefined;
  const { name, number } = service.port ?? {};
  return [
    ...(service.name ? [] : [required(`${at}.service.name`)]),
    ...(wrong === undefined ? [] : [invalidValue(`${at}.service.name`, service.name, wrong)]),
    ...(name || number ? [] : [required(at, 'port name or number is required')]),
    ...(number ? portErrors(number, `${at}.service.port.number`) : []),
  ];
}

function hostRuleErrors(host: string | undefined, at: string): readonly FieldError[] {
  if (!host) return [];
  if (isIPv4(host) || isIPv6(host)) return [invalidValue(at, host, 'must be a DNS name, not an IP address')];
  return hostErrors(host, at, host.includes('*') ? WILDCARD_SUBDOMAIN : DNS_SUBDOMAIN);
}

function pathErrors(path: Part, at: string): readonly FieldError[] {
  const { pathType, backend } = path;
  if (pathType === undefined) return [required(`${at}.pathType`, 'pathType must be specified')];
  return [
    ...(PATH_TYPES.includes(pathType) ? [] : [notSupported(`${at}.pathType`, pathType, PATH_TYPES)]),
    ...((pathType === 'Exact' || pathType === 'Prefix') && !String(path.path ?? '').startsWith('/')
      ? [invalidValue(`${at}.path`, path.path ?? '', 'must be an absolute path')]
      : []),
    ...backendErrors(backend, `${at}.backend`),
  ];
}

export function ingressErrors({ spec = {} }: DraftObject): readonly FieldError[] {
  const { rules = [], defaultBackend } = spec;
  if (rules.length === 0 && defaultBackend === undefined)
    return [invalidValue('spec', null, 'either `defaultBackend` or `rules` must be specified')];
  return [
    ...backendErrors(defaultBackend, 'spec.defaultBackend'),
    ...rules.flatMap((rule: Part, index: number) => [
      ...hostRuleErrors(rule.host, `spec.rules[${index}].host`),
      ...(rule.http?.paths ?? []).flatMap((path: Part, place: number) =>
        pathErrors(path, `spec.rules[${index}].http.paths[${place}]`),
      ),
    ]),
  ];
}

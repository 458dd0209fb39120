/**
 * The common mistakes in Services, Endpoints, EndpointSlices and Ingresses, by `pkg/apis/{core,discovery,networking}/validation`, in its words.
 */
import { isIPv4, isIPv6 } from 'node:net';
import type { DraftObject, StoredObject } from '../object.ts';
import { duplicate, type FieldError, invalidValue, notSupported, required } from '../status.ts';
import { portErrors } from './pod.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const SERVICE_TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

function namedPortErrors(ports: readonly Part[], field: string): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const at = `${field}[${index}]`;
    const again = names.has(port.name ?? '');
    names.add(port.name ?? '');
    if (ports.length > 1 && !port.name) return [required(`${at}.name`)];
    return again ? [duplicate(`${at}.name`, port.name)] : [];
  });
}

/** A number, or the name of a port by RFC 6335 (`validation.IsValidPortName`); "8080" is neither. */
function targetPortErrors(port: unknown, field: string): readonly FieldError[] {
  if (typeof port === 'number') return portErrors(port, field);
  if (typeof port !== 'string') return [];
  const wrong = [
    ...(port.length > 15 ? ['must be no more than 15 characters'] : []),
    ...(/^[-a-z0-9]*$/.test(port)
      ? []
      : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
    ...(/[a-z]/.test(port) ? [] : ['must contain at least one letter (a-z)']),
    ...(port.includes('--') ? ['must not contain consecutive hyphens'] : []),
    ...(/^-|-$/.test(port) ? ['must not begin or end with a hyphen'] : []),
  ];
  return wrong.map(why => invalidValue(field, port, why));
}

export function serviceErrors({ spec }: DraftObject): readonly FieldError[] {
  const { ports = [], type, clusterIP, externalName } = spec;
  if (!SERVICE_TYPES.includes(type)) return [notSupported('spec.type', type, SERVICE_TYPES)];
  if (type === 'ExternalName') return externalName ? [] : [required('spec.externalName')];
  return [
    ...(ports.length === 0 && clusterIP !== 'None' ? [required('spec.ports')] : []),
    ...namedPortErrors(ports, 'spec.ports'),
    ...ports.flatMap((port: Part, index: number) => [
      ...portErrors(port.port, `spec.ports[${index}].port`),
      ...targetPortErrors(port.targetPort, `spec.ports[${index}].targetPort`),
    ]),
    ...(clusterIP && clusterIP !== 'None' && !isIPv4(clusterIP) && !isIPv6(clusterIP)
      ? [
          invalidValue(
            'spec.clusterIPs[0]',
            clusterIP,
            'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
          ),
        ]
      : []),
  ];
}

export function serviceUpdateErrors(next: StoredObject, before: StoredObject): readonly FieldError[] {
  const held = before.spec.clusterIP;
  const asked = next.spec.clusterIP;
  if (!held || before.spec.type === 'ExternalName' || next.spec.type === 'ExternalName' || asked === held)
    return [];
  return [invalidValue('spec.clusterIPs[0]', [asked], 'may not change once set')];
}

function addressErrors(ip: unknown, field: string): readonly FieldError[] {
  if (typeof ip !== 'string' || (!isIPv4(ip) && !isIPv6(ip)))
    return [invalidValue(field, ip, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')];
  if (ip.startsWith('127.') || ip === '::1')
    return [invalidValue(field, ip, 'may not be in the loopback range (127.0.0.0/8, ::1/128)')];
  if (ip.startsWith('169.254.') || /^fe[89ab]/i.test(ip))
    return [invalidValue(field, ip, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)')];
  if (ip.startsWith('224.0.0.') || /^ff02:/i.test(ip))
    return [
      invalidValue(field, ip, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'),
    ];
  return ip === '0.0.0.0' || ip === '::'
    ? [invalidValue(field, ip, 'may not be unspecified (0.0.0.0 or ::)')]
    : [];
}

export const endpointsErrors = ({ subsets = [] }: DraftObject): readonly FieldError[] =>
  subsets.flatMap((subset: Part, index: number) => {
    const at = `subsets[${index}]`;
    const { addresses = [], notReadyAddresses = [], ports = [] } = subset;
    return [
      ...(addresses.length + notReadyAddresses.length === 0
        ? [required(at, 'must specify `addresses` or `notReadyAddresses`')]
        : []),
      ...addresses.flatMap((address: Part, place: number) =>
        addressErrors(address.ip, `${at}.addresses[${place}].ip`),
      ),
      ...notReadyAddresses.flatMap((address: Part, place: number) =>
        addressErrors(address.ip, `${at}.notReadyAddresses[${place}].ip`),
      ),
      ...namedPortErrors(ports, `${at}.ports`),
      ...ports.flatMap((port: Part, place: number) => portErrors(port.port, `${at}.ports[${place}].port`)),
    ];
  });

const ADDRESS_TYPES = ['FQDN', 'IPv4', 'IPv6'];

export function endpointSliceErrors({ addressType, endpoints, ports }: DraftObject): readonly FieldError[] {
  if (addressType === undefined || addressType === '') return [required('addressType')];
  if (!ADDRESS_TYPES.includes(addressType)) return [notSupported('addressType', addressType, ADDRESS_TYPES)];
  const fits = addressType === 'IPv4' ? isIPv4 : isIPv6;
  return [
    ...namedPortErrors(ports ?? [], 'ports').filter(error => error.reason === 'FieldValueDuplicate'),
    ...(endpoints ?? []).flatMap((endpoint: Part, index: number) => {
      const at = `endpoints[${index}].addresses`;
      if ((endpoint.addresses ?? []).length === 0) return [required(at, 'must contain at least 1 address')];
      if (addressType === 'FQDN') return [];
      return endpoint.addresses.flatMap((address: string, place: number) =>
        fits(address)
          ? addressErrors(address, `${at}[${place}]`)
          : [invalidValue(`${at}[${place}]`, address, `must be a valid ${addressType} address`)],
      );
    }),
  ];
}

export const endpointSliceUpdateErrors = (next: StoredObject, before: StoredObject): readonly FieldError[] =>
  next.addressType === before.addressType
    ? []
    : [invalidValue('addressType', next.addressType, 'field is immutable')];

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];

export function ingressErrors({ spec = {} }: DraftObject): readonly FieldError[] {
  const { rules = [], defaultBackend } = spec;
  if (rules.length === 0 && defaultBackend === undefined)
    return [invalidValue('spec', null, 'either `defaultBackend` or `rules` must be specified')];
  return rules.flatMap((rule: Part, index: number) =>
    (rule.http?.paths ?? []).flatMap((path: Part, place: number) => {
      const at = `spec.rules[${index}].http.paths[${place}]`;
      return [
        ...(path.pathType === undefined ? [required(`${at}.pathType`, 'pathType must be specified')] : []),
        ...(path.pathType !== undefined && !PATH_TYPES.includes(path.pathType)
          ? [notSupported(`${at}.pathType`, path.pathType, PATH_TYPES)]
          : []),
        ...(path.pathType !== 'ImplementationSpecific' && !String(path.path ?? '').startsWith('/')
          ? [invalidValue(`${at}.path`, path.path ?? '', 'must be an absolute path')]
          : []),
        ...(path.backend === undefined ? [required(`${at}.backend`)] : []),
      ];
    }),
  );
}

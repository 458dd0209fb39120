/**
 * The mistakes that people make in Services, by `ValidateService` and `ValidateServiceUpdate` of `pkg/apis/core/validation`, in its words.
 */
import type { DraftObject } from '../object.ts';
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from '../status.ts';
import { addressErrors, rangeErrors } from './address.ts';
import { breaks, DNS_LABEL, DNS_SUBDOMAIN, labelErrors } from './names.ts';
import { PROTOCOLS, portErrors, portNameErrors } from './port.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const SERVICE_TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const AFFINITIES = ['ClientIP', 'None'];
const POLICIES = ['Cluster', 'Local'];

function portErrorsOf(ports: readonly Part[], type: string): readonly FieldError[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const each = ports.flatMap((port, index) => {
    const at = `spec.ports[${index}]`;
    const wrong = port.name ? breaks(port.name, DNS_LABEL) : undefined;
    const again = Boolean(port.name) && names.has(port.name);
    names.add(port.name ?? '');
    const { targetPort } = port;
    return [
      ...(ports.length > 1 && !port.name ? [required(`${at}.name`)] : []),
      ...(wrong === undefined ? [] : [invalidValue(`${at}.name`, port.name, wrong)]),
      ...(again ? [duplicate(`${at}.name`, port.name)] : []),
      ...portErrors(port.port ?? 0, `${at}.port`),
      ...(PROTOCOLS.includes(port.protocol)
        ? []
        : [notSupported(`${at}.protocol`, port.protocol, PROTOCOLS)]),
      ...(typeof targetPort === 'string'
        ? portNameErrors(targetPort, `${at}.targetPort`)
        : portErrors(targetPort, `${at}.targetPort`)),
    ];
  });
  const forbidden = ports.flatMap(({ nodePort }, index) =>
    nodePort && type === 'ClusterIP'
      ? [forbiddenField(`spec.ports[${index}].nodePort`, "may not be used when `type` is 'ClusterIP'")]
      : [],
  );
  const repeated = ports.flatMap(({ name: _, ...port }, index) => {
    const key = `${port.protocol}/${port.port}`;
    const again = seen.has(key);
    seen.add(key);
    const shown = {
      Name: '',
      Protocol: port.protocol,
      AppProtocol: null,
      Port: port.port,
      TargetPort: 0,
      NodePort: 0,
    };
    return again ? [duplicate(`spec.ports[${index}]`, shown)] : [];
  });
  return [...each, ...forbidden, ...repeated];
}

function externalNameErrors({
  externalName,
  ipFamilyPolicy,
  ipFamilies,
  clusterIP,
}: Part): readonly FieldError[] {
  const none = (value: unknown, field: string): readonly FieldError[] =>
    value === undefined ? [] : [forbiddenField(field, 'may not be set for ExternalName services')];
  const name: string = (externalName ?? '').replace(/\.$/, '');
  const wrong = breaks(name, DNS_SUBDOMAIN);
  return [
    ...(clusterIP ? [forbiddenField('spec.clusterIPs', 'may not be set for ExternalName services')] : []),
    ...(externalName
      ? wrong === undefined
        ? []
        : [invalidValue('spec.externalName', externalName, wrong)]
      : [required('spec.externalName')]),
    ...none(ipFamilies, 'spec.ipFamilies'),
    ...none(ipFamilyPolicy, 'spec.ipFamilyPolicy'),
  ];
}

export function serviceErrors({ spec }: DraftObject): readonly FieldError[] {
  const {
    ports = [],
    type,
    clusterIP,
    sessionAffinity,
    externalIPs = [],
    loadBalancerSourceRanges = [],
  } = spec;
  const { externalTrafficPolicy: external, internalTrafficPolicy: internal } = spec;
  if (!SERVICE_TYPES.includes(type)) return [notSupported('spec.type', type, SERVICE_TYPES)];
  const outside =
    type === 'NodePort' || type === 'LoadBalancer' || (type === 'ClusterIP' && externalIPs.length > 0);
  return [
    ...(type !== 'ExternalName' && ports.length === 0 && clusterIP !== 'None'
      ? [required('spec.ports')]
      : []),
    ...(type === 'ExternalName' ? externalNameErrors(spec) : []),
    ...portErrorsOf(ports, type),
    ...labelErrors(spec.selector, 'spec.selector'),
    ...(AFFINITIES.includes(sessionAffinity)
      ? []
      : [notSupported('spec.sessionAffinity', sessionAffinity, AFFINITIES)]),
    ...externalIPs.flatMap((address: string, index: number) =>
      addressErrors(address, `spec.externalIPs[${index}]`),
    ),
    ...loadBalancerSourceRanges.flatMap((range: string, index: number) =>
      rangeErrors(range.trim(), `spec.LoadBalancerSourceRanges[${index}]`),
    ),
    ...(external !== undefined && !outside
      ? [
          invalidValue(
            'spec.externalTrafficPolicy',
            external,
            'may only be set for externally-accessible services',
          ),
        ]
      : []),
    ...(external !== undefined && outside && !POLICIES.includes(external)
      ? [notSupported('spec.externalTrafficPolicy', external, POLICIES)]
      : []),
    ...(internal !== undefined && !POLICIES.includes(internal)
      ? [notSupported('spec.internalTrafficPolicy', internal, POLICIES)]
      : []),
    ...(type !== 'ClusterIP' && type !== 'ExternalName' && clusterIP === 'None'
      ? [invalidValue('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`)]
      : []),
  ];
}

/**
 * Services, with the defaults that the API server would have filled in (port name, protocol, targetPort = port, families of the cluster IPs).
 * An empty selector is none: then somebody else keeps the list (core/v1 ServiceSpec.selector).
 */
import type { Interner } from '../intern.ts';
import { fields, integer, list, type Mutable, numberOrName, text, texts, word } from '../json.ts';
import type { Family, Meta, ServiceObject, ServicePort } from '../object.ts';

const protocols = ['TCP', 'UDP', 'SCTP'] as const;
const policies = ['Cluster', 'Local'] as const;

type SpecField =
  | 'type'
  | 'clusterIP'
  | 'clusterIPs'
  | 'ipFamilies'
  | 'ports'
  | 'selector'
  | 'externalName'
  | 'externalIPs'
  | 'sessionAffinity'
  | 'internalTrafficPolicy'
  | 'externalTrafficPolicy'
  | 'publishNotReadyAddresses'
  | 'loadBalancerClass';

export function parseService(meta: Meta, json: unknown, interner: Interner): ServiceObject {
  const { spec: specification, status } = fields<'spec' | 'status'>(json);
  const spec = fields<SpecField>(specification);
  const type = word(spec.type, ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']) ?? 'ClusterIP';
  const given = texts(spec.clusterIPs);
  const clusterIPs = given.length > 0 ? given : texts([spec.clusterIP]);
  const addresses = clusterIPs.filter(address => address !== 'None');
  const balancer = fields<'ingress'>(fields<'loadBalancer'>(status).loadBalancer);
  const service: Mutable<ServiceObject> = {
    kind: 'Service',
    meta,
    type,
    headless: clusterIPs.includes('None'),
    clusterIPs: addresses,
    families: type === 'ExternalName' ? [] : familiesOf(spec.ipFamilies, addresses),
    ports: list(spec.ports).flatMap(parsePort),
    externalIPs: texts(spec.externalIPs),
    loadBalancer: list(balancer.ingress).flatMap(item => {
      const point = fields<'ip' | 'hostname'>(item);
      return text(point.ip) ?? text(point.hostname) ?? [];
    }),
    affinity: word(spec.sessionAffinity, ['None', 'ClientIP']) ?? 'None',
    internalTrafficPolicy: word(spec.internalTrafficPolicy, policies) ?? 'Cluster',
    externalTrafficPolicy: word(spec.externalTrafficPolicy, policies) ?? 'Cluster',
    publishNotReady: spec.publishNotReadyAddresses === true,
  };
  const selector = interner.labels(spec.selector);
  const externalName = text(spec.externalName);
  if (selector.size > 0) service.selector = selector;
  if (externalName !== undefined) service.externalName = externalName;
  const loadBalancerClass = text(spec.loadBalancerClass);
  const loadBalancerError = balancerError(status);
  if (loadBalancerClass !== undefined) service.loadBalancerClass = interner.text(loadBalancerClass);
  if (loadBalancerError !== undefined) service.loadBalancerError = loadBalancerError;
  return service;
}

function balancerError(json: unknown): string | undefined {
  const status = fields<'loadBalancer' | 'conditions'>(json);
  for (const item of list(status.conditions)) {
    const condition = fields<'type' | 'status' | 'reason' | 'message'>(item);
    if (condition.type === 'LoadBalancerPortsError' && condition.status === 'True')
      return text(condition.message) ?? text(condition.reason) ?? 'LoadBalancerPortsError';
  }
  for (const point of list(fields<'ingress'>(status.loadBalancer).ingress))
    for (const port of list(fields<'ports'>(point).ports)) {
      const error = text(fields<'error'>(port).error);
      if (error !== undefined) return error;
    }
  return undefined;
}

function familiesOf(given: unknown, addresses: readonly string[]): readonly Family[] {
  const families = list(given).flatMap(family => word(family, ['IPv4', 'IPv6']) ?? []);
  if (families.length > 0) return families;
  const seen = new Set(addresses.map(address => (address.includes(':') ? 'IPv6' : 'IPv4')));
  return seen.size > 0 ? [...seen] : ['IPv4'];
}

function parsePort(json: unknown): readonly ServicePort[] {
  const from = fields<'name' | 'protocol' | 'port' | 'targetPort' | 'nodePort' | 'appProtocol'>(json);
  const port = integer(from.port);
  if (port === undefined) return [];
  const parsed: Mutable<ServicePort> = {
    name: text(from.name) ?? '',
    protocol: word(from.protocol, protocols) ?? 'TCP',
    port,
    target: numberOrName(from.targetPort) || port,
  };
  const nodePort = integer(from.nodePort);
  const appProtocol = text(from.appProtocol);
  if (nodePort !== undefined && nodePort !== 0) parsed.nodePort = nodePort;
  if (appProtocol !== undefined) parsed.appProtocol = appProtocol;
  return [parsed];
}

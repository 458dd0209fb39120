/**
 * The tables of Services, Endpoints, EndpointSlices, Ingresses, IngressClasses and NetworkPolicies.
 */
import type { StoredObject } from '../object.ts';
import { age } from './age.ts';
import { AGE, column, labelsText, NAME, type Printer, selectorText, upToThree, wide } from './column.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const entryPoints = (object: StoredObject): readonly string[] =>
  (object.status?.loadBalancer?.ingress ?? [])
    .map(({ ip, hostname }: Part) => ip || hostname)
    .filter(Boolean);

function externalIp(service: StoredObject): string {
  const { type, externalIPs = [], externalName } = service.spec;
  if (type === 'ExternalName') return externalName;
  const all = [...(type === 'LoadBalancer' ? entryPoints(service) : []), ...externalIPs];
  return all.join(',') || (type === 'LoadBalancer' ? '<pending>' : '<none>');
}

const servicePort = ({ port, nodePort, protocol }: Part): string =>
  nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`;

export const servicePrinter: Printer = {
  columns: [
    NAME,
    column('Type', 'How the Service is exposed.'),
    column('Cluster-IP', 'The virtual IP address of the Service.'),
    column(
      'External-IP',
      'IP addresses for which nodes in the cluster will also accept traffic for this service.',
    ),
    column('Port(s)', 'The list of ports that are exposed by this service.'),
    AGE,
    wide('Selector', 'Route service traffic to pods with label keys and values matching this selector.'),
  ],
  cells: (object, now) => [
    object.metadata.name,
    object.spec.type,
    object.spec.clusterIP || '<none>',
    externalIp(object),
    (object.spec.ports ?? []).map(servicePort).join(',') || '<none>',
    age(object.metadata.creationTimestamp, now),
    labelsText(object.spec.selector),
  ],
};

const hostPort = (ip: string, port: number): string =>
  ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;

function endpointAddresses({ subsets = [] }: StoredObject): readonly string[] {
  return subsets.flatMap(({ addresses = [], ports = [] }: Part) =>
    ports.length === 0
      ? addresses.map(({ ip }: Part) => ip)
      : ports.flatMap(({ port }: Part) => addresses.map(({ ip }: Part) => hostPort(ip, port))),
  );
}

export const endpointsPrinter: Printer = {
  columns: [NAME, column('Endpoints', 'The set of all endpoints is the union of all subsets.'), AGE],
  cells: (object, now) => [
    object.metadata.name,
    (object.subsets ?? []).length === 0 ? '<none>' : upToThree(endpointAddresses(object)),
    age(object.metadata.creationTimestamp, now),
  ],
};

export const endpointSlicePrinter: Printer = {
  columns: [
    NAME,
    column('AddressType', 'The type of address carried by this EndpointSlice.'),
    column('Ports', 'The list of network ports exposed by each endpoint in this slice.'),
    column('Endpoints', 'The list of unique endpoints in this slice.'),
    AGE,
  ],
  cells: (object, now) => [
    object.metadata.name,
    object.addressType,
    upToThree((object.ports ?? []).map(({ port }: Part) => (port === undefined ? '*' : String(port)))) ||
      '<unset>',
    upToThree((object.endpoints ?? []).flatMap(({ addresses = [] }: Part) => addresses)) || '<unset>',
    age(object.metadata.creationTimestamp, now),
  ],
};

export const ingressPrinter: Printer = {
  columns: [
    NAME,
    column('Class', 'The name of the IngressClass resource.'),
    column('Hosts', 'Hosts that incoming requests are matched against before the ingress rule'),
    column('Address', 'Address is a list containing ingress points for the load-balancer'),
    column('Ports', 'Ports of TLS configurations that open'),
    AGE,
  ],
  cells: (object, now) => [
    object.metadata.name,
    object.spec?.ingressClassName || '<none>',
    upToThree((object.spec?.rules ?? []).map(({ host }: Part) => host).filter(Boolean)) || '*',
    entryPoints(object).join(','),
    (object.spec?.tls ?? []).length > 0 ? '80, 443' : '80',
    age(object.metadata.creationTimestamp, now),
  ],
};

export const ingressClassPrinter: Printer = {
  columns: [
    NAME,
    column('Controller', 'Controller that is responsible for handling this class'),
    column('Parameters', 'A reference to a resource with additional parameters'),
    AGE,
  ],
  cells: ({ metadata, spec = {} }, now) => [
    metadata.name,
    spec.controller ?? '',
    spec.parameters
      ? `${spec.parameters.kind}.${spec.parameters.apiGroup ?? ''}/${spec.parameters.name}`
      : '<none>',
    age(metadata.creationTimestamp, now),
  ],
};

export const networkPolicyPrinter: Printer = {
  columns: [NAME, column('Pod-Selector', 'The pods to which this policy applies.'), AGE],
  cells: (object, now) => [
    object.metadata.name,
    selectorText(object.spec?.podSelector),
    age(object.metadata.creationTimestamp, now),
  ],
};

/**
 * EndpointSlices: conditions stay as the API says them, null included; ports without a number and endpoints without an address are left out
 * (consumers ignore both). `endpoints: null` is the placeholder of a Service without endpoints.
 */
import type { Interner } from '../intern.ts';
import { fields, integer, list, type Mutable, text, texts, truth, word } from '../json.ts';
import type { EndpointSliceObject, Meta, SliceEndpoint, SlicePort } from '../object.ts';

const serviceLabel = 'kubernetes.io/service-name';
const managerLabel = 'endpointslice.kubernetes.io/managed-by';

export function parseEndpointSlice(
  meta: Meta,
  json: unknown,
  interner: Interner,
): EndpointSliceObject | string {
  const from = fields<'addressType' | 'ports' | 'endpoints'>(json);
  const family = word(from.addressType, ['IPv4', 'IPv6', 'FQDN']);
  if (family === undefined) return 'addressType is neither IPv4, IPv6 nor FQDN';
  const slice: Mutable<EndpointSliceObject> = {
    kind: 'EndpointSlice',
    meta,
    family,
    ports: list(from.ports).flatMap(parsePort),
    endpoints: list(from.endpoints).flatMap(item => parseEndpoint(item, interner)),
  };
  const portsUnset = list(from.ports).flatMap(unset);
  if (portsUnset.length > 0) slice.portsUnset = portsUnset;
  const service = text(meta.labels.get(serviceLabel));
  const managedBy = text(meta.labels.get(managerLabel));
  if (service !== undefined) slice.service = service;
  if (managedBy !== undefined) slice.managedBy = managedBy;
  return slice;
}

type PortField = 'name' | 'protocol' | 'port';

const protocolOf = (from: { readonly protocol?: unknown }): SlicePort['protocol'] =>
  word(from.protocol, ['TCP', 'UDP', 'SCTP']) ?? 'TCP';

export function parsePort(json: unknown): readonly SlicePort[] {
  const from = fields<PortField>(json);
  const port = integer(from.port);
  if (port === undefined || port === 0) return [];
  return [{ name: text(from.name) ?? '', protocol: protocolOf(from), port }];
}

function unset(json: unknown): readonly string[] {
  const from = fields<PortField>(json);
  return integer(from.port) ? [] : [`${text(from.name) ?? ''}/${protocolOf(from)}`];
}

function parseEndpoint(json: unknown, interner: Interner): readonly SliceEndpoint[] {
  const from = fields<'addresses' | 'conditions' | 'hostname' | 'nodeName' | 'zone' | 'targetRef'>(json);
  const addresses = texts(from.addresses);
  if (addresses.length === 0) return [];
  const conditions = fields<'ready' | 'serving' | 'terminating'>(from.conditions);
  const endpoint: Mutable<SliceEndpoint> = {
    addresses,
    ready: truth(conditions.ready) ?? null,
    serving: truth(conditions.serving) ?? null,
    terminating: truth(conditions.terminating) ?? null,
  };
  const hostname = text(from.hostname);
  const node = text(from.nodeName);
  const zone = text(from.zone);
  if (hostname !== undefined) endpoint.hostname = hostname;
  if (node !== undefined) endpoint.node = interner.text(node);
  if (zone !== undefined) endpoint.zone = interner.text(zone);
  const target = fields<'kind' | 'name' | 'namespace' | 'uid'>(from.targetRef);
  const name = text(target.name);
  if (name !== undefined) {
    endpoint.target = {
      kind: interner.text(text(target.kind) ?? ''),
      name,
      namespace: interner.text(text(target.namespace) ?? ''),
      uid: text(target.uid) ?? '',
    };
  }
  return [endpoint];
}

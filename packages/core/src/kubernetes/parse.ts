/**
 * The door: what the API server says becomes our own small objects, and nothing else gets past it (law P1). Called by the reflector for every item and event.
 * Defaults of the API are filled in, null conditions stay null, a field of the wrong type is dropped; never throws. An object without UID or name is
 * malformed and says so, so that one bad object never hides the others.
 */
import type { RouteObject } from './gateway-api.ts';
import { createInterner, type Interner, plainInterner } from './intern.ts';
import { fields, text } from './json.ts';
import { type Kind, kindSpec } from './kind.ts';
import type { KubeObject, Meta, WorkloadObject } from './object.ts';
import { parseBudget } from './parse/budget.ts';
import { parseEndpointSlice } from './parse/endpoint-slice.ts';
import { parseEndpoints } from './parse/endpoints.ts';
import { parseGateway, parseGatewayClass, parseListenerSet } from './parse/gateway.ts';
import { parseIngress, parseIngressClass } from './parse/ingress.ts';
import { parseMeta } from './parse/meta.ts';
import { parseNetworkPolicy } from './parse/network-policy.ts';
import { parseNamespace, parseNode } from './parse/node.ts';
import { parsePod } from './parse/pod.ts';
import { parseReferenceGrant } from './parse/reference-grant.ts';
import { parseRoute } from './parse/route.ts';
import { parseService } from './parse/service.ts';
import { parseWorkload } from './parse/workload.ts';

export type Parsed =
  | { readonly ok: true; readonly object: KubeObject }
  /** `name` is what could be read of it, for the message; it may be empty. */
  | { readonly ok: false; readonly reason: string; readonly name: string };

/** `spec` and `status` of the object, or a reason why it cannot be understood. */
type ParseBody = (meta: Meta, json: unknown, interner: Interner) => KubeObject | string;

const workload =
  (kind: WorkloadObject['kind']): ParseBody =>
  (meta, json, interner) =>
    parseWorkload(kind, meta, json, interner);

const route =
  (kind: RouteObject['kind']): ParseBody =>
  (meta, json, interner) =>
    parseRoute(kind, meta, json, interner);

const bodies: Readonly<Record<Kind, ParseBody>> = {
  Service: parseService,
  EndpointSlice: parseEndpointSlice,
  Pod: parsePod,
  Node: parseNode,
  Namespace: parseNamespace,
  Ingress: parseIngress,
  IngressClass: parseIngressClass,
  ReplicaSet: workload('ReplicaSet'),
  Deployment: workload('Deployment'),
  StatefulSet: workload('StatefulSet'),
  DaemonSet: workload('DaemonSet'),
  Job: workload('Job'),
  Endpoints: parseEndpoints,
  PodDisruptionBudget: parseBudget,
  NetworkPolicy: parseNetworkPolicy,
  GatewayClass: parseGatewayClass,
  Gateway: parseGateway,
  HTTPRoute: route('HTTPRoute'),
  GRPCRoute: route('GRPCRoute'),
  TLSRoute: route('TLSRoute'),
  TCPRoute: route('TCPRoute'),
  UDPRoute: route('UDPRoute'),
  ReferenceGrant: parseReferenceGrant,
  ListenerSet: parseListenerSet,
};

export function parse(kind: Kind, json: unknown, interner: Interner = plainInterner): Parsed {
  const metadata = fields<'metadata'>(json).metadata;
  const meta = parseMeta(metadata, kindSpec(kind).namespaced, interner);
  const object = typeof meta === 'string' ? meta : bodies[kind](meta, json, interner);
  if (typeof object !== 'string') return { ok: true, object };
  return { ok: false, reason: object, name: text(fields<'name'>(metadata).name) ?? '' };
}

/** `parse` with a memory for strings and labels that repeat. One per reflector or process. */
export function createParser(): (kind: Kind, json: unknown) => Parsed {
  const interner = createInterner();
  return (kind, json) => parse(kind, json, interner);
}

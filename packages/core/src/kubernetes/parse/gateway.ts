/**
 * GatewayClasses, Gateways and ListenerSets: what they listen on, what may hang on them, and what their implementation says of it. Called by `parse`.
 */
import type {
  AllowedNamespaces,
  GatewayClassObject,
  GatewayObject,
  Listener,
  ListenerSetObject,
  ListenerStatus,
  RouteKind,
} from '../gateway-api.ts';
import type { Interner } from '../intern.ts';
import { fields, integer, list, text, word } from '../json.ts';
import type { Meta } from '../object.ts';
import { generationOf, parseConditions } from './condition.ts';
import { parseLabelSelector } from './label-selector.ts';
import { gatewayGroup, parseReference } from './object-reference.ts';

type Top = 'metadata' | 'spec' | 'status';

export function parseGatewayClass(meta: Meta, json: unknown, interner: Interner): GatewayClassObject {
  const { metadata, spec, status } = fields<Top>(json);
  return {
    kind: 'GatewayClass',
    meta,
    generation: generationOf(metadata),
    controller: text(fields<'controllerName'>(spec).controllerName) ?? '',
    conditions: parseConditions(fields<'conditions'>(status).conditions, interner),
  };
}

export function parseGateway(meta: Meta, json: unknown, interner: Interner): GatewayObject {
  const object = fields<Top>(json);
  const spec = fields<'gatewayClassName' | 'listeners' | 'addresses' | 'allowedListeners'>(object.spec);
  const status = fields<'addresses' | 'conditions' | 'listeners'>(object.status);
  const allowed = fields<'namespaces'>(spec.allowedListeners).namespaces;
  return {
    kind: 'Gateway',
    meta,
    generation: generationOf(object.metadata),
    className: interner.text(text(spec.gatewayClassName) ?? ''),
    listeners: listenersOf(spec.listeners, meta.namespace, interner),
    wantedAddresses: addressesOf(spec.addresses),
    addresses: addressesOf(status.addresses),
    allowedListeners: allowedNamespaces(allowed, 'None', interner),
    conditions: parseConditions(status.conditions, interner),
    listenerStatus: listenerStatusOf(status.listeners, interner),
  };
}

export function parseListenerSet(meta: Meta, json: unknown, interner: Interner): ListenerSetObject | string {
  const object = fields<Top>(json);
  const spec = fields<'parentRef' | 'listeners'>(object.spec);
  const status = fields<'conditions' | 'listeners'>(object.status);
  const usual = { group: gatewayGroup, kind: 'Gateway', namespace: meta.namespace };
  const parent = parseReference(spec.parentRef, usual);
  if (parent === undefined) return 'spec.parentRef.name is missing';
  return {
    kind: 'ListenerSet',
    meta,
    generation: generationOf(object.metadata),
    parent,
    listeners: listenersOf(spec.listeners, meta.namespace, interner),
    conditions: parseConditions(status.conditions, interner),
    listenerStatus: listenerStatusOf(status.listeners, interner),
  };
}

function listenersOf(json: unknown, namespace: string, interner: Interner): readonly Listener[] {
  return list(json).map(item => {
    const from = fields<'name' | 'port' | 'protocol' | 'hostname' | 'tls' | 'allowedRoutes'>(item);
    const allowed = fields<'namespaces' | 'kinds'>(from.allowedRoutes);
    const port = integer(from.port);
    const hostname = text(from.hostname);
    return {
      name: interner.text(text(from.name) ?? ''),
      ...(port !== undefined && { port }),
      protocol: interner.text(text(from.protocol) ?? ''),
      ...(hostname !== undefined && { hostname }),
      ...(typeof from.tls === 'object' && from.tls !== null && { tls: tlsOf(from.tls, namespace) }),
      allowedNamespaces: allowedNamespaces(allowed.namespaces, 'Same', interner),
      allowedKinds: routeKindsOf(allowed.kinds),
    };
  });
}

function tlsOf(json: unknown, namespace: string): NonNullable<Listener['tls']> {
  const { mode, certificateRefs } = fields<'mode' | 'certificateRefs'>(json);
  return {
    mode: word(mode, ['Terminate', 'Passthrough']) ?? 'Terminate',
    certificates: list(certificateRefs).flatMap(
      item => parseReference(item, { group: '', kind: 'Secret', namespace }) ?? [],
    ),
  };
}

function allowedNamespaces(
  json: unknown,
  usual: AllowedNamespaces['from'],
  interner: Interner,
): AllowedNamespaces {
  const { from, selector } = fields<'from' | 'selector'>(json);
  const parsed = parseLabelSelector(selector, interner);
  return {
    from: word(from, ['All', 'Same', 'Selector', 'None']) ?? usual,
    ...(parsed !== undefined && { selector: parsed }),
  };
}

function routeKindsOf(json: unknown): readonly RouteKind[] {
  return list(json).flatMap(item => {
    const { group, kind } = fields<'group' | 'kind'>(item);
    const named = text(kind);
    return named === undefined
      ? []
      : [{ group: typeof group === 'string' ? group : gatewayGroup, kind: named }];
  });
}

function addressesOf(json: unknown): readonly string[] {
  return list(json).flatMap(item => text(fields<'value'>(item).value) ?? []);
}

function listenerStatusOf(json: unknown, interner: Interner): readonly ListenerStatus[] {
  return list(json).map(item => {
    const from = fields<'name' | 'attachedRoutes' | 'supportedKinds' | 'conditions'>(item);
    return {
      name: interner.text(text(from.name) ?? ''),
      attachedRoutes: integer(from.attachedRoutes) ?? 0,
      supportedKinds: routeKindsOf(from.supportedKinds),
      conditions: parseConditions(from.conditions, interner),
    };
  });
}

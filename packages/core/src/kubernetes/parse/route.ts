/**
 * Routes of the Gateway API, of whichever kind: where they hang, which calls they take, and whom they lead to. What the kind does not know stays empty (TCP and UDP
 * have neither hosts nor matches). Defaults are those of the CRDs: an HTTPRoute without a match has the prefix `/`, a weight is 1. Called by `parse`.
 */
import type {
  NamedMatch,
  ParentReference,
  RouteMatch,
  RouteObject,
  RouteParentStatus,
  RouteRule,
} from '../gateway-api.ts';
import type { Interner } from '../intern.ts';
import { fields, list, text, texts, word } from '../json.ts';
import type { Meta } from '../object.ts';
import { generationOf, parseConditions } from './condition.ts';
import { parseParent } from './object-reference.ts';
import { parseBackend, parseFilter } from './route-backend.ts';

export function parseRoute(
  kind: RouteObject['kind'],
  meta: Meta,
  json: unknown,
  interner: Interner,
): RouteObject {
  const object = fields<'metadata' | 'spec' | 'status'>(json);
  const spec = fields<'parentRefs' | 'hostnames' | 'rules'>(object.spec);
  const { namespace } = meta;
  return {
    kind,
    meta,
    generation: generationOf(object.metadata),
    parents: list(spec.parentRefs).flatMap((item): readonly ParentReference[] => {
      const parent = parseParent(item, namespace);
      return parent === undefined ? [] : [parent];
    }),
    hostnames: texts(spec.hostnames),
    rules: list(spec.rules).map(item => parseRule(kind, item, namespace)),
    status: list(fields<'parents'>(object.status).parents).flatMap((item): readonly RouteParentStatus[] => {
      const from = fields<'parentRef' | 'controllerName' | 'conditions'>(item);
      const parent = parseParent(from.parentRef, namespace);
      if (parent === undefined) return [];
      const controller = interner.text(text(from.controllerName) ?? '');
      return [{ parent, controller, conditions: parseConditions(from.conditions, interner) }];
    }),
  };
}

function parseRule(kind: RouteObject['kind'], json: unknown, namespace: string): RouteRule {
  const from = fields<'name' | 'matches' | 'filters' | 'backendRefs'>(json);
  const name = text(from.name);
  const matches = list(from.matches).map(item => parseMatch(kind, item));
  return {
    ...(name !== undefined && { name }),
    matches: matches.length === 0 && kind === 'HTTPRoute' ? [parseMatch(kind, {})] : matches,
    filters: list(from.filters).map(item => parseFilter(item, namespace)),
    backends: list(from.backendRefs).flatMap(item => parseBackend(item, namespace) ?? []),
  };
}

function parseMatch(kind: RouteObject['kind'], json: unknown): RouteMatch {
  const from = fields<'path' | 'method' | 'headers' | 'queryParams'>(json);
  const named = { headers: namedMatches(from.headers), query: namedMatches(from.queryParams) };
  if (kind === 'GRPCRoute') return { ...grpcMethod(from.method), ...named };
  const path = fields<'type' | 'value'>(from.path);
  const method = text(from.method);
  return {
    path: {
      type: word(path.type, ['Exact', 'PathPrefix', 'RegularExpression']) ?? 'PathPrefix',
      value: text(path.value) ?? '/',
    },
    ...(method !== undefined && { method }),
    ...named,
  };
}

function grpcMethod(json: unknown): Pick<RouteMatch, 'grpc'> {
  const { type, service, method } = fields<'type' | 'service' | 'method'>(json);
  const [wanted, called] = [text(service), text(method)];
  if (wanted === undefined && called === undefined) return {};
  return {
    grpc: {
      type: word(type, ['Exact', 'RegularExpression']) ?? 'Exact',
      ...(wanted !== undefined && { service: wanted }),
      ...(called !== undefined && { method: called }),
    },
  };
}

function namedMatches(json: unknown): readonly NamedMatch[] {
  return list(json).flatMap(item => {
    const { name, type, value } = fields<'name' | 'type' | 'value'>(item);
    const named = text(name);
    if (named === undefined) return [];
    const how = word(type, ['Exact', 'RegularExpression']) ?? 'Exact';
    return [{ name: named, type: how, value: text(value) ?? '' }];
  });
}

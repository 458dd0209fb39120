/** Whom a rule of a route leads to, and what its filters do on the way. Called by `parseRoute`. */
import type { BackendReference, PathChange, RouteFilter } from '../gateway-api.ts';
import { fields, integer, list, text, word } from '../json.ts';
import { parseReference } from './object-reference.ts';

export function parseBackend(json: unknown, namespace: string): BackendReference | undefined {
  const target = parseTarget(json, namespace);
  if (target === undefined) return undefined;
  const { weight, filters } = fields<'weight' | 'filters'>(json);
  return {
    ...target,
    weight: integer(weight) ?? 1,
    filters: list(filters).map(item => parseFilter(item, namespace)),
  };
}

function parseTarget(json: unknown, namespace: string): RouteFilter['mirror'] {
  const reference = parseReference(json, { group: '', kind: 'Service', namespace });
  if (reference === undefined) return undefined;
  const port = integer(fields<'port'>(json).port);
  return { ...reference, ...(port !== undefined && { port }) };
}

export function parseFilter(json: unknown, namespace: string): RouteFilter {
  const from = fields<'type' | 'requestRedirect' | 'urlRewrite' | 'requestMirror' | 'extensionRef'>(json);
  const mirror = parseTarget(fields<'backendRef'>(from.requestMirror).backendRef, namespace);
  const extension = extensionOf(from.extensionRef);
  return {
    type: text(from.type) ?? '',
    ...(isObject(from.requestRedirect) && { redirect: redirectOf(from.requestRedirect) }),
    ...(isObject(from.urlRewrite) && { rewrite: rewriteOf(from.urlRewrite) }),
    ...(mirror !== undefined && { mirror }),
    ...(extension !== undefined && { extension }),
  };
}

function isObject(json: unknown): boolean {
  return typeof json === 'object' && json !== null;
}

function redirectOf(json: unknown): NonNullable<RouteFilter['redirect']> {
  const from = fields<'scheme' | 'port' | 'statusCode'>(json);
  const scheme = text(from.scheme);
  const port = integer(from.port);
  return {
    ...(scheme !== undefined && { scheme }),
    ...rewriteOf(json),
    ...(port !== undefined && { port }),
    status: integer(from.statusCode) ?? 302,
  };
}

function rewriteOf(json: unknown): NonNullable<RouteFilter['rewrite']> {
  const from = fields<'hostname' | 'path'>(json);
  const hostname = text(from.hostname);
  const path = pathChange(from.path);
  return { ...(hostname !== undefined && { hostname }), ...(path !== undefined && { path }) };
}

function pathChange(json: unknown): PathChange | undefined {
  const from = fields<'type' | 'replaceFullPath' | 'replacePrefixMatch'>(json);
  const type = word(from.type, ['ReplaceFullPath', 'ReplacePrefixMatch']);
  if (type === undefined) return undefined;
  const value = type === 'ReplaceFullPath' ? from.replaceFullPath : from.replacePrefixMatch;
  return { type, value: text(value) ?? '' };
}

function extensionOf(json: unknown): RouteFilter['extension'] {
  const { group, kind, name } = fields<'group' | 'kind' | 'name'>(json);
  const [named, who] = [text(kind), text(name)];
  if (named === undefined || who === undefined) return undefined;
  return { group: text(group) ?? '', kind: named, name: who };
}

/**
 * Ingresses and their classes. A path whose backend is a `resource` keeps its place but names no Service.
 */
import type { Interner } from '../intern.ts';
import { fields, integer, list, type Mutable, text, texts, word } from '../json.ts';
import type { IngressClassObject, IngressObject, IngressPath, Meta } from '../object.ts';

export function parseIngress(meta: Meta, json: unknown, interner: Interner): IngressObject {
  const object = fields<'metadata' | 'spec' | 'status'>(json);
  const spec = fields<'ingressClassName' | 'rules' | 'defaultBackend' | 'tls'>(object.spec);
  const annotations = fields<'annotations'>(object.metadata).annotations;
  const balancer = fields<'ingress'>(fields<'loadBalancer'>(object.status).loadBalancer);
  const tls = list(spec.tls);
  const ingress: Mutable<IngressObject> = {
    kind: 'Ingress',
    meta,
    rules: list(spec.rules).map(item => {
      const rule = fields<'host' | 'http'>(item);
      return { host: text(rule.host) ?? '', paths: list(fields<'paths'>(rule.http).paths).map(parsePath) };
    }),
    tlsHosts: tls.flatMap(item => texts(fields<'hosts'>(item).hosts)),
    tls: tls.length > 0,
    addresses: list(balancer.ingress).flatMap(item => {
      const point = fields<'ip' | 'hostname'>(item);
      return text(point.ip) ?? text(point.hostname) ?? [];
    }),
  };
  const annotated = text(fields<'kubernetes.io/ingress.class'>(annotations)['kubernetes.io/ingress.class']);
  const className = text(spec.ingressClassName) ?? annotated;
  if (className !== undefined) ingress.className = interner.text(className);
  if (spec.ingressClassName === undefined && annotated !== undefined) ingress.classAnnotated = true;
  const certificates = tls.flatMap(item => {
    const entry = fields<'hosts' | 'secretName'>(item);
    const secret = text(entry.secretName);
    return secret === undefined ? [] : [{ secret, hosts: texts(entry.hosts) }];
  });
  if (certificates.length > 0) ingress.certificates = certificates;
  const kept = keptAnnotations(annotations);
  if (kept.size > 0) ingress.annotations = kept;
  if (typeof spec.defaultBackend === 'object' && spec.defaultBackend !== null) {
    ingress.defaultBackend = {
      ...parseBackend(spec.defaultBackend),
      path: '',
      pathType: 'ImplementationSpecific',
    };
  }
  return ingress;
}

/** Annotations of ingress-nginx change what becomes of a request; of others only those that explain a backend are read. */
const keptPrefixes = ['nginx.ingress.kubernetes.io/', 'alb.ingress.kubernetes.io/actions.'];

function keptAnnotations(json: unknown): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  if (typeof json !== 'object' || json === null) return kept;
  for (const [key, value] of Object.entries(json))
    if (typeof value === 'string' && keptPrefixes.some(prefix => key.startsWith(prefix)))
      kept.set(key, value);
  return kept;
}

function parsePath(json: unknown): IngressPath {
  const from = fields<'path' | 'pathType' | 'backend'>(json);
  return {
    path: text(from.path) ?? '',
    pathType: word(from.pathType, ['Exact', 'Prefix', 'ImplementationSpecific']) ?? 'ImplementationSpecific',
    ...parseBackend(from.backend),
  };
}

function parseBackend(json: unknown): { readonly service?: string; readonly port?: number | string } {
  const service = fields<'name' | 'port'>(fields<'service'>(json).service);
  const backend: { service?: string; port?: number | string } = {};
  const name = text(service.name);
  if (name === undefined) return backend;
  backend.service = name;
  const port = fields<'number' | 'name'>(service.port);
  const which = text(port.name) ?? integer(port.number);
  if (which !== undefined) backend.port = which;
  return backend;
}

export function parseIngressClass(meta: Meta, json: unknown): IngressClassObject {
  const object = fields<'metadata' | 'spec'>(json);
  const annotations = fields<'annotations'>(object.metadata).annotations;
  const isDefault = 'ingressclass.kubernetes.io/is-default-class';
  return {
    kind: 'IngressClass',
    meta,
    controller: text(fields<'controller'>(object.spec).controller) ?? '',
    isDefault: fields<typeof isDefault>(annotations)[isDefault] === 'true',
  };
}

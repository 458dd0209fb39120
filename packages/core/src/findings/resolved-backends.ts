/** Backends of Ingresses whose Service exists and is no alias, with that Service. Called by rules about what lies behind an Ingress. */
import type { IngressObject, ServiceObject } from '../kubernetes/object.ts';
import { type Backend, distinctBackends } from './ingress-backends.ts';
import type { Inquiry } from './inquiry.ts';

export interface ResolvedBackend {
  readonly ingress: IngressObject;
  readonly first: Backend;
  readonly all: readonly Backend[];
  readonly service: ServiceObject;
}

export function* resolvedBackends(inquiry: Inquiry): Iterable<ResolvedBackend> {
  for (const ingress of inquiry.all('Ingress'))
    for (const { first, all } of distinctBackends(ingress)) {
      const { service: name, port } = first.path;
      if (name === undefined || port === 'use-annotation') continue;
      const service = inquiry.find('Service', ingress.meta.namespace, name);
      if (service !== undefined) yield { ingress, first, all, service };
    }
}

/** The routes of all kinds, and their backends that are Services with where they stand. Called by rules about routes and by the trace. */
import { type BackendReference, type RouteObject, routeKinds } from '../kubernetes/gateway-api.ts';
import type { ServiceObject } from '../kubernetes/object.ts';
import { gatewayGroup } from '../kubernetes/parse/object-reference.ts';
import type { Party } from '../reference-grant.ts';
import type { Backend, Confidence } from './finding.ts';
import { isGranted } from './grants.ts';
import type { Inquiry } from './inquiry.ts';

export const allRoutes = (inquiry: Inquiry): readonly RouteObject[] =>
  routeKinds.flatMap((kind): readonly RouteObject[] => inquiry.all(kind));

export interface RouteBackend {
  readonly route: RouteObject;
  /** `rules[0].backendRefs[1]` */
  readonly place: string;
  readonly backend: BackendReference;
  /** Of all that the rule gives weight, how much goes here: 0 to 1. */
  readonly share: number;
}

export function* routeBackends(inquiry: Inquiry): Iterable<RouteBackend> {
  for (const route of allRoutes(inquiry)) yield* backendsOfRoute(route);
}

export function* backendsOfRoute(route: RouteObject): Iterable<RouteBackend> {
  for (const [i, rule] of route.rules.entries()) {
    const sum = rule.backends.reduce((total, { weight }) => total + weight, 0);
    for (const [j, backend] of rule.backends.entries()) {
      if (backend.group !== '' || backend.kind !== 'Service') continue;
      const share = sum === 0 ? 0 : backend.weight / sum;
      yield { route, place: `rules[${i}].backendRefs[${j}]`, backend, share };
    }
  }
}

export const partyOf = ({ kind, meta }: RouteObject): Party => ({
  group: gatewayGroup,
  kind,
  namespace: meta.namespace,
  name: meta.name,
});

/** As a finding names the paths that lead there. */
export function backendIn({ namespace, name, port }: BackendReference): Backend {
  return { namespace, name, ...(port === undefined ? {} : { port }) };
}

/** Backends that may be referred to, with their Services. */
export function* permittedBackends(
  inquiry: Inquiry,
): Iterable<RouteBackend & { readonly service: ServiceObject }> {
  for (const found of routeBackends(inquiry)) {
    const { route, backend } = found;
    if (!isGranted(inquiry, partyOf(route), backend)) continue;
    const service = inquiry.find('Service', backend.namespace, backend.name);
    if (service !== undefined) yield { ...found, service };
  }
}

/** How sure what was worked out is, next to what a controller says of it: it may have looked already, and found nothing wrong. */
export function beside(
  route: RouteObject,
  condition: 'Accepted' | 'ResolvedRefs',
  place?: string,
): Confidence {
  const index = place === undefined ? undefined : Number(/\d+/.exec(place)?.[0]);
  const parent = index === undefined ? undefined : route.parents[index];
  const verdicts = route.status
    .filter(
      status =>
        parent === undefined ||
        (status.parent.name === parent.name && status.parent.namespace === parent.namespace),
    )
    .flatMap(({ conditions }) => conditions.filter(({ type }) => type === condition))
    .filter(({ generation }) => generation === undefined || generation >= route.generation);
  return verdicts.length > 0 && verdicts.every(({ status }) => status === 'True') ? 'possible' : 'certain';
}

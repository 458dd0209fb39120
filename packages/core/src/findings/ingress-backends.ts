/** The backends of an Ingress with where they stand in it, and who serves it. Called by rules about Ingresses and by the trace. */
import type { IngressObject, IngressPath, ServiceObject, ServicePort } from '../kubernetes/object.ts';
import type { Backend as Meant } from './finding.ts';
import type { Inquiry } from './inquiry.ts';

export interface Backend {
  /** `rules[0].paths[1]`, or `defaultBackend`. */
  readonly place: string;
  /** `shop.example/cart`, as a person would say it. */
  readonly shown: string;
  readonly path: IngressPath;
}

export function backendsOf({ rules, defaultBackend }: IngressObject): readonly Backend[] {
  const paths = rules.flatMap(({ host, paths }, i) =>
    paths.map((path, j): Backend => {
      return {
        place: `rules[${i}].paths[${j}]`,
        shown: `${host === '' ? '*' : host}${path.path || '/'}`,
        path,
      };
    }),
  );
  if (defaultBackend === undefined) return paths;
  return [...paths, { place: 'defaultBackend', shown: 'the default backend', path: defaultBackend }];
}

/** One per Service and port that is named, with all places that name it. */
export function distinctBackends(
  ingress: IngressObject,
): readonly { readonly first: Backend; readonly all: readonly Backend[] }[] {
  const groups = Map.groupBy(backendsOf(ingress), ({ path }) => `${path.service ?? ''} ${path.port ?? ''}`);
  return [...groups.values()].flatMap(all => {
    const [first] = all;
    return first === undefined ? [] : [{ first, all }];
  });
}

/** As a finding names the paths that lead there. */
export function backendIn({ meta }: IngressObject, { path: { service, port } }: Backend): Meant {
  return { namespace: meta.namespace, name: service ?? '', ...(port === undefined ? {} : { port }) };
}

/** The Service port that a backend names; numbers are ports of the Service, never target ports (networking/v1 ServiceBackendPort). */
export function portOfBackend(service: ServiceObject, { port }: IngressPath): ServicePort | undefined {
  if (port === undefined) return undefined;
  return service.ports.find(found =>
    typeof port === 'number' ? found.port === port : port !== '' && found.name === port,
  );
}

export const nginxController = 'k8s.io/ingress-nginx';

/** Whether ingress-nginx serves it; `unknown` where no class says. */
export function servedByNginx(
  inquiry: Inquiry,
  { className, classAnnotated }: IngressObject,
): 'yes' | 'no' | 'unknown' {
  if (className === undefined) return 'unknown';
  const found = inquiry.find('IngressClass', '', className);
  if (found !== undefined) return found.controller === nginxController ? 'yes' : 'no';
  if (classAnnotated === true && className === 'nginx') return 'yes';
  return 'unknown';
}

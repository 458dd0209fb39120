/**
 * The slices that the mirroring controller writes of an Endpoints object (kubernetes `pkg/controller/endpointslicemirroring`): one per subset and family, with `ready`
 * alone. Stands in for slices that nobody listed, for Services without selector only. Pure.
 */
import type { EndpointSliceObject, EndpointsObject, ServiceObject } from '../kubernetes/object.ts';

const skip = 'endpointslice.kubernetes.io/skip-mirror';

export function isMirrored({ meta, lock }: EndpointsObject): boolean {
  return meta.labels.get(skip) !== 'true' && lock !== true;
}

export function mirror(service: ServiceObject, list: EndpointsObject): readonly EndpointSliceObject[] {
  if (!isMirrored(list)) return [];
  return (list.subsets ?? []).flatMap((subset, place) =>
    (['IPv4', 'IPv6'] as const).flatMap((family): readonly EndpointSliceObject[] => {
      const isOurs = (address: string): boolean => address.includes(':') === (family === 'IPv6');
      const endpoints = [
        ...subset.ready.filter(isOurs).map(address => ({ address, ready: true })),
        ...subset.notReady.filter(isOurs).map(address => ({ address, ready: false })),
      ].map(({ address, ready }) => ({ addresses: [address], ready, serving: null, terminating: null }));
      if (endpoints.length === 0) return [];
      return [
        {
          kind: 'EndpointSlice',
          // What is said of it is said of the list that it mirrors.
          meta: { ...list.meta, uid: `${list.meta.uid}/${place}/${family}` },
          service: service.meta.name,
          family,
          managedBy: 'endpointslicemirroring-controller.k8s.io',
          ports: subset.ports,
          endpoints,
        },
      ];
    }),
  );
}

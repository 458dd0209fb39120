/**
 * The slices that the endpointslice controller writes for a Service and its pods (`reconciler.go`, `utils.go`): who is listed, with which conditions, and under which
 * ports. Stands in for slices that nobody listed; lists that somebody else writes may be there besides, so nothing that follows is certain. Pure.
 */
import type { EndpointSliceObject, PodObject, ServiceObject, SlicePort } from '../kubernetes/object.ts';
import { hasEnded } from '../world-index.ts';
import { isLeaving } from './pod-life.ts';

export function expectedSlices(
  service: ServiceObject,
  pods: readonly PodObject[],
): readonly EndpointSliceObject[] {
  return service.families.flatMap(family => {
    const listed = pods.flatMap(pod => {
      const address = pod.ips.find(ip => ip.includes(':') === (family === 'IPv6'));
      return hasEnded(pod) || address === undefined ? [] : [{ pod, address, ports: portsOf(service, pod) }];
    });
    const groups = Map.groupBy(listed, ({ ports }) => JSON.stringify(ports));
    return [...groups.values()].map((members, place): EndpointSliceObject => {
      return {
        kind: 'EndpointSlice',
        meta: { ...service.meta, uid: `${service.meta.uid}/${family}/${place}` },
        service: service.meta.name,
        family,
        managedBy: 'endpointslice-controller.k8s.io',
        ports: members[0]?.ports ?? [],
        endpoints: members.map(({ pod, address }) => {
          const serving = pod.ready === true;
          const { name, namespace, uid } = pod.meta;
          return {
            addresses: [address],
            serving,
            terminating: isLeaving(pod),
            ready: service.publishNotReady || (serving && !isLeaving(pod)),
            ...(pod.node === undefined ? {} : { node: pod.node }),
            target: { kind: 'Pod', name, namespace, uid },
          };
        }),
      };
    });
  });
}

/** A name that the pod does not declare leaves the port out, and the pod in. */
function portsOf(service: ServiceObject, pod: PodObject): readonly SlicePort[] {
  return service.ports.flatMap(({ name, protocol, target }) => {
    const port =
      typeof target === 'number'
        ? target
        : pod.ports.find(declared => declared.name === target && declared.protocol === protocol)?.port;
    return port === undefined ? [] : [{ name, protocol, port }];
  });
}

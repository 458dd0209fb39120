/**
 * Which ports a pod offers for a Service (kubernetes/endpointslice `utils.go` getEndpointPorts, `pkg/api/v1/pod/util.go` FindPort).
 * A named target port is looked up in each pod, by name and protocol; one that is not found is left out, the pod is not.
 */
import type { StoredObject } from '../object.ts';
import type { HashedPort } from './upstream-hash.ts';

export interface EndpointPort {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly appProtocol?: string;
}

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
  readonly appProtocol?: string;
}

interface Container {
  readonly restartPolicy?: string;
  readonly ports?: readonly {
    readonly name?: string;
    readonly containerPort: number;
    readonly protocol?: string;
  }[];
}

function numberIn(pod: StoredObject, name: string, protocol: string): number | undefined {
  const sidecars = (pod.spec?.initContainers ?? []).filter(
    (one: Container) => one.restartPolicy === 'Always',
  );
  const containers: readonly Container[] = [...(pod.spec?.containers ?? []), ...sidecars];
  return containers
    .flatMap(container => container.ports ?? [])
    .find(port => port.name === name && (port.protocol ?? 'TCP') === protocol)?.containerPort;
}

/** In the order of the Service's ports; a port that the pod does not have is left out. */
export function endpointPorts(service: StoredObject, pod: StoredObject): readonly EndpointPort[] {
  return (service.spec?.ports ?? []).flatMap((wanted: ServicePort): readonly EndpointPort[] => {
    const { name = '', protocol = 'TCP', targetPort = wanted.port, appProtocol } = wanted;
    const port = typeof targetPort === 'number' ? targetPort : numberIn(pod, targetPort, protocol);
    if (port === undefined) return [];
    return [{ name, port, protocol, ...(appProtocol === undefined ? {} : { appProtocol }) }];
  });
}

/** Equal for pods that can share a slice, in whatever order the ports were written down. */
export const portKey = (ports: readonly HashedPort[]): string =>
  ports
    .map(
      ({ name = '', port, protocol = 'TCP', appProtocol = '' }) =>
        `${name}:${port}/${protocol}/${appProtocol}`,
    )
    .sort()
    .join(' ');

/** Who answers names in the cluster: the DNS Service of kube-system, its pods and the port on which they do. Undefined where there is none. */
import type { PodObject, ServiceObject } from '../kubernetes/object.ts';
import { hasEnded } from '../world-index.ts';
import type { Inquiry } from './inquiry.ts';
import { linesOfPort } from './service-port.ts';

export interface ClusterDns {
  readonly service: ServiceObject;
  readonly pods: readonly PodObject[];
  /** Of the pods, for UDP. */
  readonly port: number;
}

export function clusterDns(inquiry: Inquiry): ClusterDns | undefined {
  const service = inquiry
    .inNamespace('Service', 'kube-system')
    .find(({ meta, type }) => meta.labels.get('k8s-app') === 'kube-dns' && type !== 'ExternalName');
  const port = service?.ports.find(found => found.port === 53 && found.protocol === 'UDP');
  if (service === undefined || port === undefined) return undefined;
  const line = linesOfPort(inquiry.lines(service), port)[0];
  return {
    service,
    pods: inquiry.selected(service).filter(pod => !hasEnded(pod)),
    port: line?.port ?? (typeof port.target === 'number' ? port.target : 53),
  };
}

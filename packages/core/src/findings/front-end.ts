/**
 * The Service through which calls from outside reach the controller of an Ingress or Gateway, and its pods: by the address that is published, by the label that
 * data planes of Gateways carry, or by the labels of ingress-nginx. Undefined where nothing tells. Called by rules and by the trace.
 */
import type { GatewayObject } from '../kubernetes/gateway-api.ts';
import type { IngressObject, PodObject, ServiceObject } from '../kubernetes/object.ts';
import { hasEnded } from '../world-index.ts';
import { servedByNginx } from './ingress-backends.ts';
import type { Inquiry } from './inquiry.ts';

const gatewayLabel = 'gateway.networking.k8s.io/gateway-name';

export function frontOf(inquiry: Inquiry, door: IngressObject | GatewayObject): ServiceObject | undefined {
  const services = inquiry.all('Service').filter(({ type }) => type !== 'ExternalName');
  const published = services.find(({ loadBalancer, externalIPs, clusterIPs }) =>
    [...loadBalancer, ...externalIPs, ...clusterIPs].some(address => door.addresses.includes(address)),
  );
  if (published !== undefined) return published;
  if (door.kind === 'Gateway')
    return services.find(
      ({ meta }) =>
        meta.namespace === door.meta.namespace && meta.labels.get(gatewayLabel) === door.meta.name,
    );
  if (servedByNginx(inquiry, door) !== 'yes') return undefined;
  return services.find(
    ({ meta, type }) =>
      type !== 'ClusterIP' &&
      meta.labels.get('app.kubernetes.io/name') === 'ingress-nginx' &&
      meta.labels.get('app.kubernetes.io/component') === 'controller',
  );
}

export function frontPods(inquiry: Inquiry, door: IngressObject | GatewayObject): readonly PodObject[] {
  const front = frontOf(inquiry, door);
  return front === undefined ? [] : inquiry.selected(front).filter(pod => !hasEnded(pod));
}

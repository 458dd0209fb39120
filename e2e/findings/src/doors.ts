/** The front doors of a healthy cluster: an ingress controller behind its load balancer, and a Gateway that takes routes of all namespaces. */
import { type Draw, GATEWAY_API, NETWORK, object } from './draw.ts';

export function drawDoors({ put, app }: Draw): void {
  put(object(NETWORK, 'IngressClass', undefined, 'nginx', { spec: { controller: 'k8s.io/ingress-nginx' } }));
  const labels = {
    'app.kubernetes.io/name': 'ingress-nginx',
    'app.kubernetes.io/component': 'controller',
  };
  app({
    namespace: 'ingress-nginx',
    name: 'ingress-nginx-controller',
    pods: 2,
    labels,
    port: 8080,
    service: {
      type: 'LoadBalancer',
      selector: labels,
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  });
  const controllerName = 'switchboard.dev/gateway-controller';
  put(object(GATEWAY_API, 'GatewayClass', undefined, 'shared', { spec: { controllerName } }));
  const listener = {
    name: 'http',
    port: 80,
    protocol: 'HTTP',
    hostname: '*.example',
    allowedRoutes: { namespaces: { from: 'All' } },
  };
  put(
    object(GATEWAY_API, 'Gateway', 'gateways', 'edge', {
      spec: { gatewayClassName: 'shared', listeners: [listener] },
    }),
  );
}

/**
 * How the pods of namespace `shop` are reached: its Services and their lists, one of them kept by hand, and the Ingress before them.
 * Part of the scenario `shop`; put after the pods.
 */
import { ingressStatus } from '../controllers/ingress-status.ts';
import { keyOf } from '../controllers/key.ts';
import { DAY, HOUR, MINUTE, type Stage } from './scenario.ts';
import { putService } from './workloads.ts';

const SHOP = 'shop';

interface Door {
  readonly name: string;
  readonly clusterIP: string;
  readonly slice: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly port: number;
  readonly targetPort: number;
  readonly since: number;
}

const SERVICES: readonly Door[] = [
  {
    name: 'cart',
    clusterIP: '10.96.0.57',
    slice: 'cart-m4d8r',
    selector: { app: 'cart' },
    port: 80,
    targetPort: 8080,
    since: 3 * DAY,
  },
  {
    name: 'web',
    clusterIP: '10.96.0.42',
    slice: 'web-x7k2p',
    selector: { app: 'web' },
    port: 80,
    targetPort: 8080,
    since: 26 * HOUR,
  },
  {
    name: 'catalog',
    clusterIP: '10.96.0.73',
    slice: 'catalog-q2f6t',
    selector: { app: 'catalog' },
    port: 80,
    targetPort: 9090,
    since: 2 * HOUR,
  },
  {
    name: 'db-headless',
    clusterIP: 'None',
    slice: 'db-headless-z8n5c',
    selector: { app: 'db' },
    port: 5432,
    targetPort: 5432,
    since: 12 * DAY,
  },
];

/** The orders database outside of the cluster: a Service without a selector and a list kept by hand. */
function putLegacyDatabase(stage: Stage): void {
  const age = 20 * DAY;
  putService(stage, {
    namespace: SHOP,
    name: 'legacy-db',
    spec: { clusterIP: '10.96.0.61', ports: [{ port: 5432, targetPort: 5432 }] },
    age,
  });
  stage.put(
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: 'legacy-db-1',
        namespace: SHOP,
        labels: { 'kubernetes.io/service-name': 'legacy-db' },
      },
      addressType: 'IPv4',
      endpoints: [{ addresses: ['203.0.113.20'], conditions: { ready: true }, hostname: 'orders-database' }],
      ports: [{ name: '', port: 5432, protocol: 'TCP' }],
    },
    age,
  );
}

function putDoor(stage: Stage): void {
  stage.put(
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'nginx' },
      spec: { controller: 'k8s.io/ingress-nginx' },
    },
    22 * DAY,
  );
  const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
  const ingress = stage.put(
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'shop', namespace: SHOP },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['shop.example'], secretName: 'shop-tls' }],
        rules: [
          {
            host: 'shop.example',
            http: {
              paths: [
                { path: '/cart', pathType: 'Prefix', backend: backend('cart') },
                { path: '/', pathType: 'Prefix', backend: backend('web') },
              ],
            },
          },
        ],
      },
    },
    20 * DAY,
  );
  stage.finish(ingressStatus, keyOf(ingress), 20 * DAY - MINUTE);
}

export function putShopServices(stage: Stage): void {
  for (const { name, clusterIP, slice, selector, port, targetPort, since } of SERVICES)
    putService(stage, {
      namespace: SHOP,
      name,
      spec: { clusterIP, selector, ports: [{ port, targetPort, protocol: 'TCP' }] },
      age: 20 * DAY,
      since: since - MINUTE,
      slices: [slice],
    });
  putLegacyDatabase(stage);
  putDoor(stage);
}

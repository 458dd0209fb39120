/**
 * How the pods of namespace `shop` are reached: its Services and their lists, one of them kept by hand, and the Ingress before them.
 * Part of the scenario `shop`; put after the pods.
 */
import { putIngress, putSliceByHand } from './outside.ts';
import { DAY, type Stage } from './scenario.ts';
import { putService } from './workloads.ts';

const SHOP = 'shop';

interface Door {
  readonly name: string;
  readonly clusterIP: string;
  readonly slice: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly port: number;
  readonly targetPort: number;
}

const SERVICES: readonly Door[] = [
  {
    name: 'cart',
    clusterIP: '10.96.0.57',
    slice: 'cart-m4d8r',
    selector: { app: 'cart' },
    port: 80,
    targetPort: 8080,
  },
  {
    name: 'web',
    clusterIP: '10.96.0.42',
    slice: 'web-x7k2p',
    selector: { app: 'web' },
    port: 80,
    targetPort: 8080,
  },
  {
    name: 'catalog',
    clusterIP: '10.96.0.73',
    slice: 'catalog-q2f6t',
    selector: { app: 'catalog' },
    port: 80,
    targetPort: 9090,
  },
  {
    name: 'db-headless',
    clusterIP: 'None',
    slice: 'db-headless-z8n5c',
    selector: { app: 'db' },
    port: 5432,
    targetPort: 5432,
  },
];

/** The orders database outside of the cluster. */
export const putLegacyDatabase = (stage: Stage, namespace = SHOP): void =>
  putSliceByHand(stage, {
    namespace,
    name: 'legacy-db',
    clusterIP: '10.96.0.61',
    port: 5432,
    address: '203.0.113.20',
    hostname: 'orders-database',
    age: 20 * DAY,
  });

export function putShopServices(stage: Stage): void {
  for (const { name, clusterIP, slice, selector, port, targetPort } of SERVICES)
    putService(stage, {
      namespace: SHOP,
      name,
      spec: { clusterIP, selector, ports: [{ port, targetPort, protocol: 'TCP' }] },
      age: 20 * DAY,
      slices: [slice],
    });
  putLegacyDatabase(stage);
  putIngress(stage, {
    namespace: SHOP,
    name: 'shop',
    hosts: { 'shop.example': { '/cart': 'cart', '/': 'web' } },
    tls: 'shop-tls',
    age: 20 * DAY,
  });
}

/**
 * A shop behind a Gateway: weights, a path of its own, a route across the border of a namespace with its grant and one without, a redirect, a route that hangs nowhere,
 * an old Ingress beside it, and policies before three of its apps, of which one names the port of the Service instead of the pod's.
 */
import { GATEWAY_CONTROLLER, gateway as gatewayController } from '../controllers/gateway.ts';
import { gatewayRoute } from '../controllers/gateway-route.ts';
import type { StoredObject } from '../object.ts';
import { createFleet, type Fleet } from './fleet.ts';
import { putIngress } from './outside.ts';
import { DAY, type Scenario, type Stage } from './scenario.ts';

const AGE = 40 * DAY;
const SHOP = 'shop';
const PAYMENTS = 'payments';
const NODES = ['node-a', 'node-b', 'node-c'];
const API = 'gateway.networking.k8s.io/v1';

const APPS: readonly (readonly [namespace: string, name: string, pods: number, port: number, ip: string])[] =
  [
    [SHOP, 'web', 3, 8080, '10.96.0.42'],
    [SHOP, 'web-canary', 1, 8080, '10.96.0.43'],
    [SHOP, 'cart', 2, 8080, '10.96.0.57'],
    [SHOP, 'beta', 1, 8080, '10.96.0.44'],
    [SHOP, 'catalog', 3, 9090, '10.96.0.73'],
    [PAYMENTS, 'checkout', 2, 8443, '10.96.4.18'],
    [PAYMENTS, 'refunds', 1, 8443, '10.96.4.19'],
  ];

function putApps({ app }: Fleet): void {
  for (const [namespace, name, pods, port, clusterIP] of APPS)
    app({ namespace, name, pods, port, service: { clusterIP, ports: [{ port: 80, targetPort: port }] } });
}

function putGateway(stage: Stage): void {
  const put = (kind: string, name: string, spec: StoredObject['spec'], namespace?: string) =>
    stage.put(
      { apiVersion: API, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, spec },
      AGE / 2,
    );
  put('GatewayClass', 'envoy', { controllerName: GATEWAY_CONTROLLER });
  const https = { certificateRefs: [{ name: 'shop-tls' }] };
  const listeners = [
    { name: 'https', port: 443, protocol: 'HTTPS', hostname: '*.shop.example', tls: https },
    { name: 'http', port: 80, protocol: 'HTTP' },
  ];
  put('Gateway', 'edge', { gatewayClassName: 'envoy', listeners }, SHOP);
  const from = [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: SHOP }];
  const to = [{ group: '', kind: 'Service', name: 'checkout' }];
  put('ReferenceGrant', 'from-shop', { from, to }, PAYMENTS);
  putRoutes(stage, put);
  stage.finish(gatewayController, '/envoy', AGE / 2);
  stage.finish(gatewayController, `${SHOP}/edge`, AGE / 2);
}

type Put = (kind: string, name: string, spec: StoredObject['spec'], namespace: string) => StoredObject;

function putRoutes(stage: Stage, put: Put): void {
  const route = (
    name: string,
    section: string,
    rules: readonly object[],
    hostnames = ['www.shop.example'],
  ) => {
    const parentRefs = [{ name: 'edge', sectionName: section }];
    put('HTTPRoute', name, { parentRefs, hostnames, rules }, SHOP);
    stage.finish(gatewayRoute, `HTTPRoute/${SHOP}/${name}`, AGE / 2);
  };
  const below = (value: string) => [{ path: { type: 'PathPrefix', value } }];
  const to = (name: string, more: object = {}) => ({ name, port: 80, ...more });
  const away = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } };
  route('shop-web', 'https', [
    { matches: below('/'), backendRefs: [to('web', { weight: 90 }), to('web-canary', { weight: 10 })] },
  ]);
  route('shop-cart', 'https', [{ matches: below('/cart'), backendRefs: [to('cart')] }]);
  route('shop-pay', 'https', [
    { matches: below('/pay'), backendRefs: [to('checkout', { namespace: PAYMENTS })] },
    { matches: below('/refund'), backendRefs: [to('refunds', { namespace: PAYMENTS })] },
  ]);
  route('to-https', 'http', [{ filters: [away] }]);
  route('shop-beta', 'https', [{ backendRefs: [to('beta')] }], ['beta.shop.test']);
}

function putPolicies(stage: Stage): void {
  const put = (name: string, app: string, ingress: readonly object[]) =>
    stage.put(
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name, namespace: SHOP },
        spec: { podSelector: { matchLabels: { app } }, policyTypes: ['Ingress'], ingress },
      },
      AGE / 4,
    );
  const web = [{ podSelector: { matchLabels: { app: 'web' } } }];
  put('catalog-callers', 'catalog', [{ from: web, ports: [{ port: 9090 }] }]);
  // 80 is the port of the Service; the pods listen on 8080.
  put('cart-callers', 'cart', [{ ports: [{ port: 80 }] }]);
  put('beta-closed', 'beta', []);
}

export const gateway: Scenario = {
  name: 'gateway',
  description:
    'a shop behind a Gateway: weights, a border with a grant, a route that hangs nowhere, policies',
  home: SHOP,
  tryOut: '-n shop get httproutes',
  lively: [],
  build(stage) {
    const fleet = createFleet(stage, {
      name: 'gateway',
      age: AGE,
      nodes: NODES.map((name, index) => ({ name, zone: `zone-${index + 1}` })),
      namespaces: [SHOP, PAYMENTS],
    });
    putApps(fleet);
    putGateway(stage);
    putIngress(stage, {
      namespace: SHOP,
      name: 'old',
      hosts: { 'old.shop.example': { '/': 'catalog' } },
      age: AGE,
    });
    putPolicies(stage);
    fleet.settle();
  },
};

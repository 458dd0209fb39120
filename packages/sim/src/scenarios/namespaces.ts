/**
 * Four teams in namespaces of their own. Whoever looks without credentials may see everything of three of them, and of `identity` the
 * Services but neither their lists nor their pods: for looking at how little rights are shown.
 */
import { createFleet } from './fleet.ts';
import { putIngress } from './outside.ts';
import { DAY, type Scenario } from './scenario.ts';

const OPEN = ['shop', 'payments', 'analytics', 'default', 'kube-system', 'kube-public', 'kube-node-lease'];
const CLOSED = 'identity';

export const namespaces: Scenario = {
  name: 'namespaces',
  description: 'four namespaces, of which one keeps its lists and pods to itself',
  home: 'shop',
  tryOut: 'auth can-i list endpointslices -n identity',
  lively: ['shop', 'payments'],
  viewer: [
    { verbs: ['get', 'list', 'watch'], resources: ['nodes', 'namespaces', 'ingressclasses'] },
    { verbs: ['*'], resources: ['*'], namespaces: OPEN },
    {
      verbs: ['get', 'list', 'watch'],
      resources: ['services', 'ingresses', 'deployments', 'replicasets'],
      namespaces: [CLOSED],
    },
  ],
  build(stage) {
    const { app, settle } = createFleet(stage, {
      name: 'namespaces',
      age: 40 * DAY,
      nodes: ['a', 'b', 'c'].map((letter, index) => ({ name: `node-${letter}`, zone: `zone-${index + 1}` })),
      namespaces: ['shop', 'payments', CLOSED, 'analytics'],
    });
    const put = (namespace: string, name: string, port: number, clusterIP: string, on: string): void =>
      app({
        namespace,
        name,
        port,
        pods: on.length,
        odd: [...on].map((letter, index) => ({ index, node: `node-${letter}` })),
        service: { clusterIP, ports: [{ port: namespace === CLOSED ? 443 : 80, targetPort: port }] },
      });
    put('shop', 'cart', 8080, '10.96.0.57', 'ab');
    put('shop', 'web', 8080, '10.96.0.42', 'abc');
    put('payments', 'checkout', 8443, '10.96.4.18', 'ac');
    put('payments', 'fraud', 8080, '10.96.4.30', 'ab');
    put(CLOSED, 'login', 8443, '10.96.5.11', 'bc');
    put(CLOSED, 'tokens', 8443, '10.96.5.12', 'ac');
    put('analytics', 'events', 8080, '10.96.6.70', 'ac');
    put('analytics', 'reports', 8080, '10.96.6.71', 'b');
    const ingress = { tls: 'tls', age: 30 * DAY };
    putIngress(stage, {
      ...ingress,
      namespace: 'shop',
      name: 'shop',
      hosts: { 'shop.example': { '/cart': 'cart', '/': 'web' } },
    });
    putIngress(stage, {
      ...ingress,
      namespace: 'payments',
      name: 'pay',
      hosts: { 'pay.example': { '/': 'checkout' } },
    });
    settle();
  },
};

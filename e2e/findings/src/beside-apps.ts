/** What stands beside apps in a healthy cluster: lists written by hand, aliases, a StatefulSet, a route across namespaces, and what looks odd and is not. */
import { drawRoute } from './apps.ts';
import { type Draw, GATEWAY_API, object } from './draw.ts';

const DISCOVERY = 'discovery.k8s.io/v1';

/** Two Services without selector, one with Endpoints and one with a slice. */
export function drawLists({ put, offer }: Draw, namespace: string): void {
  const service = (name: string) =>
    object('v1', 'Service', namespace, name, { spec: { ports: [{ port: 5432 }] } });
  put(service('ledger'));
  const subsets = [{ addresses: [{ ip: '203.0.113.9' }], ports: [{ port: 5432 }] }];
  put(object('v1', 'Endpoints', namespace, 'ledger', { subsets }));
  offer('external', { NS: namespace, APP: 'ledger' });
  put(service('archive'));
  put(
    object(
      DISCOVERY,
      'EndpointSlice',
      namespace,
      'archive-1',
      {
        addressType: 'IPv4',
        endpoints: [{ addresses: ['203.0.113.10'] }],
        ports: [{ name: '', protocol: 'TCP', port: 5432 }],
      },
      { labels: { 'kubernetes.io/service-name': 'archive' } },
    ),
  );
  offer('sliced', { NS: namespace, APP: 'archive', SLICE: 'archive-1' });
}

export function drawAlias({ put, chance, offer }: Draw, namespace: string, peer: string): void {
  const externalName = chance(0.5) ? `${peer}.${namespace}.svc.cluster.local` : 'partner.example.com.';
  put(object('v1', 'Service', namespace, 'partner', { spec: { type: 'ExternalName', externalName } }));
  offer('alias', { NS: namespace, APP: 'partner', PEER: peer });
}

export function drawDatabase({ app, offer }: Draw, namespace: string): void {
  app({
    namespace,
    name: 'db',
    kind: 'StatefulSet',
    pods: 2,
    port: 5432,
    service: { clusterIP: 'None', ports: [{ name: 'sql', port: 5432, targetPort: 5432 }] },
  });
  offer('stateful', { NS: namespace, APP: 'db' });
}

/** A route into another namespace, with its grant. */
export function drawAcross(draw: Draw, namespace: string, next: string): void {
  draw.app({
    namespace: next,
    name: 'checkout',
    pods: 2,
    service: { ports: [{ port: 80, targetPort: 8080 }] },
  });
  const facts = { NS: namespace, APP: 'pay', HOST: 'pay.example', BNS: next, GRANT: 'from-others' };
  drawRoute(draw, facts, { name: 'checkout', namespace: next, port: 80 });
  const from = [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace }];
  draw.put(
    object(GATEWAY_API, 'ReferenceGrant', next, 'from-others', {
      spec: { from, to: [{ group: '', kind: 'Service' }] },
    }),
  );
  draw.offer('granted', facts);
}

/** A workload that rests and has no Service, a lock of an election, a Job that has done its work. */
export function drawOddities({ app, put }: Draw, namespace: string): void {
  app({ namespace, name: 'spare', pods: 0, service: 'none' });
  const annotations = { 'control-plane.alpha.kubernetes.io/leader': '{"holderIdentity":"a"}' };
  put(object('v1', 'Endpoints', namespace, 'elected', {}, { annotations }));
  const containers = [{ name: 'main', image: 'registry.example/report:1' }];
  put(
    object('batch/v1', 'Job', namespace, 'report', {
      spec: { template: { spec: { restartPolicy: 'Never', containers } } },
    }),
  );
}

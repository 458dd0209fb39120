/** Of Endpoints and EndpointSlices that people write. */
import { endpoints, listless, object, pod, type State, service, slice, web } from './state.ts';

const outside = '203.0.113.9';
const fixed = '10.96.77.7';
const unlabelled = (of: string, body: object = {}) => {
  const { metadata, ...rest } = slice(of, [outside], body);
  return { ...rest, metadata: { name: metadata.name } };
};

export const lists: readonly State[] = [
  {
    rule: 'endpoints-without-service',
    broken: [endpoints('db', [outside])],
    innocent: [
      object(
        'v1',
        'Endpoints',
        'elected',
        {},
        { annotations: { 'control-plane.alpha.kubernetes.io/leader': '{"holderIdentity":"a"}' } },
      ),
    ],
  },
  {
    rule: 'endpointslice-without-service',
    broken: [slice('db', [outside])],
    innocent: [listless('db'), slice('db', [outside])],
  },
  {
    rule: 'endpointslice-missing-service-label',
    broken: [unlabelled('db')],
    innocent: [unlabelled('db', { endpoints: [] })],
  },
  {
    rule: 'endpoints-not-mirrored',
    broken: [
      listless('db'),
      endpoints('db', [outside], { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } }),
    ],
    innocent: [listless('db'), endpoints('db', [outside])],
  },
  {
    rule: 'manual-endpoints-on-selector-service',
    broken: [...web, slice('web', [outside], { ports: [{ name: 'http', port: 8080 }] })],
    innocent: [...web, listless('db'), slice('db', [outside])],
  },
  {
    rule: 'endpoint-address-is-cluster-ip',
    broken: [...web.slice(0, 1), service('web', { clusterIP: fixed }), listless('db'), slice('db', [fixed])],
    innocent: [listless('db'), slice('db', ['10.97.77.7'])],
  },
  {
    rule: 'endpoint-targetref-mismatch',
    broken: [
      pod('db-0', { labels: { app: 'db' } }),
      listless('db'),
      slice('db', [], { endpoints: [{ addresses: [outside], targetRef: { kind: 'Pod', name: 'db-0' } }] }),
    ],
    innocent: [pod('db-0', { labels: { app: 'db' } }), listless('db'), slice('db', [outside])],
  },
  {
    rule: 'endpoint-address-unknown-pod-ip',
    broken: [listless('db'), slice('db', ['10.244.0.255'])],
    innocent: [listless('db'), slice('db', ['10.245.0.255'])],
  },
  {
    rule: 'endpointslice-fqdn-ignored',
    broken: [listless('db'), slice('db', ['db.example.com'], { addressType: 'FQDN' })],
    innocent: [listless('db'), slice('db', [outside])],
  },
  {
    rule: 'endpointslice-family-unused',
    broken: [listless('db'), slice('db', ['2001:db8::9'], { addressType: 'IPv6' })],
    innocent: [listless('db', { clusterIP: 'None' }), slice('db', ['2001:db8::9'], { addressType: 'IPv6' })],
  },
  {
    rule: 'endpointslice-port-unset',
    broken: [listless('db'), slice('db', [outside], { ports: [{ name: '', protocol: 'TCP' }] })],
    innocent: [
      listless('db', { clusterIP: 'None' }),
      slice('db', [outside], { ports: [{ name: '', protocol: 'TCP' }] }),
    ],
  },
];

/** Of Services, and of the workloads behind them. */
import {
  alias,
  deployment,
  endpoints,
  listless,
  object,
  pod,
  type State,
  service,
  slice,
  web,
} from './state.ts';

const balanced = { loadBalancer: { ingress: [{ ip: '198.51.100.7' }] } };
const balancer = (more: object, status: object) => ({
  ...service('web', { type: 'LoadBalancer', ...more }),
  status,
});
const named = (targetPort: string) => service('web', { ports: [{ name: 'http', port: 80, targetPort }] });
const quota = (pods: number) =>
  object('v1', 'ResourceQuota', 'few', { spec: { hard: { pods: String(pods) } } });
const onNodeA = { spec: { nodeSelector: { 'kubernetes.io/hostname': 'node-a' } } };

export const services: readonly State[] = [
  {
    rule: 'svc-selector-matches-no-pods',
    broken: [deployment('web'), service('web', { selector: { app: 'wbe' } })],
    innocent: web,
  },
  {
    rule: 'svc-workload-scaled-to-zero',
    broken: [deployment('web', {}, 0), service('web')],
    innocent: [deployment('web', {}, 0), deployment('web-b', { labels: { app: 'web' } }), service('web')],
  },
  {
    rule: 'svc-workload-cannot-create-pods',
    broken: [quota(0), ...web],
    innocent: [quota(1), ...web],
  },
  {
    rule: 'workload-pods-refused',
    broken: [quota(1), deployment('web', {}, 2), service('web')],
    innocent: [quota(2), deployment('web', {}, 2), service('web')],
  },
  {
    rule: 'svc-no-ready-endpoints',
    broken: [deployment('web', { asks: { ready: 'false' } }), service('web')],
    innocent: [
      deployment('web', { asks: { ready: 'false' } }),
      service('web', { publishNotReadyAddresses: true }),
    ],
    cause: 'pod-readiness-failing',
  },
  {
    rule: 'svc-some-endpoints-not-ready',
    broken: [pod('web-0'), pod('web-1', { asks: { ready: 'false' } }), service('web')],
    innocent: [pod('web-0'), pod('web-1'), service('web')],
    cause: 'pod-readiness-failing',
  },
  {
    rule: 'svc-only-terminating-endpoints',
    broken: [
      pod('web-0', { asks: { 'delete-delay': '1h' }, spec: { terminationGracePeriodSeconds: 3600 } }),
      service('web'),
    ],
    innocent: [
      pod('web-0', { asks: { 'delete-delay': '1h' }, spec: { terminationGracePeriodSeconds: 3600 } }),
      pod('web-1'),
      service('web'),
    ],
    afterwards: ['delete pod web-0 --wait=false'],
  },
  {
    rule: 'svc-target-port-name-unresolved',
    broken: [deployment('web'), named('htpp')],
    innocent: [deployment('web'), named('http')],
  },
  {
    rule: 'svc-target-port-name-partial',
    broken: [
      pod('web-0'),
      pod('web-1', { container: { ports: [{ name: 'web', containerPort: 8080 }] } }),
      named('http'),
    ],
    innocent: [
      pod('web-0'),
      pod('web-1', { container: { ports: [{ name: 'http', containerPort: 9090 }] } }),
      named('http'),
    ],
  },
  {
    rule: 'svc-target-port-undeclared',
    broken: [
      deployment('web', { container: { ports: [{ name: 'http', containerPort: 9090 }] } }),
      service('web'),
    ],
    innocent: [deployment('web', { container: { ports: [] } }), service('web')],
  },
  {
    rule: 'svc-port-name-not-in-endpoints',
    broken: [listless('db', { ports: [{ name: 'sql', port: 5432 }] }), endpoints('db', ['203.0.113.9'])],
    innocent: [listless('db', { ports: [{ port: 5433 }] }), endpoints('db', ['203.0.113.9'])],
  },
  {
    rule: 'svc-selectorless-no-endpoints',
    broken: [listless('db')],
    innocent: [listless('db'), slice('db', ['203.0.113.9'])],
  },
  {
    rule: 'svc-headless-port-remap',
    broken: [deployment('web'), service('web', { clusterIP: 'None' })],
    innocent: [
      deployment('web'),
      service('web', { clusterIP: 'None', ports: [{ name: 'http', port: 8080, targetPort: 8080 }] }),
    ],
  },
  { rule: 'svc-external-name-invalid', broken: [alias('203.0.113.9')], innocent: [alias('db.example.com.')] },
  {
    rule: 'svc-external-name-target-missing',
    broken: [...web, alias('wbe.$NS.svc.cluster.local')],
    innocent: [...web, alias('web.$NS.svc.cluster.local')],
  },
  {
    rule: 'svc-lb-pending',
    broken: [deployment('web'), service('web', { type: 'LoadBalancer' })],
    innocent: [deployment('web'), balancer({}, balanced)],
  },
  {
    rule: 'svc-lb-error',
    broken: [
      deployment('web'),
      balancer(
        {},
        {
          conditions: [
            {
              type: 'LoadBalancerPortsError',
              status: 'True',
              reason: 'MixedProtocols',
              message: 'mixed protocols are not supported',
              lastTransitionTime: '2026-11-20T08:00:00Z',
            },
          ],
        },
      ),
    ],
    innocent: [
      deployment('web'),
      balancer(
        {},
        {
          ...balanced,
          conditions: [
            {
              type: 'LoadBalancerPortsError',
              status: 'False',
              reason: 'LoadBalancerMixedProtocolNotSupported',
              message: '',
              lastTransitionTime: '2026-11-20T08:00:00Z',
            },
          ],
        },
      ),
    ],
  },
  {
    rule: 'svc-etp-local-uncovered-nodes',
    broken: [deployment('web'), service('web', { type: 'NodePort', externalTrafficPolicy: 'Local' })],
    innocent: [deployment('web'), service('web', { type: 'NodePort', externalTrafficPolicy: 'Cluster' })],
  },
  {
    rule: 'svc-itp-local-uncovered-nodes',
    broken: [deployment('web', onNodeA), service('web', { internalTrafficPolicy: 'Local' })],
    innocent: [
      deployment('web', onNodeA),
      service('web', { internalTrafficPolicy: 'Local', clusterIP: 'None' }),
    ],
  },
];

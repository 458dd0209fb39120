/** Of nodes, pods and StatefulSets. What only a kubelet could say of a pod stands in its status. */
import { container, deployment, object, pod, type State, service, web } from './state.ts';

const quiet = { asks: { ready: 'false' } } as const;
const then = '2026-11-20T08:00:00Z';
const condition = (type: string, status: 'True' | 'False', reason = '') => ({
  type,
  status,
  ...(reason === '' ? {} : { reason }),
  lastTransitionTime: then,
});

const said = (state: object, more: object = {}) => ({
  name: 'main',
  image: 'registry.example/web:1',
  imageID: '',
  ready: false,
  restartCount: 0,
  state,
  ...more,
});

const waiting = (reason: string) => ({
  phase: 'Pending',
  containerStatuses: [said({ waiting: { reason } })],
});

const migrate = { name: 'migrate', image: 'registry.example/migrate:1' };
const waitsForever = { ...migrate, command: ['sh', '-c', 'until nslookup nobody; do sleep 2; done'] };
const gates = { readinessGates: [{ conditionType: 'example.com/balancer' }] };
const allReady = {
  conditions: [condition('ContainersReady', 'True')],
  containerStatuses: [said({ running: { startedAt: then } }, { ready: true, started: true })],
};
const probe = (port: string | number) => ({ container: { readinessProbe: { httpGet: { port } } } });
const stateful = object('apps/v1', 'StatefulSet', 'db', {
  spec: {
    serviceName: 'db',
    selector: { matchLabels: { app: 'db' } },
    template: { metadata: { labels: { app: 'db' } }, spec: { containers: [container()] } },
  },
});
const governing = (more: object) =>
  service('db', { ports: [{ name: 'http', port: 8080, targetPort: 8080 }], ...more });

/** It stays where it is, however long it takes. */
const tolerations = [{ operator: 'Exists' }];

/** A node from which nothing is heard any more; nobody else is put there. */
const lost = (name: string) =>
  object(
    'v1',
    'Node',
    name,
    {
      spec: { unschedulable: true },
      status: { conditions: [condition('Ready', 'False', 'KubeletNotReady')] },
    },
    { annotations: { 'kwok.x-k8s.io/node': 'fake', 'switchboard.dev/silent': 'true' } },
  );
const onLost = (nodeName: string) => pod('web-0', { ...quiet, spec: { nodeName, tolerations } });

export const pods: readonly State[] = [
  {
    rule: 'node-not-ready',
    broken: [lost('$NS'), onLost('$NS'), service('web')],
    // Nobody asks for the pod on it.
    innocent: [lost('$NS'), onLost('$NS')],
  },
  {
    rule: 'pod-on-unready-node',
    broken: [lost('lost'), onLost('lost'), service('web')],
    innocent: [pod('web-0'), pod('web-1', quiet), service('web')],
  },
  {
    // Pods that nobody starts are collected after a while: the Deployment makes others.
    rule: 'pod-node-missing',
    broken: [deployment('web', { spec: { nodeName: 'gone' } }), service('web')],
    innocent: [deployment('web', { spec: { nodeName: 'node-a' } }), service('web')],
  },
  {
    rule: 'pod-unschedulable',
    broken: [deployment('web', { spec: { nodeSelector: { disk: 'nvme' } } }), service('web')],
    innocent: [
      deployment('web', { spec: { nodeSelector: { 'kubernetes.io/os': 'linux' } } }),
      service('web'),
    ],
  },
  {
    rule: 'pod-crash-looping',
    broken: [deployment('web', { asks: { crash: 'true' } }), service('web')],
    innocent: [
      pod(
        'web-0',
        {},
        { containerStatuses: [said({ running: { startedAt: then } }, { ready: true, restartCount: 1 })] },
      ),
      service('web'),
    ],
  },
  {
    rule: 'pod-image-pull-failing',
    broken: [
      pod(
        'web-0',
        { ...quiet, container: { image: 'registry.example/web:missing' } },
        waiting('ImagePullBackOff'),
      ),
      service('web'),
    ],
    innocent: [pod('web-0'), pod('web-1', quiet, waiting('ContainerCreating')), service('web')],
  },
  {
    rule: 'pod-container-config-error',
    broken: [
      pod(
        'web-0',
        { ...quiet, container: { envFrom: [{ configMapRef: { name: 'settings' } }] } },
        waiting('CreateContainerConfigError'),
      ),
      service('web'),
    ],
    innocent: [pod('web-0'), pod('web-1', quiet, waiting('PodInitializing')), service('web')],
  },
  {
    rule: 'pod-init-blocked',
    broken: [
      pod(
        'web-0',
        { ...quiet, spec: { initContainers: [waitsForever] } },
        {
          ...waiting('PodInitializing'),
          conditions: [condition('Initialized', 'False', 'ContainersNotInitialized')],
          initContainerStatuses: [{ ...said({ running: { startedAt: then } }), name: 'migrate' }],
        },
      ),
      service('web'),
    ],
    innocent: [pod('web-0', { spec: { initContainers: [migrate] } }), service('web')],
  },
  {
    rule: 'pod-readiness-gate-pending',
    broken: [pod('web-0', { ...quiet, spec: gates }, allReady), service('web')],
    // Its controller has opened it.
    innocent: [
      pod('web-0', { spec: gates }, { conditions: [condition('example.com/balancer', 'True')] }),
      service('web'),
    ],
  },
  {
    rule: 'pod-readiness-failing',
    broken: [deployment('web', quiet), service('web')],
    innocent: web,
  },
  {
    rule: 'pod-probe-port-unresolved',
    broken: [deployment('web', { ...quiet, ...probe('web') }), service('web')],
    innocent: [deployment('web', probe('http')), service('web')],
  },
  {
    rule: 'pod-stuck-terminating',
    broken: [pod('web-0'), pod('web-1', { finalizers: ['example.com/hold'] }), service('web')],
    innocent: [
      pod('web-0'),
      pod('web-1', { asks: { 'delete-delay': '1h' }, spec: { terminationGracePeriodSeconds: 3600 } }),
      service('web'),
    ],
    afterwards: ['delete pod web-1 --wait=false'],
  },
  {
    rule: 'sts-governing-service-missing',
    broken: [stateful, governing({})],
    innocent: [stateful, governing({ clusterIP: 'None' })],
  },
];

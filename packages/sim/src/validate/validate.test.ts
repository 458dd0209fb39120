import { describe, expect, it } from 'vitest';
import { tryApi } from '../testing/try-api.ts';

const template = (spec: object, labels: object = { a: 'b' }) => ({ metadata: { labels }, spec });
const containers = [{ name: 'c', image: 'x' }];

/** What a real server of 1.36.3 answers to the same bodies. */
const REFUSED: readonly (readonly [path: string, kind: string, rest: object, message: string])[] = [
  [
    'api/v1/namespaces/shop/services',
    'Service',
    { spec: { ports: [{ port: 80 }, { port: 80 }] } },
    'spec.ports[0].name: Required value, spec.ports[1].name: Required value, spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}',
  ],
  [
    'api/v1/namespaces/shop/services',
    'Service',
    { spec: { externalTrafficPolicy: 'Local', ports: [{ port: 80 }] } },
    'spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services',
  ],
  [
    'apis/apps/v1/namespaces/shop/deployments',
    'Deployment',
    { spec: {} },
    'spec.selector: Required value, spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`, spec.template.spec.containers: Required value',
  ],
  [
    'apis/apps/v1/namespaces/shop/deployments',
    'Deployment',
    {
      spec: {
        selector: { matchLabels: { a: 'b' } },
        strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } },
        template: template({ containers }),
      },
    },
    "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
  ],
  [
    'api/v1/namespaces/shop/pods',
    'Pod',
    { spec: { containers: [{ ...containers[0], volumeMounts: [{ name: 'v', mountPath: '/x' }] }] } },
    'spec.containers[0].volumeMounts[0].name: Not found: "v"',
  ],
  [
    'api/v1/namespaces/shop/pods',
    'Pod',
    {
      spec: {
        containers: [{ ...containers[0], resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }],
      },
    },
    'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
  ],
  [
    'api/v1/namespaces/shop/pods',
    'Pod',
    { spec: { containers: [{ ...containers[0], livenessProbe: {} }] } },
    'spec.containers[0].livenessProbe: Required value: must specify a handler type',
  ],
  [
    'apis/batch/v1/namespaces/shop/cronjobs',
    'CronJob',
    {
      spec: {
        schedule: 'never',
        jobTemplate: { spec: { template: template({ restartPolicy: 'Never', containers }) } },
      },
    },
    'spec.schedule: Invalid value: "never": expected exactly 5 fields, found 1: [never]',
  ],
  [
    'apis/policy/v1/namespaces/shop/poddisruptionbudgets',
    'PodDisruptionBudget',
    { spec: { minAvailable: '150%' } },
    'spec.minAvailable: Invalid value: "150%": must not be greater than 100%',
  ],
  [
    'api/v1/namespaces/shop/endpoints',
    'Endpoints',
    { subsets: [{ addresses: [{ ip: 'web.example' }] }] },
    'subsets[0].addresses[0].ip: Invalid value: "web.example": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff), subsets[0].addresses[0].ip: Invalid value: "web.example": must be a valid IP address',
  ],
  [
    'apis/gateway.networking.k8s.io/v1/namespaces/shop/gateways',
    'Gateway',
    { spec: { gatewayClassName: 'x', listeners: [] } },
    'spec.listeners: Invalid value: 0: spec.listeners in body should have at least 1 items',
  ],
];

describe('what people get wrong', () => {
  it.each(REFUSED)('%s %s %j', async (path, kind, rest, message) => {
    const { ask } = await tryApi();
    const apiVersion = path.startsWith('apis/') ? path.split('/').slice(1, 3).join('/') : 'v1';
    const { code, body } = await ask('POST', `/${path}`, {
      apiVersion,
      kind,
      metadata: { name: 'b' },
      ...rest,
    });
    expect(code).toBe(422);
    const said = body.message.replace(/^\S+ "b" is invalid: /, '').replace(/^\[(.*)\]$/, '$1');
    expect(said).toBe(message);
  });
});

/**
 * What runs in namespace `shop`: four apps, a database, a finished Job and a pod to try things with. Part of the scenario `shop`.
 */
import { job } from '../controllers/job.ts';
import { tracked } from '../controllers/job-count.ts';
import { keyOf } from '../controllers/key.ts';
import { podFromTemplate } from '../controllers/pod-from-template.ts';
import { timestamp } from '../store.ts';
import { podAddress } from './nodes.ts';
import { type PodPlace, putPod } from './pods.ts';
import { putRolloutHistory } from './rollout-history.ts';
import { DAY, HOUR, MINUTE, SECOND, type Stage } from './scenario.ts';
import { putDeployment, putStatefulSet } from './workloads.ts';

const SHOP = 'shop';

/** So that one can watch an app finish its calls before it ends. */
const DRAINS = { 'sim.switchboard/stop-after': '4' };

/** "4kq2x 1.11": end of the name, node and last part of the address. */
const places = (texts: readonly string[], age: number): readonly PodPlace[] =>
  texts.map((text, index) => {
    const [suffix = '', address = ''] = text.split(' ');
    const [number = 0, host = 0] = address.split('.').map(Number);
    return {
      suffix,
      node: `node-${'abc'.charAt(number - 1)}`,
      ip: podAddress(number, host),
      age: age - index * 7 * SECOND,
    };
  });

const imageOf = (name: string, tag: string): string => `registry.example/shop/${name}:${tag}`;

const app = (name: string, tag: string, port: number) => ({
  containers: [
    {
      name,
      image: imageOf(name, tag),
      ports: [{ name: 'http', containerPort: port }],
      readinessProbe: { httpGet: { path: '/healthz', port }, initialDelaySeconds: 1, periodSeconds: 2 },
      resources: { requests: { cpu: '100m', memory: '128Mi' } },
    },
  ],
});

interface AppFacts {
  readonly name: string;
  readonly tag: string;
  /** What it ran before, oldest first. */
  readonly before: readonly string[];
  readonly port: number;
  readonly hash: string;
  readonly revision: number;
  readonly age: number;
  readonly since: number;
  readonly pods: readonly string[];
}

const APPS: readonly AppFacts[] = [
  {
    name: 'cart',
    tag: '3.2.4',
    before: ['3.2.1', '3.2.2', '3.2.3'],
    port: 8080,
    hash: '7c9d5b8f64',
    revision: 12,
    age: 21 * DAY,
    since: 3 * DAY,
    pods: ['2hx8d 1.12', 'p6wqv 2.17'],
  },
  {
    name: 'web',
    tag: '2.14.1',
    before: ['2.13.2', '2.13.3', '2.14.0'],
    port: 8080,
    hash: '6d5f7c9b8',
    revision: 27,
    age: 21 * DAY,
    since: 26 * HOUR,
    pods: ['4kq2x 1.11', '9v7tn 2.14', 'zc8lm 3.9'],
  },
  {
    name: 'catalog',
    tag: '5.0.7',
    before: ['5.0.4', '5.0.5', '5.0.6'],
    port: 9090,
    hash: '5b8f7d9c6',
    revision: 41,
    age: 20 * DAY,
    since: 2 * HOUR,
    pods: ['d4wnz 1.13', 'k7t2m 2.15', 'x9fqb 3.11'],
  },
  {
    name: 'mailer',
    tag: '1.8.2',
    before: ['1.7.9', '1.8.0', '1.8.1'],
    port: 8025,
    hash: '59c4b7d6f8',
    revision: 6,
    age: 18 * DAY,
    since: 5 * HOUR,
    pods: ['rj6hs 1.14'],
  },
];

function putDatabase(stage: Stage): void {
  putStatefulSet(stage, {
    namespace: SHOP,
    name: 'db',
    serviceName: 'db-headless',
    labels: { app: 'db' },
    annotations: DRAINS,
    spec: {
      containers: [
        {
          name: 'postgres',
          image: 'docker.io/library/postgres:18.1',
          ports: [{ name: 'postgres', containerPort: 5432 }],
          readinessProbe: { exec: { command: ['pg_isready', '-U', 'postgres'] }, initialDelaySeconds: 1 },
          resources: { requests: { cpu: '250m', memory: '512Mi' } },
        },
      ],
    },
    age: 21 * DAY,
    pods: places(['0 1.15', '1 2.16', '2 3.12'], 12 * DAY),
  });
}

/** A Job that has done its work, and a pod that somebody started to try things with. */
function putLoosePods(stage: Stage): void {
  const age = 75 * MINUTE;
  const held = stage.put(
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'price-import-29384', namespace: SHOP, labels: { app: 'price-import' } },
      spec: {
        template: {
          metadata: { labels: { app: 'price-import' } },
          spec: {
            containers: [{ name: 'import', image: 'registry.example/shop/price-import:1.4.0' }],
            restartPolicy: 'Never',
          },
        },
      },
      status: { startTime: timestamp(stage.now - age) },
    },
    age,
  );
  const labels = { 'batch.kubernetes.io/job-name': held.metadata.name, 'job-name': held.metadata.name };
  const name = { name: `${held.metadata.name}-lm2vd`, generateName: `${held.metadata.name}-` };
  putPod(stage, tracked(podFromTemplate(held.spec.template, held, name, labels)), {
    suffix: 'lm2vd',
    node: 'node-b',
    ip: podAddress(2, 12),
    age,
    fate: { type: 'finished', ranFor: 40 * SECOND },
  });
  stage.finish(job, keyOf(held), age - 43 * SECOND);

  putPod(
    stage,
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'curl', namespace: SHOP, labels: { run: 'curl' } },
      spec: {
        containers: [
          { name: 'curl', image: 'docker.io/curlimages/curl:8.17.0', command: ['sleep', 'infinity'] },
        ],
      },
    },
    { suffix: '', node: 'node-c', ip: podAddress(3, 13), age: 3 * HOUR },
  );
}

export function putShopWorkloads(stage: Stage): void {
  for (const { name, tag, before, port, hash, revision, age, since, pods } of APPS)
    putDeployment(stage, {
      namespace: SHOP,
      name,
      labels: { app: name },
      annotations: DRAINS,
      spec: app(name, tag, port),
      hash,
      revision,
      history: before.length,
      age,
      pods: places(pods, since),
    });
  putDatabase(stage);
  putLoosePods(stage);
}

/** Called when all else is there. */
export function putShopHistory(stage: Stage): void {
  for (const { name, before, since } of APPS) {
    const deployment = stage.held.get('Deployment', SHOP, name);
    if (deployment !== undefined)
      putRolloutHistory(
        stage,
        deployment,
        before.map(tag => imageOf(name, tag)),
        since,
      );
  }
}

/**
 * The cluster of the story: a small shop in namespace `shop` on three nodes in three zones, with what people write by hand.
 * Names and addresses are fixed, so that pictures, tests and talks agree; everything else follows from the seed.
 */

import { ingressStatus } from '../controllers/ingress-status.ts';
import { job } from '../controllers/job.ts';
import { keyOf } from '../controllers/key.ts';
import { controllerReference } from '../controllers/owner.ts';
import { podFromTemplate } from '../controllers/pod-from-template.ts';
import { putNeighbours } from './neighbours.ts';
import { podAddress, putNode } from './nodes.ts';
import { DAY, HOUR, MINUTE, type Scenario, SECOND, type Stage } from './scenario.ts';
import { putNamespace, putSystem } from './system.ts';
import { type PodPlace, putDeployment, putPod, putService, putStatefulSet } from './workloads.ts';

const AGE = 23 * DAY;
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

const app = (name: string, tag: string, port: number) => ({
  containers: [
    {
      name,
      image: `registry.example/shop/${name}:${tag}`,
      ports: [{ name: 'http', containerPort: port }],
      readinessProbe: { httpGet: { path: '/healthz', port }, initialDelaySeconds: 1, periodSeconds: 2 },
      resources: { requests: { cpu: '100m', memory: '128Mi' } },
    },
  ],
});

interface AppFacts {
  readonly name: string;
  readonly tag: string;
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
    port: 8025,
    hash: '59c4b7d6f8',
    revision: 6,
    age: 18 * DAY,
    since: 5 * HOUR,
    pods: ['rj6hs 1.14'],
  },
];

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
    AGE,
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
    },
    age,
  );
  const labels = { 'batch.kubernetes.io/job-name': held.metadata.name, 'job-name': held.metadata.name };
  const name = { name: `${held.metadata.name}-lm2vd`, generateName: `${held.metadata.name}-` };
  putPod(
    stage,
    podFromTemplate(held.spec.template, held, name, labels),
    { suffix: 'lm2vd', node: 'node-b', ip: podAddress(2, 12), age },
    40 * SECOND,
  );
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

export const shop: Scenario = {
  name: 'shop',
  description: 'a small web shop on three nodes: Ingress, five Services, fourteen pods, and its neighbours',
  lively: [SHOP, 'staging', 'payments'],
  build(stage) {
    for (const [index, lastAddress] of [18, 20, 18].entries())
      putNode(stage, {
        name: `node-${'abc'.charAt(index)}`,
        zone: `zone-${index + 1}`,
        number: index + 1,
        age: AGE,
        lastAddress,
        controlPlane: index === 0,
      });
    putSystem(stage, {
      age: AGE,
      controlPlane: 'node-a',
      agents: new Map([
        ['node-a', ['7wq2m', 'b8vzx']],
        ['node-b', ['h4kdp', 'l9frt']],
        ['node-c', ['xm6sn', 'z2cgj']],
      ]),
      dns: [
        { suffix: 'd8wpx', node: 'node-a', ip: podAddress(1, 2), age: AGE - MINUTE },
        { suffix: 'v5n7t', node: 'node-b', ip: podAddress(2, 2), age: AGE - MINUTE },
      ],
      metrics: [{ suffix: 'g6c9k', node: 'node-c', ip: podAddress(3, 2), age: AGE - HOUR }],
    });
    putNeighbours(stage, AGE);

    putNamespace(stage, SHOP, 21 * DAY);
    for (const { name, tag, port, hash, revision, age, since, pods } of APPS)
      putDeployment(stage, {
        namespace: SHOP,
        name,
        labels: { app: name },
        annotations: DRAINS,
        spec: app(name, tag, port),
        hash,
        revision,
        age,
        pods: places(pods, since),
      });
    putDatabase(stage);
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
    putLoosePods(stage);
  },
};

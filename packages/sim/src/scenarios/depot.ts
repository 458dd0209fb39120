/**
 * One Service of every kind, in namespace `depot` of a small dual-stack cluster: for looking at how each is shown, and for tests of that.
 */
import { job } from '../controllers/job.ts';
import { tracked } from '../controllers/job-count.ts';
import { keyOf } from '../controllers/key.ts';
import { podFromTemplate } from '../controllers/pod-from-template.ts';
import { timestamp } from '../store.ts';
import { createFleet, type Fleet } from './fleet.ts';
import { putEndpointsByHand, putExternalName, putSliceByHand } from './outside.ts';
import { putPod } from './pods.ts';
import { DAY, MINUTE, type Scenario, SECOND, type Stage } from './scenario.ts';
import { putService } from './workloads.ts';

const AGE = 40 * DAY;
const DEPOT = 'depot';
const NODES = ['node-a', 'node-b', 'node-c'];
/** Pods of `search` that the nodes have room for. */
const SEARCH = 241;

/** Ports with names; the canary's container has no port called metrics. One pod's volume takes its time: it has no address yet. */
function putPorts({ app }: Fleet): void {
  const named = [
    { name: 'http', containerPort: 8080 },
    { name: 'grpc', containerPort: 9000 },
  ];
  app({
    namespace: DEPOT,
    name: 'api-canary',
    pods: 1,
    odd: [{ index: 0, node: 'node-b', suffix: '7hj4c' }],
    labels: { app: 'api', track: 'canary' },
    ports: named,
    service: 'none',
  });
  app({
    namespace: DEPOT,
    name: 'api',
    pods: 2,
    odd: [
      { index: 0, node: 'node-a', suffix: '2hx8d' },
      { index: 1, node: 'node-c', suffix: 'n6kpr', fate: { type: 'creating' } },
    ],
    labels: { app: 'api', track: 'stable' },
    ports: [...named, { name: 'metrics', containerPort: 9102 }],
    service: {
      clusterIP: '10.96.2.10',
      selector: { app: 'api' },
      ports: [
        { name: 'http', port: 80, targetPort: 'http' },
        { name: 'grpc', port: 9000, targetPort: 'grpc' },
        { name: 'metrics', port: 9102, targetPort: 'metrics' },
      ],
    },
  });
}

/** Two families, an address from outside, a port of every node. */
function putDoors({ app }: Fleet): void {
  app({
    namespace: DEPOT,
    name: 'web',
    pods: 2,
    odd: [
      { index: 0, node: 'node-a', suffix: '4kq2x' },
      { index: 1, node: 'node-b', suffix: '9v7tn' },
    ],
    service: {
      ipFamilyPolicy: 'RequireDualStack',
      clusterIP: '10.96.0.42',
      clusterIPs: ['10.96.0.42', 'fd00:10:96::2a'],
    },
    slices: ['web-x7k2p', 'web-m2n6t'],
  });
  app({
    namespace: DEPOT,
    name: 'edge',
    port: 8443,
    pods: 2,
    odd: [
      { index: 0, node: 'node-a', suffix: 'rj6hs' },
      { index: 1, node: 'node-b', suffix: 'mq9zt' },
    ],
    service: {
      type: 'LoadBalancer',
      loadBalancerIP: '198.51.100.21',
      clusterIP: '10.96.2.80',
      ports: [{ name: 'https', port: 443, targetPort: 8443, nodePort: 31_480 }],
    },
    slices: ['edge-p2v7d'],
  });
  app({
    namespace: DEPOT,
    name: 'console',
    port: 3000,
    pods: 1,
    odd: [{ index: 0, node: 'node-c', suffix: 'wq5zt' }],
    service: { type: 'NodePort', ports: [{ port: 80, targetPort: 3000, nodePort: 30_080 }] },
    slices: ['console-d4s8n'],
  });
}

/** A name per pod and no number; whoever is the primary carries a label of its operator, and so belongs to two Services. */
function putDatabase(stage: Stage, { app }: Fleet): void {
  const odd = NODES.map((node, index) => ({ index, node }));
  app({
    namespace: DEPOT,
    name: 'db',
    kind: 'StatefulSet',
    pods: 3,
    odd,
    port: 5432,
    service: { clusterIP: 'None', ports: [{ port: 5432, targetPort: 5432 }] },
    slices: ['db-z8n5c'],
  });
  const primary = stage.held.get('Pod', DEPOT, 'db-0');
  if (primary === undefined) return;
  const labels = { ...primary.metadata.labels, role: 'primary' };
  stage.change({ ...primary, metadata: { ...primary.metadata, labels } }, DAY);
  putService(stage, {
    namespace: DEPOT,
    name: 'db-primary',
    spec: { clusterIP: '10.96.2.33', selector: { app: 'db', role: 'primary' }, ports: [{ port: 5432 }] },
    age: 12 * DAY,
    slices: ['db-primary-k4x9m'],
  });
}

/** As many pods as fit: two find no room. */
function putSearch({ app }: Fleet): void {
  const places = [81, 80, 80].flatMap((count, index) =>
    Array.from({ length: count }, () => NODES[index] ?? ''),
  );
  app({
    namespace: DEPOT,
    name: 'search',
    port: 9200,
    pods: SEARCH + 2,
    odd: [
      ...places.map((node, index) => ({ index, node })),
      { index: SEARCH, waits: true },
      { index: SEARCH + 1, waits: true },
    ],
    requests: { memory: '400Mi' },
    service: { clusterIP: '10.96.2.51', ports: [{ port: 9200, targetPort: 9200 }] },
    slices: ['search-2k9dw', 'search-5vq7c', 'search-h8m3x'],
  });
}

function putFinishedJob(stage: Stage, { seat }: Fleet): void {
  const age = 50 * MINUTE;
  const name = 'import-29384';
  const held = stage.put(
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name, namespace: DEPOT, labels: { app: 'import' } },
      spec: {
        template: {
          metadata: { labels: { app: 'import' } },
          spec: {
            containers: [{ name: 'import', image: 'registry.example/depot/import:1.4.0' }],
            restartPolicy: 'Never',
          },
        },
      },
      status: { startTime: timestamp(stage.now - age) },
    },
    age,
  );
  const draft = podFromTemplate(
    held.spec.template,
    held,
    { name: `${name}-lm2vd`, generateName: `${name}-` },
    { 'batch.kubernetes.io/job-name': name, 'job-name': name },
  );
  putPod(stage, tracked(draft), seat('node-b', age, { fate: { type: 'finished', ranFor: 40 * SECOND } }));
  stage.finish(job, keyOf(held), age - 43 * SECOND);
}

export const depot: Scenario = {
  name: 'depot',
  description:
    'one Service of every kind: ports by name, two families, from outside, headless, 241 pods, by hand',
  home: DEPOT,
  tryOut: '-n depot delete pod -l app=web',
  lively: [],
  build(stage) {
    const fleet = createFleet(stage, {
      name: DEPOT,
      age: AGE,
      // So much that `search` fills each to the last few hundred MiB.
      nodes: ['32768Mi', '32368Mi', '32368Mi'].map((memory, index) => ({
        name: NODES[index] ?? '',
        zone: `zone-${index + 1}`,
        memory,
      })),
      namespaces: [DEPOT],
      dual: true,
    });
    putPorts(fleet);
    putDoors(fleet);
    putDatabase(stage, fleet);
    putSearch(fleet);
    const outside = { namespace: DEPOT, age: 30 * DAY };
    putEndpointsByHand(
      stage,
      {
        ...outside,
        name: 'erp',
        clusterIP: '10.96.2.61',
        port: 8443,
        address: '203.0.113.31',
        hostname: 'erp',
      },
      'erp-x8d2k',
    );
    putSliceByHand(stage, { ...outside, name: 'archive', port: 5432, address: '203.0.113.40' });
    putExternalName(stage, { ...outside, name: 'mail', externalName: 'smtp.mail.example' });
    putFinishedJob(stage, fleet);
    fleet.settle();
  },
};

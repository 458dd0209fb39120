/**
 * Who else lives on the three nodes of the shop: a few teams in namespaces of their own, so that nodes are as full as nodes are.
 */
import { podAddress } from './nodes.ts';
import type { PodPlace } from './pods.ts';
import { DAY, type Stage } from './scenario.ts';
import { putNamespace } from './system.ts';
import { putDaemonSet, putDeployment, putService } from './workloads.ts';

interface Neighbour {
  readonly namespace: string;
  readonly name: string;
  readonly image: string;
  readonly port: number;
  /** Without a Service: it calls, nobody calls it. */
  readonly silent?: boolean;
  /** "node letter, last part of the address, end of the name" */
  readonly pods: string;
}

const NEIGHBOURS: readonly Neighbour[] = [
  {
    namespace: 'ingress-nginx',
    name: 'ingress-nginx-controller',
    image: 'registry.k8s.io/ingress-nginx/controller:v1.15.1',
    port: 443,
    pods: 'b3 4x7hs, c3 tq9kz',
  },
  {
    namespace: 'monitoring',
    name: 'alertmanager',
    image: 'quay.io/prometheus/alertmanager:v0.29.0',
    port: 9093,
    pods: 'a4 s6jwd',
  },
  { namespace: 'monitoring', name: 'grafana', image: 'grafana/grafana:12.3.0', port: 3000, pods: 'c5 vf2xr' },
  {
    namespace: 'monitoring',
    name: 'kube-state-metrics',
    image: 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.17.0',
    port: 8080,
    pods: 'a5 gm8qn',
  },
  { namespace: 'monitoring', name: 'loki', image: 'grafana/loki:3.6.0', port: 3100, pods: 'b6 c7tzl' },
  {
    namespace: 'monitoring',
    name: 'prometheus',
    image: 'quay.io/prometheus/prometheus:v3.8.0',
    port: 9090,
    pods: 'b5 w9dkh',
  },
  {
    namespace: 'staging',
    name: 'cart',
    image: 'registry.example/shop/cart:3.3.0-rc1',
    port: 8080,
    pods: 'a7 2vbxj, b8 qs5nm',
  },
  {
    namespace: 'staging',
    name: 'catalog',
    image: 'registry.example/shop/catalog:5.1.0-rc2',
    port: 9090,
    pods: 'b9 zk4wt, c7 8hfpd',
  },
  {
    namespace: 'staging',
    name: 'mailer',
    image: 'registry.example/shop/mailer:1.9.0-rc1',
    port: 8025,
    silent: true,
    pods: 'c8 nl6gr',
  },
  {
    namespace: 'staging',
    name: 'web',
    image: 'registry.example/shop/web:2.15.0-rc1',
    port: 8080,
    pods: 'a6 jt7cx, b7 m2qzv, c6 p9wks',
  },
  {
    namespace: 'payments',
    name: 'api',
    image: 'registry.example/payments/api:7.2.1',
    port: 8443,
    pods: 'a8 d5xhf, b10 kq8sl, c10 r7vnb, c14 t4jmz',
  },
  {
    namespace: 'payments',
    name: 'ledger',
    image: 'registry.example/payments/ledger:7.2.0',
    port: 9443,
    pods: 'a9 x6pgw, b11 b9cdq, c15 h2tfk',
  },
  {
    namespace: 'payments',
    name: 'worker',
    image: 'registry.example/payments/worker:7.2.1',
    port: 8080,
    silent: true,
    pods: 'a10 5zlvn, a16 g8rdx, b13 sw4kc, b18 j7mhq, c16 f9btp, c17 vx2zs',
  },
  {
    namespace: 'blog',
    name: 'cms',
    image: 'registry.example/blog/cms:4.0.3',
    port: 8000,
    pods: 'a17 qd6nj, c18 l5gwf',
  },
  {
    namespace: 'blog',
    name: 'front',
    image: 'registry.example/blog/front:4.0.3',
    port: 3000,
    pods: 'a18 c8xvt, b19 h7ksm',
  },
  { namespace: 'blog', name: 'cache', image: 'valkey/valkey:9.0', port: 6379, pods: 'b20 z4pqr' },
];

const NUMBERS = new Map([
  ['a', 1],
  ['b', 2],
  ['c', 3],
]);

/** "a4 s6jwd" */
function placeOf(text: string, age: number): PodPlace {
  const [where = '', suffix = ''] = text.split(' ');
  const letter = where.charAt(0);
  return {
    suffix,
    node: `node-${letter}`,
    ip: podAddress(NUMBERS.get(letter) ?? 0, Number(where.slice(1))),
    age,
  };
}

const placesOf = (pods: string, age: number): readonly PodPlace[] =>
  pods.split(', ').map(text => placeOf(text, age));

export function putNeighbours(stage: Stage, age: number): void {
  for (const name of new Set(NEIGHBOURS.map(({ namespace }) => namespace))) putNamespace(stage, name, age);
  for (const [index, { namespace, name, image, port, silent, pods }] of NEIGHBOURS.entries()) {
    // Each was deployed a little later than the one before.
    const since = age - (index + 1) * 0.4 * DAY;
    const labels = { app: name };
    putDeployment(stage, {
      namespace,
      name,
      labels,
      spec: {
        containers: [
          {
            name,
            image,
            ports: [{ containerPort: port }],
            readinessProbe: { tcpSocket: { port }, initialDelaySeconds: 1 },
            resources: { requests: { cpu: '50m', memory: '64Mi' } },
          },
        ],
      },
      age: since,
      pods: placesOf(pods, since),
    });
    if (!silent)
      putService(stage, {
        namespace,
        name,
        spec: { selector: labels, ports: [{ port, targetPort: port }] },
        age: since,
      });
  }
  putDaemonSet(stage, {
    namespace: 'monitoring',
    name: 'node-exporter',
    labels: { app: 'node-exporter' },
    spec: {
      containers: [
        {
          name: 'node-exporter',
          image: 'quay.io/prometheus/node-exporter:v1.10.2',
          ports: [{ containerPort: 9100 }],
        },
      ],
      tolerations: [{ operator: 'Exists' }],
    },
    age: age - DAY,
    pods: placesOf('a3 6kxcv, b4 r2hnw, c4 9tjld', age - DAY),
  });
}

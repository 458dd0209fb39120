/**
 * The shop as manifests, for any cluster: a Service with three pods, one with two, one whose list people keep, and a door. What their controllers make of them is theirs.
 */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [field: string]: unknown;
}

export const shopObjects: readonly Manifest[] = [
  ...(
    [
      ['web', 3],
      ['cart', 2],
    ] as const
  ).flatMap(([name, replicas]) => [deployment(name, replicas), service(name, { app: name })]),
  {
    ...service('legacy-db'),
    spec: { ports: [{ port: 5432, targetPort: 5432 }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'legacy-db' },
    subsets: [{ addresses: [{ ip: '203.0.113.20' }], ports: [{ port: 5432 }] }],
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop' },
    spec: {
      rules: [
        {
          host: 'shop.example',
          http: {
            paths: [
              { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } },
            ],
          },
        },
      ],
    },
  },
];

export function deployment(name: string, replicas: number): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        // Long enough for a pod that leaves to be seen leaving.
        metadata: { labels: { app: name }, annotations: { 'switchboard.dev/delete-delay': '5s' } },
        spec: {
          containers: [
            { name: 'main', image: `shop.example/${name}:1`, ports: [{ name: 'http', containerPort: 8080 }] },
          ],
        },
      },
    },
  };
}

export function service(name: string, selector?: object): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { ...(selector && { selector }), ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  };
}

/**
 * The shop as manifests: a Service with three pods, one with two and a door, and one whose list people keep. Made on a real control plane by its own controllers.
 */
import type { Api } from '@switchboard/control-plane/api';

export const shop = 'shop';

export async function makeShop(api: Api, namespace = shop): Promise<void> {
  await apply(api, '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  const core = `/api/v1/namespaces/${namespace}`;
  for (const [name, replicas] of [
    ['web', 3],
    ['cart', 2],
  ] as const) {
    await apply(api, `/apis/apps/v1/namespaces/${namespace}/deployments`, deployment(name, replicas));
    await apply(api, `${core}/services`, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    });
  }
  await apply(api, `${core}/services`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'legacy-db' },
    spec: { ports: [{ port: 5432, targetPort: 5432 }] },
  });
  await apply(api, `${core}/endpoints`, {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'legacy-db' },
    subsets: [{ addresses: [{ ip: '203.0.113.20' }], ports: [{ port: 5432 }] }],
  });
  await apply(api, `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop' },
    spec: {
      rules: [
        {
          host: 'shop.example',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'web', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  });
}

export function deployment(name: string, replicas: number, spec: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [
            { name: 'main', image: `shop.example/${name}:1`, ports: [{ name: 'http', containerPort: 8080 }] },
          ],
          ...spec,
        },
      },
    },
  };
}

async function apply(api: Api, collection: string, object: object): Promise<void> {
  const { metadata } = object as { readonly metadata: { readonly name: string } };
  await api.call(
    'PATCH',
    `${collection}/${metadata.name}?fieldManager=shop&force=true`,
    JSON.stringify(object),
    'application/apply-patch+yaml',
  );
}

/** Names of the pods that are there, of one app. */
export async function podsOf(api: Api, app: string, namespace = shop): Promise<readonly string[]> {
  const list = JSON.parse(
    await api.call('GET', `/api/v1/namespaces/${namespace}/pods?labelSelector=app%3D${app}`),
  ) as { readonly items: readonly { readonly metadata: { readonly name: string } }[] };
  return list.items.map(({ metadata }) => metadata.name);
}

/** From one moment to the next it is not there; its controller makes another. */
export async function killPod(api: Api, name: string, namespace = shop): Promise<void> {
  await api.call('DELETE', `/api/v1/namespaces/${namespace}/pods/${name}?gracePeriodSeconds=0`);
}

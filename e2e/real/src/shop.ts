/**
 * The shop on a control plane, made by the administrator, and what is done to its pods. Called by the suites that hurt it.
 */
import type { Api } from '@switchboard/control-plane/api';
import { type Manifest, shopObjects } from './shop-objects.ts';

export const shop = 'shop';

const collections: Readonly<Record<string, string>> = {
  Deployment: 'deployments',
  Service: 'services',
  Endpoints: 'endpoints',
  Ingress: 'ingresses',
};

export async function makeShop(api: Api): Promise<void> {
  await api.call(
    'POST',
    '/api/v1/namespaces',
    JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: shop } }),
  );
  for (const object of shopObjects) await create(api, shop, object);
}

export async function create(api: Api, namespace: string, object: Manifest): Promise<void> {
  const { apiVersion, kind } = object;
  const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  await api.call('POST', `${base}/namespaces/${namespace}/${collections[kind]}`, JSON.stringify(object));
}

/** Names of the pods that are there, of one app. */
export async function podsOf(api: Api, app: string): Promise<readonly string[]> {
  const list = JSON.parse(
    await api.call('GET', `/api/v1/namespaces/${shop}/pods?labelSelector=app%3D${app}`),
  ) as { readonly items: readonly { readonly metadata: { readonly name: string } }[] };
  return list.items.map(({ metadata }) => metadata.name);
}

/** From one moment to the next it is not there; its controller makes another. */
export async function killPod(api: Api, name: string): Promise<void> {
  await api.call('DELETE', `/api/v1/namespaces/${shop}/pods/${name}?gracePeriodSeconds=0`);
}

/**
 * Many pods, made as people make them: ten namespaces with ten Deployments of fifty, each behind a Service. Their controllers and kwok do the rest.
 */
import type { Api } from '@switchboard/control-plane/api';
import { eventually } from './eventually.ts';
import { create } from './shop.ts';
import { deployment, service } from './shop-objects.ts';

const perNamespace = 10;
const replicas = 50;

export const namespaces: readonly string[] = Array.from({ length: 10 }, (_, i) => `team-${i}`);
export const podCount = namespaces.length * perNamespace * replicas;

/** Resolves when every pod is ready, with the milliseconds that it took. */
export async function fillCluster(api: Api): Promise<number> {
  const began = performance.now();
  for (const ns of namespaces) {
    await api.call('POST', '/api/v1/namespaces', JSON.stringify({ metadata: { name: ns } }));
    for (let i = 0; i < perNamespace; i += 1) {
      await create(api, ns, service(`app-${i}`, { app: `app-${i}` }));
      await create(api, ns, deployment(`app-${i}`, replicas));
    }
  }
  await untilReady(api);
  return performance.now() - began;
}

/** Every pod that is wanted is there and ready, and none is leaving. */
export function untilReady(api: Api): Promise<number> {
  return eventually('all pods are ready', 840_000, async () => {
    const { items } = JSON.parse(await api.call('GET', '/apis/apps/v1/deployments')) as {
      readonly items: readonly { readonly status: { readonly readyReplicas?: number } }[];
    };
    const ready = items.reduce((sum, { status }) => sum + (status.readyReplicas ?? 0), 0);
    const { metadata } = JSON.parse(await api.call('GET', '/api/v1/pods?limit=1')) as {
      readonly metadata: { readonly remainingItemCount?: number };
    };
    const there = 1 + (metadata.remainingItemCount ?? 0);
    if (ready === podCount && there === podCount) return undefined;
    await new Promise(resolve => setTimeout(resolve, 1_000));
    return `${ready} of ${podCount} ready, ${there} there`;
  });
}

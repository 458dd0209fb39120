/**
 * Brings states about on a simulated cluster as bare as the real one of `e2e/real`: applied over its API as kubectl would, on a clock that is stepped by hand, so that the
 * same states are the same to the millisecond each time. What kubelets would say is left to those that the simulator has: kwok's have to be kept from saying otherwise.
 */

import { createApiServer } from '@switchboard/sim/api-server';
import { createHandClock } from '@switchboard/sim/clock';
import { type Cluster, createCluster } from '@switchboard/sim/cluster';
import { apiVersionOf, resourceOfKind } from '@switchboard/sim/resources';
import { bare } from '@switchboard/sim/scenarios/bare';
import { MINUTE, type Scenario } from '@switchboard/sim/scenarios/scenario';
import { play } from './kubectl.ts';
import { staging } from './states/scenes.ts';
import type { Manifest, State } from './states/state.ts';

const start = Date.parse('2026-11-21T08:00:00Z');
/** Longer than a pod takes to start, or to be refused. */
const work = 30_000;

/** As bare as the real one, but its kubelets are none that start nothing, as kwok's: they pull images and wait for what they are told to wait for. */
const withKubelets: Scenario = {
  ...bare,
  build(stage) {
    bare.build(stage);
    for (const node of stage.held.list('Node')) {
      const nodeInfo = { ...node.status?.nodeInfo, containerRuntimeVersion: 'containerd://2.2.1' };
      stage.tell(node, { ...node.status, nodeInfo }, MINUTE);
    }
  },
};

export interface SimulatedStage {
  readonly cluster: Cluster;
  apply(manifests: readonly Manifest[]): Promise<void>;
  /** As somebody would type it, after `kubectl`. */
  type(line: string): void;
  /** Lets time pass. */
  settle(): void;
  close(): Promise<void>;
}

export async function openStage(): Promise<SimulatedStage> {
  const clock = createHandClock(start);
  const cluster = createCluster({ scenario: withKubelets, seed: 1, clock, calm: true });
  const server = createApiServer({ cluster });
  const { url } = await server.listen(0, '127.0.0.1');
  cluster.start();

  async function patch(manifest: Manifest, subresource: string): Promise<void> {
    const answer = await fetch(`${url}${pathOf(manifest)}${subresource}?fieldManager=test&force=true`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/apply-patch+yaml' },
      body: JSON.stringify(manifest),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${manifest.kind} ${manifest.metadata.name} was refused: ${text}`);
  }

  return {
    cluster,
    async apply(manifests) {
      for (const manifest of manifests) {
        await patch(withoutStatus(manifest), '');
        // Namespaces get their ServiceAccounts, before somebody asks for one.
        clock.advance(10);
      }
      clock.advance(work);
      for (const { apiVersion, kind, metadata, status } of manifests)
        if (status !== undefined && kind !== 'Node')
          await patch({ apiVersion, kind, metadata, status }, '/status');
    },
    type: line => play(cluster.store, `kubectl ${line}`),
    settle: () => clock.advance(work),
    async close() {
      cluster.stop();
      await server.close();
    },
  };
}

export async function bringAbout(
  stage: SimulatedStage,
  states: readonly State[],
  shared: readonly Manifest[],
): Promise<void> {
  const { manifests, lines } = staging(states, shared);
  await stage.apply(manifests);
  for (const { namespace, line } of lines) stage.type(`-n ${namespace} ${line}`);
  stage.settle();
}

/** Of a pod of which more is to be said, kwok is asked to say nothing; the simulator's kubelet says it itself. */
function withoutStatus({ status, ...manifest }: Manifest): Manifest {
  if (manifest.kind !== 'Pod' || status === undefined) return manifest;
  const { 'switchboard.dev/ready': _, ...annotations } = manifest.metadata.annotations ?? {};
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

function pathOf({ apiVersion, kind, metadata: { name, namespace } }: Manifest): string {
  const resource = resourceOfKind(kind);
  if (resource === undefined || apiVersionOf(resource) !== apiVersion)
    throw new Error(`${apiVersion} ${kind} is not served`);
  const root = apiVersion.includes('/') ? '/apis' : '/api';
  const place = resource.namespaced ? `/namespaces/${namespace ?? 'default'}` : '';
  return `${root}/${apiVersion}${place}/${resource.plural}/${name}`;
}

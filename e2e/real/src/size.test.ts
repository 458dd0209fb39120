/**
 * A cluster of 200 nodes and 5,000 pods on a real control plane: what Switchboard shows equals what the API server lists, also after one pod of each Service was replaced and
 * after kube-apiserver was killed; what it took is printed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeptPlane, keepPlane } from '@switchboard/control-plane/kept';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillCluster, namespaces, podCount, untilReady } from './crowd.ts';
import { eventually } from './eventually.ts';
import { measured, seconds } from './measured.ts';
import { type Server, startServer } from './server.ts';
import { differences, truthOf } from './truth.ts';
import { openViewer, type Viewer } from './viewer.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard-size-'));
let plane: KeptPlane;
let server: Server;
let viewer: Viewer;

const patience = 240_000;

const equal = (): Promise<number> =>
  eventually('the picture equals the cluster', patience, async () => {
    const different = differences(viewer.shown, await truthOf(plane.api, namespaces));
    return different.length === 0 ? undefined : different.join('; ');
  });

beforeAll(async () => {
  plane = await keepPlane(join(folder, 'plane'), { nodes: 200 });
  measured('5,000 pods on 200 nodes: all ready', seconds(await fillCluster(plane.api)));
  const kubeconfig = join(folder, 'viewer');
  writeFileSync(kubeconfig, plane.kubeconfigFor({ user: 'viewer', groups: [] }, namespaces[0] ?? ''));
  server = await startServer(kubeconfig);
  viewer = openViewer(server, namespaces);
}, 900_000);

afterAll(async () => {
  await viewer?.close();
  await server?.stop();
  await plane?.down();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

const memory = (): string => {
  const { now, most } = server.memory() ?? {};
  return `memory ${now ?? '?'} MB, at most ${most ?? '?'} MB`;
};

const shownPods = (): number => namespaces.reduce((sum, ns) => sum + viewer.shown(ns).pods.size, 0);

describe('5,000 pods on 200 nodes', () => {
  it('are shown as they are', async () => {
    measured('5,000 pods listed, told and compared', `${seconds(await equal())}; ${memory()}`);
    expect(shownPods()).toBe(podCount);
    expect(viewer.shown('').nodes.size).toBe(200);
  }, 300_000);

  it('are shown as they are after some of each were replaced', async () => {
    const snapshots = viewer.snapshots();
    for (const ns of namespaces)
      await plane.api.call('DELETE', `/api/v1/namespaces/${ns}/pods?labelSelector=app%3Dapp-0`);
    await untilReady(plane.api);
    measured('a tenth replaced: picture equals the cluster', `${seconds(await equal())}; ${memory()}`);
    expect(viewer.snapshots()).toBe(snapshots);
  }, 600_000);

  it('are the last known picture while kube-apiserver is dead, and the true one afterwards', async () => {
    const before = shownPods();
    await plane.kill('kube-apiserver');
    await eventually('pods are called old', 60_000, () => {
      const state = viewer.freshness('Pod')?.state;
      return state === 'stale' ? undefined : state;
    });
    expect(shownPods()).toBe(before);
    await plane.start('kube-apiserver');
    measured(
      'kube-apiserver back at 5,000 pods: picture equals the cluster (goal 15 s)',
      `${seconds(await equal())}; ${memory()}`,
    );
  }, 600_000);
});

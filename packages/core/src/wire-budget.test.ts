import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diff } from './diff.ts';
import type { EndpointSliceObject, KubeObject, PodObject } from './kubernetes/object.ts';
import { createProjector } from './project.ts';
import { encodeSnapshot } from './snapshot.ts';
import { gone, line, node, pod, put, service, slice, uuid, workload, world } from './testing/builders.ts';
import { crowd } from './testing/crowd.ts';
import { emptyTopology, type Topology } from './topology.ts';
import { encodeFrame } from './wire.ts';
import { reduce } from './world.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;
const sse = (data: string) => `id: 0123456789abcdef.1234567\nevent: frame\ndata: ${data}\n\n`;

/** Frames of every shard that these steps change, as text of the stream. */
function framesOf(
  objects: readonly KubeObject[],
  steps: readonly (readonly ReturnType<typeof put>[])[],
): readonly string[] {
  const project = createProjector();
  let known = world(...objects);
  const pictures = new Map<string, Topology>(['', 'shop'].map(ns => [ns, project(known, ns)]));
  const texts: string[] = [];
  for (const step of steps) {
    const { world: next, dirty } = reduce(known, step);
    for (const ns of dirty) {
      const before = pictures.get(ns) ?? emptyTopology;
      const after = project(next, ns, before);
      pictures.set(ns, after);
      texts.push(
        sse(encodeFrame({ ns, from: 12345, to: 12346, at: 1_795_000_000_000, patch: diff(before, after) })),
      );
    }
    known = next;
  }
  return texts;
}

const deployment = workload('Deployment', 'checkout', { uid: uuid(1), desired: 3 });
const set = workload('ReplicaSet', 'checkout-7d9f8b6c5d', {
  uid: uuid(2),
  owner: deployment,
  desired: 3,
  podLabels: { app: 'checkout' },
});
const created = 1_795_000_000_000;
const member = (seed: number, suffix: string, options: Parameters<typeof pod>[1] = {}): PodObject =>
  pod(`checkout-7d9f8b6c5d-${suffix}`, {
    uid: uuid(seed),
    labels: { app: 'checkout', 'pod-template-hash': '7d9f8b6c5d' },
    owner: set,
    node: 'gke-prod-default-pool-8f7c6d5b-x2x4',
    ips: [`10.244.113.${seed}`],
    created,
    ...options,
  });
const listed = (...pods: readonly PodObject[]): EndpointSliceObject =>
  slice(
    'checkout-x7k2p',
    'checkout',
    pods.map(found => line(found)),
    { uid: uuid(3), created },
  );
const nodes = [
  node('gke-prod-default-pool-8f7c6d5b-x2x4', {
    uid: uuid(4),
    capacity: 110,
    zone: 'eu-central-1a',
  }),
];
const base = [service('checkout', { uid: uuid(5) }), deployment, set, ...nodes];
const others = [member(11, 'aaaaa'), member(12, 'bbbbb')];

describe('budgets of the wire', () => {
  it('W4: one changed pod with its line is at most 600 bytes of stream', () => {
    const web = member(10, 'x2x4z');
    const flaky = member(10, 'x2x4z', {
      ready: false,
      readySince: created + 9_000,
      containersReady: 0,
      restarts: 3,
    });
    const leaving = member(10, 'x2x4z', { deletion: created + 30_000, grace: 30 });
    for (const changed of [flaky, leaving]) {
      const [text, ...more] = framesOf(
        [...base, web, ...others, listed(web, ...others)],
        [[put(changed), put(listed(changed, ...others))]],
      );
      expect(more).toEqual([]);
      expect(bytes(text ?? '')).toBeLessThanOrEqual(600);
    }
  });

  it('W5: a pod that is replaced costs at most 5 kB in all', () => {
    const old = member(10, 'x2x4z');
    const leaving = member(10, 'x2x4z', { deletion: created + 30_000, grace: 30 });
    const { node: _node, ...nowhere } = member(13, 'q9k7w', {
      ips: [],
      phase: 'Pending',
      ready: false,
      containersReady: 0,
      reason: 'Unschedulable',
    });
    const placed = member(13, 'q9k7w', { ips: [], phase: 'Pending', ready: false, containersReady: 0 });
    const starting = { ...placed, reason: 'ContainerCreating' };
    const running = member(13, 'q9k7w', { ready: false, containersReady: 0, readySince: created });
    const fresh = member(13, 'q9k7w');
    const stopped = { ...leaving, ready: false, containersReady: 0 };
    const texts = framesOf(
      [...base, old, ...others, listed(old, ...others)],
      [
        [put(leaving)],
        [put(listed(leaving, ...others))],
        [put(nowhere)],
        [put(placed)],
        [put(starting)],
        [put(running)],
        [put(listed(leaving, ...others, running))],
        [put(fresh)],
        [put(listed(leaving, ...others, fresh))],
        [put(stopped)],
        [put(listed(stopped, ...others, fresh))],
        [gone(old)],
        [put(listed(...others, fresh))],
      ],
    );
    expect(texts.length).toBeGreaterThan(10);
    expect(bytes(texts.join(''))).toBeLessThanOrEqual(5_000);
  });

  it('W6: a snapshot is at most 120 bytes per pod with its line, and 45 compressed', () => {
    const { objects, pods } = crowd(5_000);
    const parts = encodeSnapshot('shop', 1, created, createProjector()(world(...objects), 'shop'));
    const raw = parts.reduce((sum, part) => sum + bytes(part), 0);
    const packed = parts.reduce((sum, part) => sum + deflateRawSync(part).length, 0);
    expect(raw / pods.length).toBeLessThanOrEqual(120);
    expect(packed / pods.length).toBeLessThanOrEqual(45);
  });

  it('W3: parts of a snapshot are at most 64 KiB', () => {
    const { objects } = crowd(5_000);
    const picture = createProjector()(world(...objects), 'shop');
    const parts = encodeSnapshot('shop', 1, created, picture);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(64 * 1024);
    for (const part of encodeSnapshot('größe-日本', 1, created, picture, 9_000)) {
      expect(bytes(part)).toBeLessThanOrEqual(9_000);
    }
  });
});

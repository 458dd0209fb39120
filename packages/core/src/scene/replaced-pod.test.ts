/** One story over the whole of core: what the cluster says, step by step, as headline, ledger, cues and seats. */
import { expect, it, describe as suite } from 'vitest';
import { diff } from '../diff.ts';
import type { EndpointSliceObject, KubeObject, PodObject } from '../kubernetes/object.ts';
import { merge } from '../merge.ts';
import { project } from '../project.ts';
import { ingress, line, node, pod, service, slice, workload, world } from '../testing/builders.ts';
import { choreograph, type Moment } from './choreograph.ts';
import { describe } from './describe.ts';
import { headline } from './headline.ts';
import type { Lens } from './lens.ts';
import { place } from './place-lenses.ts';
import { plainText } from './sentence.ts';
import { motionFaults, overlapFaults, seatFaults } from './testing/stillness.ts';

const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
const deployment = workload('Deployment', 'web', { desired: 3, surge: 1 });
const replicas = workload('ReplicaSet', 'web-6d5f', { owner: deployment, desired: 3 });
const cart = workload('Deployment', 'cart', { desired: 1, surge: 1 });

function webPod(id: string, on: string, ip: string, options: object = {}): PodObject {
  return pod(`web-6d5f-${id}`, { labels: { app: 'web' }, owner: replicas, node: on, ips: [ip], ...options });
}
const others = [
  node('node-a'),
  node('node-b'),
  node('node-c'),
  ingress('shop', 'shop.example', { '/cart': 'cart', '/': 'web' }),
  deployment,
  replicas,
  cart,
  service('web'),
  service('cart'),
  pod('cart-1', { labels: { app: 'cart' }, owner: cart, node: 'node-a', ips: ['10.244.1.12'] }),
  pod('curl', { node: 'node-c', ips: ['10.244.3.13'] }),
];
const cartList = slice('cart-m4d8r', 'cart', [line(others[9] as PodObject)]);
const a = webPod('4kq2x', 'node-a', '10.244.1.11');
const b = webPod('9v7tn', 'node-b', '10.244.2.14');
const c = webPod('zc8lm', 'node-c', '10.244.3.9');
const leaving = webPod('9v7tn', 'node-b', '10.244.2.14', { deletion: 9e15, grace: 30 });
const fresh = webPod('q8dtr', 'node-c', '10.244.3.17', {
  phase: 'Pending',
  ready: false,
  reason: 'ContainerCreating',
});
const ready = webPod('q8dtr', 'node-c', '10.244.3.17');
const list = (...pods: readonly PodObject[]): EndpointSliceObject =>
  slice(
    'web-x7k2p',
    'web',
    pods.map(each => line(each)),
  );

const steps: readonly (readonly KubeObject[])[] = [
  [a, b, c, list(a, b, c)],
  [a, leaving, c, fresh, list(a, b, c)],
  [a, leaving, c, fresh, list(a, leaving, c, fresh)],
  [a, leaving, c, ready, list(a, leaving, c, ready)],
  [a, c, ready, list(a, c, ready)],
];

function told() {
  let before: Moment | undefined;
  return steps.map((objects, i) => {
    const all = world(...others, cartList, ...objects);
    const { topology } = merge([project(all, 'shop'), project(all, '')]);
    const placement = place(topology, lens, { width: 1680, height: 910 }, before?.placement, i * 1_000);
    const after = { topology, placement };
    const patch = before === undefined ? {} : diff(before.topology, topology);
    const step = {
      headline: headline(topology, lens).sentence,
      ledger: before === undefined ? [] : describe(before.topology, patch, topology, i).map(plainText),
      cues: before === undefined ? [] : choreograph(before, patch, after, 'live').cues.map(cue => cue.id),
      faults: [
        ...seatFaults(topology, placement),
        ...overlapFaults(placement),
        ...(before === undefined ? [] : motionFaults(before, after)),
      ],
      room: placement.room,
    };
    before = after;
    return step;
  });
}

suite('the story of a replaced pod', () => {
  it('is told in sentences, and nobody else moves', () => {
    expect(told().map(({ headline: sentence, ledger }) => [sentence, ...ledger])).toEqual([
      ['Everyone who should pick up, picks up.'],
      [
        'One pod of web leaves, another moves in.',
        'web-…-9v7tn was deleted on node-b.',
        'web-…-q8dtr is another pod, on node-c, with 10.244.3.17.',
      ],
      [
        'One pod of web leaves, another moves in.',
        '10.244.2.14 is struck from web: no new calls, running ones have 30 s to finish.',
        '10.244.3.17 is in the list of web, not ready yet: it takes no calls until its check passes.',
      ],
      ['One pod of web leaves.', '10.244.3.17 of web is ready: it takes calls.'],
      [
        'Everyone who should pick up, picks up.',
        'web-…-9v7tn is gone.',
        '10.244.2.14 is off the list of web.',
      ],
    ]);
    expect(told().flatMap(step => [...step.faults, ...step.room])).toEqual([]);
  });

  it('has cues for the two pods and their lines, and for nobody else', () => {
    const cues = told().flatMap(step => step.cues);
    expect(cues.length).toBe(8);
    for (const cue of cues) expect(cue).toMatch(/9v7tn|q8dtr/);
  });
});

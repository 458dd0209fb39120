import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../apply.ts';
import { diff } from '../diff.ts';
import type { Topology } from '../topology.ts';
import { follow } from './follow.ts';
import { leavingPods } from './leaving-pods.ts';
import { nodesInUse, podsByNode } from './pods-by-node.ts';
import { type Element, line, pod, topology } from './testing/model.ts';

const node = fc.constantFrom('n1', 'n2', undefined);
const someTopology: fc.Arbitrary<Topology> = fc
  .array(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), node, lined: fc.option(node) }), {
    maxLength: 5,
  })
  .map(all =>
    topology(
      ...all.flatMap(({ name, node: on, lined }): readonly Element[] => [
        pod(name, on === undefined ? {} : { node: on }),
        ...(lined === null ? [] : [line('web', name, lined === undefined ? {} : { node: lined })]),
      ]),
    ),
  );

const seen = new Set(['shop', 'blog']);
const anew = (value: Topology): Topology => ({
  ...value,
  endpoints: new Map(value.endpoints),
  pods: new Map(value.pods),
});
const byNode = (value: Topology) =>
  [...podsByNode(value, seen)].map(([name, pods]) => `${name}: ${pods.map(({ uid }) => uid).sort()}`).sort();

describe('a value that follows', () => {
  it('is carried on by what was touched, and made anew where nobody knows', () => {
    const touched: number[] = [];
    const size = follow(0, (_before, _was, now, { pods }) => {
      touched.push(pods.size);
      return now.pods.size;
    });
    const first = topology(pod('a'), pod('b'), pod('c'));
    const next = apply(first, { pods: { gone: ['a'] } });
    expect([size(first), size(next), size(next), size(anew(next))]).toEqual([3, 2, 2, 2]);
    expect(touched).toEqual([3, 1, 2]);
  });

  it('counts who was asked to go and is still there', () => {
    const first = topology(pod('a'), pod('b', { deletion: 5 }), pod('c', { deletion: 6 }));
    const next = apply(first, {
      pods: { gone: ['b'], put: [...topology(pod('a', { deletion: 7 })).pods.values()] },
    });
    expect([leavingPods(first), leavingPods(next), leavingPods(anew(next))]).toEqual([2, 2, 2]);
    expect(leavingPods(apply(next, { pods: { gone: ['a', 'c'] } }))).toBe(0);
  });

  it('knows who stands on which node as if it had been counted anew', () => {
    fc.assert(
      fc.property(fc.array(someTopology, { minLength: 2, maxLength: 6 }), truths => {
        let now = truths[0] as Topology;
        for (const next of truths.slice(1)) {
          expect(byNode(now)).toEqual(byNode(anew(now)));
          for (const what of ['pods', 'pods and lines'] as const)
            expect([...nodesInUse(now, seen, what)].sort()).toEqual(
              [...nodesInUse(anew(now), seen, what)].sort(),
            );
          now = apply(now, diff(now, next));
        }
      }),
    );
  });

  it('leaves nodes alone where nothing has changed', () => {
    const first = topology(pod('a', { node: 'n1' }), pod('b', { node: 'n2' }));
    const shop = new Set(['shop']);
    const before = podsByNode(first, shop);
    const after = podsByNode(apply(first, { pods: { gone: ['b'] } }), shop);
    expect(after.get('n1')).toBe(before.get('n1'));
    expect(after.has('n2')).toBe(false);
  });
});

/** What is carried on from one topology to the next says what it would say if it were made anew: who answers, what is not well, which blocks there are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../apply.ts';
import { diff } from '../diff.ts';
import type { Topology } from '../topology.ts';
import { type Tally, troublesOf } from './levels/trouble.ts';
import { planBlocks } from './place/order.ts';
import { rollCalls } from './roll-call.ts';
import { history } from './testing/history.ts';

/** The same, of which nobody knows what it was made from. */
const anew = (value: Topology): Topology => ({
  ...value,
  services: new Map(value.services),
  endpoints: new Map(value.endpoints),
  pods: new Map(value.pods),
});

const namespacesOf = (value: Topology) =>
  [...new Set([...value.services.values(), ...value.pods.values()].map(({ namespace }) => namespace))].sort();

function said(value: Topology) {
  const namespaces = namespacesOf(value);
  const calls = rollCalls(value);
  const { services, nodes } = troublesOf(value, new Set(namespaces), calls);
  const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const plain = (tallies: ReadonlyMap<string, Tally>) =>
    sorted(tallies).map(([key, tally]) => [key, sorted(tally)]);
  return {
    calls: sorted(calls),
    services: plain(services),
    nodes: sorted(nodes).map(([node, tallies]) => [node, plain(tallies)]),
    blocks: planBlocks(value, namespaces),
  };
}

describe('counts that are carried on', () => {
  it('are those of the whole, through any history', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 16 * 97 }), { maxLength: 40 }), codes => {
        let now: Topology | undefined;
        for (const { topology } of history(codes)) {
          now = now === undefined ? topology : apply(now, diff(now, topology));
          expect(said(now)).toEqual(said(anew(now)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leave the blocks as they are while only pods come and go', () => {
    const [first] = history([]);
    if (first === undefined) throw new Error('a history has a beginning');
    const { topology } = first;
    const namespaces = namespacesOf(topology);
    const blocks = planBlocks(topology, namespaces);
    const [pod] = topology.pods.values();
    if (pod === undefined) throw new Error('there are pods');
    const changed = apply(topology, { pods: { put: [{ ...pod, state: 'not-ready' }] } });
    expect(planBlocks(changed, namespaces)).toBe(blocks);
    const [service] = topology.services.keys();
    const fewer = apply(topology, { services: { gone: [service ?? ''] } });
    expect(planBlocks(fewer, namespaces)).not.toEqual(blocks);
  });
});

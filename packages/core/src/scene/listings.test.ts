import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../apply.ts';
import { diff } from '../diff.ts';
import { touchedSince } from '../lineage.ts';
import { merge } from '../merge.ts';
import type { Pod, Topology } from '../topology.ts';
import { listingsOf } from './listings.ts';
import { present } from './present.ts';
import { rollCalls } from './roll-call.ts';
import { type Element, line, pod, service, topology } from './testing/model.ts';

const letters = ['a', 'b', 'c', 'd'] as const;
const state = fc.constantFrom('ready', 'starting', 'not-ready', 'terminating', 'finished', 'failing');
const subset = fc.subarray([...letters]);

/** Pods that two Services may list and want, in any state, some without a line, some lines without their pod. */
const someTopology: fc.Arbitrary<Topology> = fc
  .record({
    pods: fc.array(fc.record({ name: fc.constantFrom(...letters), state, wanted: subset }), { maxLength: 5 }),
    lines: fc.array(
      fc.record({
        service: fc.constantFrom('web', 'api'),
        pod: fc.constantFrom(...letters),
        ready: fc.boolean(),
        terminating: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ pods, lines }) =>
    topology(
      service('web'),
      service('api'),
      ...pods.map(
        (one): Element =>
          pod(one.name, { state: one.state, wantedBy: one.wanted.includes('a') ? ['web'] : [] }),
      ),
      ...lines.map(({ service: of, pod: to, ...rest }): Element => line(of, to, rest)),
    ),
  );

/** The same, as if nothing had been known before. */
const anew = (value: Topology): Topology =>
  ({ ...value, endpoints: new Map(value.endpoints), pods: new Map(value.pods) }) as Topology;
const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('counts that follow a topology', () => {
  it('are the same as counts that are made anew, whatever has changed', () => {
    fc.assert(
      fc.property(fc.array(someTopology, { minLength: 2, maxLength: 6 }), fc.boolean(), (truths, asked) => {
        let now = truths[0] as Topology;
        present(now);
        for (const next of truths.slice(1)) {
          now = apply(now, diff(now, next));
          if (asked) rollCalls(now);
          expect(sorted(present(now))).toEqual(sorted(present(anew(now))));
          expect(sorted(rollCalls(now))).toEqual(sorted(rollCalls(anew(now))));
        }
      }),
    );
  });

  it('leave alone what belongs to others', () => {
    const before = topology(
      service('web'),
      service('api'),
      pod('a'),
      pod('b'),
      line('web', 'a'),
      line('api', 'b'),
    );
    const [calls, { faces }] = [rollCalls(before), listingsOf(before)];
    const changed = { ...(before.pods.get('b') as Pod), state: 'starting' as const };
    const after = apply(before, { pods: { put: [changed] } });
    expect(rollCalls(after).get('web')).toBe(calls.get('web'));
    expect(rollCalls(after).get('api')).not.toBe(calls.get('api'));
    expect(listingsOf(after).faces.get('web')).toBe(faces.get('web'));
  });
});

describe('what has been touched', () => {
  it('is known from one topology to one many patches later, and a diff says the same with and without it', () => {
    fc.assert(
      fc.property(fc.array(someTopology, { minLength: 2, maxLength: 6 }), truths => {
        const first = truths[0] as Topology;
        const last = truths.slice(1).reduce((now, next) => apply(now, diff(now, next)), first);
        const changed = apply(first, diff(first, last));
        expect(sorted(changed.pods)).toEqual(sorted(last.pods));
        expect(apply(first, diff(first, anew(last)))).toEqual(changed);
        if (last.pods !== first.pods) expect(touchedSince(anew(first).pods, last.pods)).toBeUndefined();
      }),
    );
  });

  it('is known of a union of several namespaces, too', () => {
    const shop = topology(pod('a'), pod('b'));
    const blog = topology(pod('c', { namespace: 'blog' }));
    const before = merge([shop, blog]);
    const after = merge([apply(shop, { pods: { gone: ['a'] } }), blog], before);
    expect([...after.topology.pods.keys()]).toEqual(['b', 'c']);
    expect([...(touchedSince(before.topology.pods, after.topology.pods) ?? [])]).toEqual(['a']);
  });
});

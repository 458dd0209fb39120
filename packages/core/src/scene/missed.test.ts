import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missed } from './missed.ts';
import { plainText } from './sentence.ts';
import { history } from './testing/history.ts';
import { type Element, line, node, pod, service, topology, workload } from './testing/model.ts';

const owned = (app: string, id: string, options: object = {}): readonly Element[] => [
  pod(`${app}-${id}`, { owner: app, node: 'node-a' }),
  line(app, `${app}-${id}`, options),
];
const apps = (desired: number): readonly Element[] => [
  node('node-a'),
  service('web'),
  service('cart'),
  workload('web', { kind: 'Deployment', desired: 2 }),
  workload('cart', { kind: 'Deployment', desired }),
];
const before = topology(...apps(3), ...owned('web', 'a'), ...owned('web', 'b'), ...owned('cart', 'a'));
const say = (after: ReturnType<typeof topology>) => missed(before, after, 1_000).map(plainText);

describe('missed', () => {
  it('sums up who was replaced and what was scaled', () => {
    const after = topology(
      ...apps(5),
      ...owned('web', 'c'),
      ...owned('web', 'd'),
      ...['a', 'b', 'c'].flatMap(id => owned('cart', id)),
    );
    expect(say(after)).toEqual(['web: two pods replaced.', 'cart was scaled from 3 to 5.']);
  });

  it('says which Services lost and regained readiness', () => {
    const lost = topology(
      ...apps(3),
      ...owned('web', 'a', { ready: false }),
      ...owned('web', 'b'),
      ...owned('cart', 'a'),
    );
    expect(say(lost)).toEqual(['web: one line not ready any more.']);
    expect(missed(lost, before, 1_000).map(plainText)).toEqual(['web: one line ready again.']);
  });

  it('tells who had been leaving from who is missing', () => {
    const leaving = topology(...apps(3), pod('web-a', { owner: 'web', state: 'terminating' }));
    expect(missed(leaving, topology(...apps(3)), 1_000).map(plainText)).toEqual([
      'web: one pod that was leaving is gone.',
    ]);
  });

  it('names a pod that nobody owns, and leads to it', () => {
    const after = topology(
      ...apps(3),
      ...owned('web', 'a'),
      ...owned('web', 'b'),
      ...owned('cart', 'a'),
      pod('curl'),
    );
    const [sentence] = missed(before, after, 1_000);
    expect(sentence && plainText(sentence)).toBe('curl is new.');
    expect(sentence?.parts[0]?.refersTo).toEqual({ kind: 'Pod', namespace: 'shop', name: 'curl' });
  });

  it('C9: what is the same at the end was not missed, and ids are unique', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4095), { maxLength: 60 }), codes => {
        const steps = history(codes);
        const [first, last] = [steps[0], steps.at(-1)];
        if (first === undefined || last === undefined) return;
        expect(missed(last.topology, last.topology, 1)).toEqual([]);
        const ids = missed(first.topology, last.topology, 1).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 60 },
    );
  });
});

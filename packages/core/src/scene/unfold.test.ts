import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff, isEmpty } from '../diff.ts';
import { factsOf } from './facts.ts';
import { history } from './testing/history.ts';
import { line, pod, service, topology } from './testing/model.ts';
import { unfold } from './unfold.ts';

describe('unfold', () => {
  it('C8: it ends with the truth, and every element on the way is that of the truth before or after', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4095), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (codes, stride) => {
          const steps = history(codes).filter((_, i) => i % stride === 0);
          for (const [i, { topology: after }] of steps.slice(1).entries()) {
            const before = steps[i]?.topology ?? after;
            const patch = diff(before, after);
            const passages = unfold(before, patch, after);
            expect(passages.at(-1)?.topology).toBe(after);
            let last = before;
            for (const { patch: part, topology: next } of passages) {
              expect(isEmpty(diff(next, after)) || next !== last).toBe(true);
              for (const map of ['pods', 'endpoints', 'services', 'nodes'] as const)
                for (const [key, element] of next[map])
                  expect(element === before[map].get(key) || element === after[map].get(key)).toBe(true);
              expect(Object.keys(diff(last, next)).every(map => map in part)).toBe(true);
              last = next;
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('C8: every fact of a patch is told once on the way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4095), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (codes, stride) => {
          const steps = history(codes).filter((_, i) => i % stride === 0);
          for (const [i, { topology: after }] of steps.slice(1).entries()) {
            const before = steps[i]?.topology ?? after;
            const patch = diff(before, after);
            let last = before;
            const told = unfold(before, patch, after).flatMap(({ patch: part, topology: next }) => {
              const facts = factsOf(last, part, next);
              last = next;
              return facts.map(({ id }) => id);
            });
            for (const { id } of factsOf(before, patch, after))
              expect(told.filter(one => one === id)).toEqual([id]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells of a pod that leaves, then of its line, then of the one that comes', () => {
    const web = service('web');
    const before = topology(web, pod('web-a'), line('web', 'web-a'));
    const after = topology(
      web,
      pod('web-a', { state: 'terminating' }),
      line('web', 'web-a', { ready: false, terminating: true }),
      pod('web-b', { state: 'starting', ips: [] }),
    );
    const pictures = unfold(before, diff(before, after), after).map(passage => [
      passage.topology.pods.get('web-a')?.state,
      passage.topology.endpoints.get('web|4|web-a')?.terminating,
      passage.topology.pods.has('web-b'),
    ]);
    expect(pictures).toEqual([
      ['terminating', false, false],
      ['terminating', true, false],
      ['terminating', true, true],
    ]);
  });

  it('lets a pod and its line go together: they leave one tombstone', () => {
    const before = topology(service('web'), pod('web-a'), line('web', 'web-a'), pod('web-b'));
    const after = topology(service('web'), pod('web-b', { state: 'terminating' }));
    const pictures = unfold(before, diff(before, after), after);
    expect(pictures.map(({ topology: { pods, endpoints } }) => [pods.size, endpoints.size])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });

  it('turns line and pod together where only the line tells of it', () => {
    const before = topology(pod('web-a', { state: 'starting' }), line('web', 'web-a', { ready: false }));
    const after = topology(pod('web-a'), line('web', 'web-a'));
    expect(unfold(before, diff(before, after), after)).toHaveLength(1);
  });
});

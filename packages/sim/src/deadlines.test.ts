import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDeadlines } from './deadlines.ts';

describe('deadlines', () => {
  it('says the same as a sorted list, whatever is set, replaced and taken away', () => {
    const act = fc.oneof(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        at: fc.option(fc.nat(20), { nil: undefined }),
      }),
      fc.record({ until: fc.nat(20) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), acts => {
        const deadlines = createDeadlines<string>();
        const model = new Map<string, number>();
        for (const one of acts) {
          if ('until' in one) {
            const due = [...model].filter(([, at]) => at <= one.until);
            expect([...deadlines.due(one.until)].sort()).toEqual(due.map(([id]) => id).sort());
            for (const [id] of due) model.delete(id);
          } else if (one.at === undefined) {
            model.delete(one.id);
            deadlines.set(one.id, undefined, one.id);
          } else {
            model.set(one.id, one.at);
            deadlines.set(one.id, one.at, one.id);
          }
          const next = Math.min(...model.values());
          expect(deadlines.next() ?? Number.POSITIVE_INFINITY).toBe(next);
        }
      }),
    );
  });

  it('hands out what is due in the order of time', () => {
    const deadlines = createDeadlines<string>();
    for (const [id, at] of [
      ['late', 9],
      ['early', 1],
      ['middle', 5],
    ] as const)
      deadlines.set(id, at, id);
    expect(deadlines.due(9)).toEqual(['early', 'middle', 'late']);
  });
});

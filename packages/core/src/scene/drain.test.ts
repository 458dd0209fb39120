import { describe, expect, it } from 'vitest';
import type { Freshness } from '../freshness.ts';
import type { Budget, Pod } from '../topology.ts';
import { drainOf, leaveOf, rememberResidents } from './drain.ts';
import { budget, type Element, node, pod, service, topology } from './testing/model.ts';
import { serviceSentences } from './words.ts';

const cordoned = node('node-b', { cordoned: true });
const there = (name: string, options: Partial<Pod> = {}): Element =>
  pod(name, { node: 'node-b', ...options });
const known = (state: Freshness['state']): Element => ({
  map: 'freshness',
  value: { key: 'PodDisruptionBudget', kind: 'PodDisruptionBudget', scope: '', state, since: 0 },
});

describe('how far a drain is', () => {
  const a = there('a');
  const b = there('b');
  const leaves = there('a', { state: 'terminating' });
  const first = topology(cordoned, a, b, there('done', { state: 'finished' }));
  const residents = rememberResidents(undefined, first, ['shop']);

  it('counts who stood there since the cordon was seen, and is gone', () => {
    expect(drainOf(first, residents, 'node-b')).toBeUndefined();
    const second = topology(cordoned, leaves, b);
    const later = rememberResidents(residents, second, ['shop']);
    expect(drainOf(second, later, 'node-b')).toEqual({ gone: 0, of: 2, leaving: 1 });
    const third = topology(cordoned, b);
    const last = rememberResidents(later, third, ['shop']);
    expect(drainOf(third, last, 'node-b')).toEqual({ gone: 1, of: 2, leaving: 0 });
  });

  it('forgets with the cordon, and with the namespace', () => {
    const open = topology(node('node-b'), b);
    expect(rememberResidents(residents, open, ['shop'])).toEqual(new Map());
    const other = topology(cordoned, pod('c', { node: 'node-b', namespace: 'other' }));
    const elsewhere = rememberResidents(residents, other, ['other']);
    expect(drainOf(other, elsewhere, 'node-b')).toBeUndefined();
  });
});

describe('who may go', () => {
  const ask = (own: Element, ...others: readonly Element[]) =>
    leaveOf(own.value as Pod, topology(cordoned, own, ...others));

  it('is what the one budget of a ready pod on a cordoned node says', () => {
    const own = there('a', { budgets: ['web'] });
    expect(ask(own, budget('web'))?.may).toBe(false);
    expect(ask(own, budget('web', { allowed: 1 }))?.may).toBe(true);
    expect(ask(own, budget('web', { allowed: 1 }), known('live'))?.may).toBe(true);
    expect(
      ask(there('a', { budgets: ['db', 'web'] }), budget('db', { allowed: 1 }), budget('web', { allowed: 1 }))
        ?.may,
    ).toBe(false);
  });

  it('is not said where it is not certain', () => {
    const own = there('a', { budgets: ['web'] });
    const { allowed: _allowed, ...silent } = budget('web').value as Budget;
    expect(ask(there('a'))).toBeUndefined();
    expect(ask(own, { map: 'budgets', value: silent })).toBeUndefined();
    expect(ask(own, budget('web'), known('stale'))).toBeUndefined();
    expect(ask(own, budget('web'), known('denied'))).toBeUndefined();
    expect(ask(there('a', { budgets: ['web'], state: 'not-ready' }), budget('web'))).toBeUndefined();
    expect(ask(pod('a', { budgets: ['web'], node: 'node-a' }), budget('web'))).toBeUndefined();
  });

  it('stands at the Service while one of its pods is asked', () => {
    const web = service('web');
    const texts = (...elements: readonly Element[]) => {
      const all = topology(web, cordoned, budget('web', { allowed: 1 }), ...elements);
      return serviceSentences(web.value as never, all).map(({ text }) => text);
    };
    const line = 'its budget lets one go now';
    expect(texts(there('a', { budgets: ['web'], wantedBy: ['web'] }))).toContain(line);
    expect(texts(pod('a', { budgets: ['web'], wantedBy: ['web'] }))).not.toContain(line);
  });
});

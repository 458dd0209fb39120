import { describe, expect, it } from 'vitest';
import { diff } from '../diff.ts';
import { plainText } from '../scene/sentence.ts';
import { type Element, line, pod, service, topology } from '../scene/testing/model.ts';
import type { Topology } from '../topology.ts';
import { createMeasure, type Measured } from './measure.ts';
import { tellMeasured } from './tell.ts';

const second = 1_000;
const known = () => true;

/** Pictures one after the other, each at its second. */
function measure(...pictures: readonly (readonly [at: number, Topology])[]): readonly Measured[] {
  const all = createMeasure();
  const [first, ...rest] = pictures;
  let before = first?.[1] ?? topology();
  return rest.flatMap(([at, after]) => {
    const ended = all.next(before, diff(before, after), after, at * second, known);
    before = after;
    return ended;
  });
}

const web = service('web');
const of = (...elements: readonly Element[]) => topology(web, ...elements);
const told = (...measured: readonly Measured[]) => tellMeasured(measured).map(plainText);

describe('a replacement', () => {
  it('is measured from its making to the list: by the API where both ends have its time, else as seen', () => {
    const made = { created: 100 * second, state: 'starting', ips: ['10.0.0.1'] } as const;
    const ready = { ...made, state: 'ready', since: 103 * second } as const;
    const [came, ...more] = measure(
      [100, of()],
      [100.3, of(pod('a', made), line('web', 'a', { ready: false }))],
      [103.4, of(pod('a', ready), line('web', 'a', { ready: false }))],
      [103.6, of(pod('a', ready), line('web', 'a'))],
      [104, of(pod('a', ready), line('web', 'a', { node: 'n' }))],
    );
    expect(more).toEqual([]);
    expect(came?.steps).toEqual([
      { name: 'created-ready', ms: 3_000, by: 'api' },
      { name: 'ready-listed', ms: 200, by: 'seen' },
    ]);
    expect(came && told(came)).toEqual([
      'a for web: made, ready after 3 s, then listed after 0.2 s as seen.',
    ]);
  });

  it('is measured when the list is told before the pod', () => {
    const made = { created: 0, state: 'starting' } as const;
    const [came] = measure(
      [0, of()],
      [1, of(pod('a', made))],
      [2, of(pod('a', made), line('web', 'a'))],
      [2.5, of(pod('a', { ...made, state: 'ready', since: 2 * second }), line('web', 'a'))],
    );
    expect(came?.steps.map(({ name, ms }) => [name, ms])).toEqual([
      ['created-ready', 2_000],
      ['ready-listed', 0],
    ]);
  });

  it('is measured from its deletion over the struck line to its going', () => {
    const leaving = { state: 'terminating', deletion: 140 * second, grace: 30 } as const;
    const [went] = measure(
      [100, of(pod('a'), line('web', 'a'))],
      [110.4, of(pod('a', leaving), line('web', 'a'))],
      [110.5, of(pod('a', leaving), line('web', 'a', { ready: false, terminating: true }))],
      [114.6, of()],
    );
    expect(went?.steps.map(({ name, ms, by }) => [name, Math.round(ms), by])).toEqual([
      ['deleted-struck', 100, 'seen'],
      ['struck-gone', 4_100, 'seen'],
    ]);
    expect(went && told(went)).toEqual([
      'a of web: deleted, struck after 0.1 s as seen, then gone after 4.1 s as seen.',
    ]);
  });

  it('of a pod in no list is only that it went', () => {
    const [went] = measure([0, of(pod('a'))], [1, of(pod('a', { state: 'terminating' }))], [3, of()]);
    expect(went && told(went)).toEqual(['a: deleted, gone after 2.0 s as seen.']);
  });

  it('says nothing of what was there before, nor of what is news nowhere', () => {
    expect(measure([0, of(pod('a'), line('web', 'a'))], [1, of()])).toEqual([]);
    const all = createMeasure();
    const after = of(pod('a', { state: 'ready', since: 0 }), line('web', 'a'));
    expect(all.next(of(), diff(of(), after), after, 0, () => false)).toEqual([]);
  });

  it('is one sentence where many of one workload end together', () => {
    const owner = { kind: 'Deployment', namespace: 'shop', name: 'web' };
    const went = [4_000, 4_300, 4_100].map(
      (ms, i): Measured => ({
        type: 'went',
        at: 0,
        owner,
        services: [],
        label: `web-${i}`,
        pod: { kind: 'Pod', namespace: 'shop', name: `web-${i}` },
        steps: [{ name: 'deleted-gone', ms, by: 'seen' }],
      }),
    );
    expect(told(...went)).toEqual(['web: three pods, gone after 4.0 to 4.3 s as seen.']);
  });
});

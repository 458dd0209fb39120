import { expect, it } from 'vitest';
import { namespaceSums } from './namespace-sum.ts';
import { pod, service, staffing, topology } from './testing/model.ts';

it('counts what there is and what is wrong, per namespace; scaled to zero is not wrong', () => {
  const silence = { why: 'selector-matches-nothing' } as const;
  const sums = namespaceSums(
    topology(
      service('web'),
      service('cart', { silence }),
      service('off', { silence, staffing: staffing(0, 0) }),
      pod('a'),
      pod('b', { state: 'failing' }),
      pod('c', { state: 'not-ready', namespace: 'blog' }),
      pod('d', { state: 'unknown', namespace: 'blog' }),
    ),
  );
  expect(Object.fromEntries(sums)).toEqual({
    shop: { services: 3, pods: 2, silent: 1, failing: 1, unheard: 0 },
    blog: { services: 0, pods: 2, silent: 0, failing: 0, unheard: 1 },
  });
});

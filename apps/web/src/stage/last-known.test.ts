import type { FreshnessState } from '@switchboard/core/freshness';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import { emptyTopology } from '@switchboard/core/topology';
import { expect, it } from 'vitest';
import { isLastKnown } from './last-known.ts';

const heard = (kind: Kind, state: FreshnessState, scope = '') => {
  const key = scope === '' ? kind : `${kind}/${scope}`;
  return { ...emptyTopology, freshness: new Map([[key, { key, kind, scope, state, since: 0 }]]) };
};

it('the picture is the last known one while a kind that it is made of is stale', () => {
  expect(isLastKnown(heard('EndpointSlice', 'stale'), ['shop'])).toBe(true);
  expect(isLastKnown(heard('Pod', 'stale', 'shop'), ['shop'])).toBe(true);
});

it('but not for a kind that is not drawn, another namespace, or what may not be seen at all', () => {
  expect(isLastKnown(heard('Job', 'stale'), ['shop'])).toBe(false);
  expect(isLastKnown(heard('Pod', 'stale', 'pay'), ['shop'])).toBe(false);
  expect(isLastKnown(heard('Pod', 'denied'), ['shop'])).toBe(false);
});

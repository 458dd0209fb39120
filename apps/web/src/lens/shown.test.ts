import { emptyTopology } from '@switchboard/core/topology';
import { expect, it } from 'vitest';
import { shownNamespaces } from './shown.ts';

const namespaces = new Map(
  ['shop', 'blog', 'kube-system'].map(name => [
    name,
    { uid: name, name, phase: 'Active' as const, services: 0 },
  ]),
);
const watched = (...scopes: readonly string[]) => ({
  namespaces,
  freshness: new Map(
    scopes.map(scope => {
      const key = scope === '' ? 'Service' : `Service/${scope}`;
      return [key, { key, kind: 'Service' as const, scope, state: 'live' as const, since: 0 }];
    }),
  ),
});

it('shows what the address names, else the default', () => {
  expect(shownNamespaces({ namespaces: ['blog'] }, emptyTopology, 'shop')).toEqual(['blog']);
  expect(shownNamespaces({ namespaces: [] }, emptyTopology, 'shop')).toEqual(['shop']);
  expect(shownNamespaces({ namespaces: [] }, emptyTopology, undefined)).toEqual([]);
});

it('takes all to be all that is watched, and asks for nothing else', () => {
  const all = { namespaces: 'all' as const };
  expect(shownNamespaces(all, watched(''), 'shop')).toEqual(['blog', 'kube-system', 'shop']);
  expect(shownNamespaces(all, watched('shop', 'blog'), 'shop')).toEqual(['blog', 'shop']);
  expect(shownNamespaces(all, { ...watched('shop'), namespaces: new Map() }, 'shop')).toEqual(['shop']);
  expect(shownNamespaces(all, emptyTopology, 'shop')).toEqual([]);
});

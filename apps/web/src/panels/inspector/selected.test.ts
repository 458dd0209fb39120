import { door, namespace, node, pod, topology } from '@switchboard/core/scene/testing/model';
import type { Route } from '@switchboard/core/topology/door';
import type { Policy } from '@switchboard/core/topology/policy';
import { describe, expect, it } from 'vitest';
import { isAskedFor, select } from './selected.ts';

const made = { namespace, created: 0 };
const policy: Policy = { uid: 'p', name: 'shut', ...made, selector: '', ingress: [] };
const route: Route = { uid: 'r', kind: 'HTTPRoute', name: 'front', ...made, hostnames: [], parents: [] };
const all = topology(
  pod('web-1'),
  node('n1'),
  door('front', 'shop.example', []),
  { map: 'policies', value: policy },
  { map: 'routes', value: route },
);

describe('what is selected', () => {
  it.each([
    ['Pod', 'web-1', 'pods'],
    ['Ingress', 'front', 'doors'],
    ['HTTPRoute', 'front', 'routes'],
    ['NetworkPolicy', 'shut', 'policies'],
  ])('is found by kind and name: %s', (kind, name, type) => {
    expect(select(all, { kind, namespace, name })).toMatchObject({ type, name });
    expect(isAskedFor(kind)).toBe(false);
    expect(select(all, { kind, namespace, name: 'gone' })).toBeUndefined();
  });

  it('is only asked for where the picture has no element of that kind, and never where it is not read', () => {
    for (const kind of ['PodDisruptionBudget', 'ReferenceGrant', 'GatewayClass', 'Namespace'])
      expect(isAskedFor(kind)).toBe(true);
    for (const kind of ['Secret', 'ConfigMap', 'Whatever']) expect(isAskedFor(kind)).toBe(false);
  });
});

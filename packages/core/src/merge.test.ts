import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import { project } from './project.ts';
import { changes } from './testing/arbitraries.ts';
import { allLive, pod, service, world } from './testing/builders.ts';
import { namespaces } from './testing/identity.ts';
import { emptyTopology, mapNames } from './topology.ts';
import { emptyWorld, reduce } from './world.ts';

describe('merge', () => {
  it('D5: shards merge to the union of their maps', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 40 }), heard => {
        const { world: all } = reduce(emptyWorld, [...allLive(), ...heard]);
        const shards = ['', ...namespaces].map(namespace => project(all, namespace));
        const { topology } = merge(shards);
        for (const name of mapNames) {
          const told = shards.flatMap(shard => [...shard[name]] as [string, object][]);
          const keys = new Set(told.map(([key]) => key));
          const entries = told.filter(([, one]) => !('echoOf' in one && keys.has(String(one.echoOf))));
          expect(new Map<string, unknown>(topology[name])).toEqual(new Map(entries));
        }
      }),
    );
  });

  it('D5: maps of which no shard changed keep their identity', () => {
    const both = world(
      pod('a'),
      pod('b', { namespace: 'default' }),
      service('web'),
      service('db', { namespace: 'default' }),
    );
    const shop = project(both, 'shop');
    const other = project(both, 'default');
    const first = merge([shop, other]);
    const second = merge([shop, { ...other, pods: emptyTopology.pods }], first);
    expect(second.topology.services).toBe(first.topology.services);
    expect(second.topology.pods).toBe(shop.pods);
    expect(merge([shop, { ...other, pods: emptyTopology.pods }], second).topology).toBe(second.topology);
  });
});

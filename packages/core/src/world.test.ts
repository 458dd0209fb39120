import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { project } from './project.ts';
import { changes, histories, objectSets } from './testing/arbitraries.ts';
import { bareLine, freshness, gone, node, pod, put, service, slice, world } from './testing/builders.ts';
import { backend, gateway, parent, route, rule } from './testing/gateway-builders.ts';
import { namespaces } from './testing/identity.ts';
import { emptyWorld, objectsOf, reduce, type World } from './world.ts';
import { holderOf } from './world-index.ts';

const heard = fc.array(changes, { maxLength: 40 });
const after = (...all: readonly Change[]) => reduce(emptyWorld, all).world;

/** Plain facts of a world, without the layout of its index. */
function facts(of: World) {
  return {
    shards: of.shards,
    freshness: of.freshness,
    podsOnNode: of.index.podsOnNode,
    bare: of.index.bareAddresses,
    holders: new Map(
      ['10.0.0.1', '10.0.0.2', '10.0.0.3', 'fd00::1', 'fd00::2'].map(address => [
        address,
        holderOf(of.index, address),
      ]),
    ),
  };
}

describe('reduce', () => {
  it('P2: a pod that is deleted and created again under its name is another pod', () => {
    const first = pod('web-0', { uid: 'first' });
    const second = pod('web-0', { uid: 'second' });
    const both = after(put(first), put(second));
    expect([...objectsOf(both, 'shop', 'Pod').keys()]).toEqual(['first', 'second']);
    expect([...objectsOf(reduce(both, [gone(first)]).world, 'shop', 'Pod').keys()]).toEqual(['second']);
  });

  it('P21: what was heard before, or is older, changes nothing and marks nothing', () => {
    const known = after(put(pod('web-0', { resourceVersion: '10', ready: true })));
    const again = reduce(known, [put(pod('web-0', { resourceVersion: '10', ready: false }))]);
    const older = reduce(known, [put(pod('web-0', { resourceVersion: '9', ready: false }))]);
    const newer = reduce(known, [put(pod('web-0', { resourceVersion: '11', ready: false }))]);
    expect(again).toEqual({ world: known, dirty: new Set(), rewound: false });
    expect(older).toEqual({ world: known, dirty: new Set(), rewound: false });
    expect(again.world).toBe(known);
    expect(newer.dirty).toEqual(new Set(['shop']));
  });

  it('P21: an unknown object that goes is no event', () => {
    const known = after(put(pod('web-0')));
    expect(reduce(known, [gone(pod('web-1'))])).toEqual({ world: known, dirty: new Set(), rewound: false });
  });

  it('P21: a new version that says nothing new is kept but marks nothing', () => {
    const known = after(put(node('n1', { resourceVersion: '1' })));
    const beat = reduce(known, [put(node('n1', { resourceVersion: '2' }))]);
    expect(beat.dirty).toEqual(new Set());
    expect(objectsOf(beat.world, '', 'Node').get('node-n1')?.meta.resourceVersion).toBe('2');
  });

  it('P22: a relist is the whole truth of its kind and scope, and of nothing else', () => {
    fc.assert(
      fc.property(heard, objectSets, fc.constantFrom('', ...namespaces), (before, objects, scope) => {
        const listed = objects.filter(
          object => object.kind === 'Pod' && (scope === '' || object.meta.namespace === scope),
        );
        const known = after(...before);
        const { world: now } = reduce(known, [{ type: 'relist', kind: 'Pod', scope, objects: listed }]);
        for (const namespace of namespaces) {
          const covered = scope === '' || scope === namespace;
          const expected = covered
            ? listed.filter(object => object.meta.namespace === namespace).map(object => object.meta.uid)
            : [...objectsOf(known, namespace, 'Pod').keys()];
          expect(new Set(objectsOf(now, namespace, 'Pod').keys())).toEqual(new Set(expected));
          expect(objectsOf(now, namespace, 'Service')).toEqual(objectsOf(known, namespace, 'Service'));
        }
      }),
    );
  });

  it('P22: a relist wins also where its versions are lower (a restored cluster)', () => {
    const known = after(put(pod('web-0', { resourceVersion: '900', ready: true })));
    const restored = pod('web-0', { resourceVersion: '5', ready: false });
    const { world: now } = reduce(known, [{ type: 'relist', kind: 'Pod', scope: '', objects: [restored] }]);
    expect(objectsOf(now, 'shop', 'Pod').get('pod-web-0')?.ready).toBe(false);
  });

  it('P22: a relist that says what is known marks nothing', () => {
    const objects = [pod('web-0', { resourceVersion: '1' }), pod('web-1', { resourceVersion: '2' })];
    const known = after(...objects.map(put));
    const again: Change = { type: 'relist', kind: 'Pod', scope: '', objects: structuredClone(objects) };
    expect(reduce(known, [again]).dirty).toEqual(new Set());
  });

  it('P33: a scope that is no longer watched has no freshness, and keeps its objects', () => {
    const known = after(freshness('Pod', 'live'), freshness('Pod', 'live', 'shop'), put(pod('web-0')));
    const { world: now, dirty } = reduce(known, [{ type: 'unwatched', kind: 'Pod', scope: 'shop' }]);
    expect([...now.freshness.keys()]).toEqual(['Pod']);
    expect(objectsOf(now, 'shop', 'Pod').size).toBe(1);
    expect(dirty).toEqual(new Set(['', 'shop']));
    expect(reduce(now, [{ type: 'unwatched', kind: 'Pod', scope: 'shop' }]).dirty).toEqual(new Set());
  });

  it('P34: a list is of another history when it says so, or shows a UID created at another time', () => {
    const known = after(put(pod('web-0', { created: 1_000, resourceVersion: '7' })));
    const rewound = (created: number, more: object = {}): boolean => {
      const objects = [pod('web-0', { created, resourceVersion: '7' }), pod('web-1')];
      return reduce(known, [{ type: 'relist', kind: 'Pod', scope: '', objects, ...more }]).rewound;
    };
    expect([rewound(1_000), rewound(2_000), rewound(1_000, { rewound: true })]).toEqual([false, true, true]);
    expect(reduce(known, [put(pod('web-0', { created: 1_000, resourceVersion: '8' }))]).rewound).toBe(false);
  });

  it('P23: a batch gives the same world as its changes one by one, and marks no less', () => {
    fc.assert(
      fc.property(heard, all => {
        const batch = reduce(emptyWorld, all);
        let single = emptyWorld;
        const dirty = new Set<string>();
        for (const change of all) {
          const step = reduce(single, [change]);
          single = step.world;
          for (const namespace of step.dirty) dirty.add(namespace);
        }
        expect(facts(batch.world)).toEqual(facts(single));
        expect(batch.dirty).toEqual(dirty);
      }),
      { numRuns: 300 },
    );
  });

  it('P23: reduce leaves the world that it was given as it was', () => {
    fc.assert(
      fc.property(heard, heard, (before, next) => {
        const known = after(...before);
        const copy = structuredClone(facts(known));
        reduce(known, next);
        expect(facts(known)).toEqual(copy);
      }),
    );
  });

  it('P24: every shard whose picture changes is marked, across namespaces too', () => {
    fc.assert(
      fc.property(histories, ticks => {
        let known = emptyWorld;
        for (const tick of ticks) {
          const { world: next, dirty } = reduce(known, tick);
          for (const namespace of ['', ...namespaces]) {
            if (!dirty.has(namespace)) {
              expect(project(next, namespace)).toEqual(project(known, namespace));
            }
          }
          known = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('P24: a list that names only an address is marked when the pod behind it changes in another namespace', () => {
    const outside = pod('db-0', { namespace: 'data', ips: ['10.0.0.7'], node: 'n1' });
    const known = world(service('db', { selector: {} }), slice('db', 'db', [bareLine('10.0.0.7')]));
    const { world: now, dirty } = reduce(known, [put(outside)]);
    expect(dirty).toEqual(new Set(['', 'data', 'shop']));
    const [found] = project(now, 'shop').endpoints.values();
    expect(found).toMatchObject({ pod: 'pod-db-0', podName: 'db-0', node: 'n1' });
  });

  it('P24: where a route leads is marked when its Gateway comes, also one of its own namespace', () => {
    const parents = [parent('edge')];
    const said = [{ type: 'Accepted', status: 'True' as const, reason: 'Accepted' }];
    const status = parents.map(one => ({ parent: one, controller: 'c', conditions: said }));
    const rules = [rule([backend('pay', { namespace: 'billing' })])];
    const known = world(route('way', { parents, status, rules }), service('pay', { namespace: 'billing' }));
    expect(reduce(known, [put(gateway('edge'))]).dirty).toEqual(new Set(['shop', 'billing']));
  });

  it('P24: nodes are marked when their pods come and go, and only then', () => {
    const known = world(node('n1'), pod('web-0', { node: 'n1' }));
    expect(reduce(known, [put(pod('web-1', { node: 'n1' }))]).dirty).toEqual(new Set(['shop', '']));
    expect(reduce(known, [put(pod('web-0', { node: 'n1', ready: false }))]).dirty).toEqual(new Set(['shop']));
  });

  it('P24: freshness marks those whose conclusions rest on it', () => {
    const known = world(service('web'), service('web', { namespace: 'data', uid: 'other' }));
    expect(reduce(known, [freshness('Pod', 'stale', '', 1)]).dirty).toEqual(new Set(['']));
    expect(reduce(known, [freshness('Pod', 'denied', '', 1)]).dirty).toEqual(new Set(['', 'shop', 'data']));
    expect(reduce(known, [freshness('Pod', 'live', 'shop', 1)]).dirty).toEqual(new Set(['', 'shop']));
  });

  it('P26: an address belongs to the youngest live pod that has one of its own', () => {
    const old = pod('old', { ips: ['10.0.0.7'], created: 1 });
    const young = pod('young', { ips: ['10.0.0.7'], created: 2 });
    const ended = pod('ended', { ips: ['10.0.0.7'], created: 3, phase: 'Succeeded' });
    const guest = pod('guest', { ips: ['10.0.0.7'], created: 4, hostNetwork: true });
    const { index } = world(old, young, ended, guest);
    expect(holderOf(index, '10.0.0.7')?.name).toBe('young');
    const { world: later } = reduce(world(old, young), [gone(young)]);
    expect(holderOf(later.index, '10.0.0.7')?.name).toBe('old');
  });

  it('P9: a pod that has ended holds neither address nor place on its node', () => {
    const known = world(node('n1'), pod('job-0', { node: 'n1', ips: ['10.0.0.7'] }));
    expect(known.index.podsOnNode.get('n1')).toEqual(new Map([['shop', 1]]));
    const { world: now } = reduce(known, [
      put(pod('job-0', { node: 'n1', ips: ['10.0.0.7'], phase: 'Succeeded' })),
    ]);
    expect(now.index.podsOnNode.get('n1')).toBeUndefined();
    expect(holderOf(now.index, '10.0.0.7')).toBeUndefined();
  });

  it('P23: what is empty leaves nothing behind', () => {
    const all = [pod('web-0', { node: 'n1', ips: ['10.0.0.7'] }), slice('s', 'web', [bareLine('10.0.0.9')])];
    const { world: now } = reduce(after(...all.map(put)), all.map(gone));
    expect(facts(now)).toEqual(facts(emptyWorld));
  });
});

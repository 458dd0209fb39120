import { patchOf } from '@switchboard/core/diff';
import { type Element, pod, topology } from '@switchboard/core/scene/testing/model';
import { expect, it } from 'vitest';
import { createGone } from './gone.ts';
import { createStore } from './store.ts';

const name = { kind: 'Pod', namespace: 'shop', name: 'a' };

function page() {
  let flush = () => {};
  const store = createStore(run => {
    flush = run;
  });
  const gone = createGone(store);
  const snapshot = (ns: string, ...names: readonly string[]) => {
    const shard = topology(...names.map(each => pod(each, { namespace: ns, state: 'failing' })));
    store.snapshot({ ns, from: 0, to: 1, at: 1_000, patch: patchOf(shard) });
    flush();
  };
  return { store, gone, snapshot, flush: () => flush() };
}

it('says when an object went, and what was known of it last', () => {
  const { store, gone, snapshot, flush } = page();
  snapshot('shop', 'a', 'b');
  expect(gone.of(name)).toBeUndefined();
  store.frame({ ns: 'shop', from: 1, to: 2, at: 5_000, patch: { pods: { gone: ['a'] } } });
  flush();
  expect(gone.of(name)).toMatchObject({ type: 'pods', uid: 'a', at: 5_000, element: { state: 'failing' } });
});

it('does not take another view for a departure', () => {
  const { store, gone, snapshot, flush } = page();
  snapshot('shop', 'a');
  store.keep(['blog']);
  flush();
  expect(gone.of(name)).toBeUndefined();
});

it('keeps nobody of a cluster in whose place another one answers', () => {
  const { store, gone, snapshot, flush } = page();
  const system = (uid: string): Element => ({
    map: 'namespaces',
    value: { uid, name: 'kube-system', phase: 'Active' },
  });
  const cluster = (uid: string) =>
    store.snapshot({ ns: '', from: 0, to: 1, at: 1_000, patch: patchOf(topology(system(uid))) });
  cluster('first');
  snapshot('shop', 'a', 'b');
  store.frame({ ns: 'shop', from: 1, to: 2, at: 5_000, patch: { pods: { gone: ['a'] } } });
  flush();
  expect(gone.of(name)).toBeDefined();
  cluster('second');
  flush();
  expect(gone.of(name)).toBeUndefined();
  snapshot('shop', 'c');
  expect(gone.of({ ...name, name: 'b' })).toBeUndefined();
});

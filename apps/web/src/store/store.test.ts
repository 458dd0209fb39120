import { patchOf } from '@switchboard/core/diff';
import { pod, topology } from '@switchboard/core/scene/testing/model';
import type { Frame } from '@switchboard/core/stream-event';
import { describe, expect, it } from 'vitest';
import { createStore, type Flush } from './store.ts';

function byHand() {
  let run = () => {};
  const flushes: Flush[] = [];
  const store = createStore(next => {
    run = next;
  });
  store.onFlush(flush => flushes.push(flush));
  return { store, flushes, flush: () => run() };
}

function snapshot(ns: string, ...names: readonly string[]): Frame {
  const shard = topology(...names.map(name => pod(name, { namespace: ns })));
  return { ns, from: 0, to: 1, at: 1_000, patch: patchOf(shard) };
}

describe('the store', () => {
  it('tells once a frame, whatever came meanwhile', () => {
    const { store, flushes, flush } = byHand();
    store.snapshot(snapshot('shop', 'a'));
    store.frame({ ns: 'shop', from: 1, to: 2, at: 2_000, patch: { pods: { gone: ['a'] } } });
    flush();
    expect(flushes).toHaveLength(1);
    expect(flushes[0]?.after.pods.size).toBe(0);
    expect(flushes[0]?.at).toBe(2_000);
  });

  it('wakes only who reads what changed', () => {
    const { store, flush } = byHand();
    const woken: string[] = [];
    for (const key of ['a', 'b', '*']) store.subscribe(key, () => woken.push(key));
    store.snapshot(snapshot('shop', 'a', 'b'));
    flush();
    woken.length = 0;
    store.frame({ ns: 'shop', from: 1, to: 2, at: 2_000, patch: { pods: { gone: ['b'] } } });
    flush();
    expect(woken.sort()).toEqual(['*', 'b']);
  });

  it('says which namespaces a difference can be news of: those that were known and still are', () => {
    const { store, flushes, flush } = byHand();
    store.snapshot(snapshot('shop', 'a'));
    flush();
    store.snapshot(snapshot('blog', 'b'));
    flush();
    store.keep(['blog']);
    flush();
    expect(flushes.map(({ scope }) => [...scope])).toEqual([[], ['shop'], ['blog']]);
    expect(flushes[2]?.after.pods.has('a')).toBe(false);
  });

  it('tells nobody when nothing differs', () => {
    const { store, flushes, flush } = byHand();
    store.snapshot(snapshot('shop', 'a'));
    flush();
    store.keep(['shop']);
    flush();
    expect(flushes).toHaveLength(1);
  });
});

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

  it('remembers for minutes when a pod went, however late it tells', () => {
    const { store } = byHand();
    store.snapshot(snapshot('shop', 'a', 'b'));
    store.frame({ ns: 'shop', from: 1, to: 2, at: 2_000, patch: { pods: { gone: ['a'] } } });
    expect([store.wentAt('a'), store.wentAt('b')]).toEqual([2_000, undefined]);
    store.frame({ ns: 'shop', from: 2, to: 3, at: 200_000, patch: { pods: { gone: ['b'] } } });
    expect([store.wentAt('a'), store.wentAt('b')]).toEqual([undefined, 200_000]);
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

  describe('when the server begins anew', () => {
    const freshness = (state: 'loading' | 'live' | 'failed' | 'denied', seq: number): Frame => ({
      ns: '',
      from: seq - 1,
      to: seq,
      at: 3_000,
      patch: { freshness: { put: [{ key: 'Pod', kind: 'Pod', scope: '', state, since: 3_000 }] } },
    });
    const nothing: Frame = { ns: 'shop', from: 0, to: 0, at: 3_000, patch: {} };

    function seen() {
      const hand = byHand();
      hand.store.snapshot(freshness('live', 1));
      hand.store.snapshot(snapshot('shop', 'a', 'b'));
      hand.flush();
      return hand;
    }

    it.each(['loading', 'failed'] as const)('keeps the last good picture while a kind is %s', state => {
      const { store } = seen();
      store.snapshot(freshness(state, 1));
      store.snapshot(nothing);
      expect([...store.topology().pods.keys()]).toEqual(['a', 'b']);
      expect(store.topology().freshness.get('Pod')?.state).toBe(state);
      store.snapshot(freshness(state, 1));
      store.snapshot(nothing);
      expect([...store.topology().pods.keys()]).toEqual(['a', 'b']);
    });

    it('shows what there is as soon as it is known, and forgets what is gone', () => {
      const { store, flushes, flush } = seen();
      store.snapshot(freshness('loading', 1));
      store.snapshot(nothing);
      store.frame({ ns: 'shop', from: 0, to: 1, at: 4_000, patch: snapshot('shop', 'b').patch });
      store.frame(freshness('live', 2));
      flush();
      expect([...store.topology().pods.keys()]).toEqual(['b']);
      expect(flushes.at(-1)?.before.pods.size).toBe(2);
    });

    it('takes a denial, and an empty list that was read, for an answer', () => {
      for (const state of ['denied', 'live'] as const) {
        const { store } = seen();
        store.snapshot(freshness(state, 1));
        store.snapshot(nothing);
        expect(store.topology().pods.size).toBe(0);
      }
    });
  });
});

import { patchOf } from '@switchboard/core/diff';
import { describeAccess } from '@switchboard/core/scene/describe-access';
import { door, type Element, pod, seen, service, topology } from '@switchboard/core/scene/testing/model';
import { describe, expect, it } from 'vitest';
import { createStore } from '../store/store.ts';
import { createLedger } from './ledger.ts';

const crowd = Array.from({ length: 100 }, (_, i) => `crowd-${i}`);

/** Nothing here is before a Service. */
const none = () => Promise.reject(new Error('not needed'));

function byHand() {
  let flush = () => {};
  const later: (() => void)[] = [];
  const store = createStore(run => {
    flush = run;
  });
  const ledger = createLedger(store, (_ms, run) => later.push(run), none);
  store.snapshot({ ns: '', from: 0, to: 1, at: 1_000, patch: {} });
  store.snapshot({
    ns: 'shop',
    from: 0,
    to: 1,
    at: 1_000,
    patch: patchOf(topology(pod('a'), pod('b'), pod('c'), ...crowd.map(name => pod(name)))),
  });
  flush();
  let to = 1;
  return {
    ledger,
    leave(name: string) {
      to += 1;
      store.frame({ ns: 'shop', from: to - 1, to, at: 1_000 * to, patch: { pods: { gone: [name] } } });
      flush();
    },
    rest: () => later.shift()?.(),
    leaveTogether(names: readonly string[]) {
      to += 1;
      store.frame({ ns: 'shop', from: to - 1, to, at: 1_000 * to, patch: { pods: { gone: names } } });
      flush();
    },
    said: () => ledger.sentences.get().map(({ subject }) => subject.name),
    rows: () => ledger.rows.get().map(({ subject }) => subject.name),
  };
}

describe('the ledger', () => {
  it('writes what happens at once, and what follows on its heels together, newest first', () => {
    const { leave, rest, said } = byHand();
    leave('a');
    expect(said()).toEqual(['a']);
    leave('b');
    leave('c');
    expect(said()).toEqual(['a']);
    rest();
    expect(said()).toEqual(['c', 'b', 'a']);
  });

  it('forgets what was before another cluster answered in the same place, and says nothing of how its kinds come', () => {
    let flush = () => {};
    const store = createStore(run => {
      flush = run;
    });
    const ledger = createLedger(store, (_, run) => run(), none);
    const clusterOf = (uid: string) => {
      const system = { uid, name: 'kube-system', phase: 'Active' } as const;
      store.snapshot({ ns: '', from: 0, to: 1, at: 1_000, patch: { namespaces: { put: [system] } } });
      store.snapshot({
        ns: 'shop',
        from: 0,
        to: 1,
        at: 1_000,
        patch: patchOf(topology(service('web'), pod(`web-${uid}`), pod(`db-${uid}`), pod(`curl-${uid}`))),
      });
      flush();
    };
    const gone = (name: string, from: number, at: number) => {
      store.frame({ ns: 'shop', from, to: from + 1, at, patch: { pods: { gone: [name] } } });
      flush();
    };
    const named = () => ledger.sentences.get().map(({ subject }) => subject.name);
    clusterOf('first');
    gone('web-first', 1, 1_000);
    expect(named()).toEqual(['web-first']);
    clusterOf('second');
    expect(named()).toEqual([]);
    gone('db-second', 1, 1_000);
    expect(named()).toEqual(['db-second']);
  });

  it('says nothing of what stood of the cluster before, however late a list comes or whatever the clock says', () => {
    let flush = () => {};
    const store = createStore(run => {
      flush = run;
    });
    const ledger = createLedger(store, (_, run) => run(), none);
    const named = () => ledger.sentences.get().map(({ subject }) => subject.name);
    const begin = (uid: string, at: number, pods: 'live' | 'loading', ...elements: readonly Element[]) => {
      const system = { uid, name: 'kube-system', phase: 'Active' } as const;
      const cluster = topology(...seen('live', pods), { map: 'namespaces', value: system });
      store.snapshot({ ns: '', from: 0, to: 1, at, patch: patchOf(cluster) });
      store.snapshot({ ns: 'shop', from: 0, to: 1, at, patch: patchOf(topology(...elements)) });
      flush();
    };
    const tell = (ns: string, from: number, at: number, elements: readonly Element[]) => {
      store.frame({ ns, from, to: from + 1, at, patch: patchOf(topology(...elements)) });
      flush();
    };
    begin('first', 90_000, 'live', service('web'), pod('web-a'), pod('web-b'));
    begin('second', 10_000, 'loading');
    expect(store.topology().pods.size).toBe(2);
    tell('shop', 1, 200_000, [pod('api-a')]);
    tell('', 1, 200_000, seen('live'));
    expect(named()).toEqual([]);
    store.frame({ ns: 'shop', from: 2, to: 3, at: 10_001, patch: { pods: { gone: ['api-a'] } } });
    flush();
    expect(named()).toEqual(['api-a']);
  });

  it('writes at once again after a rest', () => {
    const { leave, rest, said } = byHand();
    leave('a');
    rest();
    leave('b');
    expect(said()).toEqual(['b', 'a']);
  });

  it('writes of a crowd a few of the newest above those that stand, and all of it when no more comes', () => {
    const { leave, leaveTogether, rest, said, rows } = byHand();
    leave('a');
    expect(rows()).toEqual(['a']);
    rest();
    rest();
    const [first, second] = [crowd.slice(0, 50), crowd.slice(50)];
    leaveTogether(first);
    expect(said()).toHaveLength(51);
    const newestOfFirst = said().slice(0, 10);
    expect(rows()).toEqual([...newestOfFirst, 'a']);
    leaveTogether(second);
    rest();
    expect(rows()).toEqual([...said().slice(0, 10), ...newestOfFirst, 'a']);
    rest();
    expect(rows()).toEqual(said());
    leave('b');
    expect(rows()).toEqual(said());
    expect(rows()).toHaveLength(102);
  });

  it('says nothing of a list that is read in pieces', () => {
    let flush = () => {};
    const store = createStore(run => {
      flush = run;
    });
    const ledger = createLedger(store, (_ms, run) => run(), none);
    let to = 0;
    const tell = (ns: string, ...elements: readonly Element[]) => {
      to += 1;
      store.frame({ ns, from: to - 1, to, at: 1_000 * to, patch: patchOf(topology(...elements)) });
      flush();
    };
    tell('', ...seen('loading'));
    tell('shop', pod('a'));
    tell('shop', pod('b'));
    tell('shop', pod('c'));
    tell('', ...seen('live'));
    expect(ledger.sentences.get()).toEqual([]);
    tell('shop', pod('d'));
    expect(ledger.sentences.get().map(({ subject }) => subject.name)).toEqual(['d']);
  });

  it('fetches who tells of doors and policies when there is news of them, and keeps the order of what happened', async () => {
    let flush = () => {};
    const store = createStore(run => {
      flush = run;
    });
    let fetched = 0;
    const teller = Promise.withResolvers<typeof describeAccess>();
    const ledger = createLedger(
      store,
      (_ms, run) => run(),
      () => {
        fetched += 1;
        return teller.promise;
      },
    );
    let to = 0;
    const tell = (ns: string, ...elements: readonly Element[]) => {
      to += 1;
      store.frame({ ns, from: to - 1, to, at: 1_000 * to, patch: patchOf(topology(...elements)) });
      flush();
    };
    tell('', ...seen('live'));
    tell('shop', service('web'), door('front', 'shop.example', [{ path: '/', service: 'web' }]));
    expect(fetched).toBe(0);
    tell('shop', door('side', 'side.example', [{ path: '/', service: 'web' }]));
    tell('shop', door('back', 'back.example', [{ path: '/', service: 'web' }]));
    teller.resolve(describeAccess);
    await expect
      .poll(() => ledger.sentences.get().map(({ subject, at }) => `${subject.name} ${at}`))
      .toEqual(['back 4000', 'back 4000', 'side 3000', 'side 3000']);
  });

  it('writes nothing of doors of the cluster before, when who tells of them is fetched only after another was met', async () => {
    let flush = () => {};
    const store = createStore(run => {
      flush = run;
    });
    const teller = Promise.withResolvers<typeof describeAccess>();
    const ledger = createLedger(
      store,
      (_ms, run) => run(),
      () => teller.promise,
    );
    const begin = (uid: string, ...elements: readonly Element[]) => {
      const system = { uid, name: 'kube-system', phase: 'Active' } as const;
      const cluster = topology(...seen('live'), { map: 'namespaces', value: system });
      store.snapshot({ ns: '', from: 0, to: 1, at: 1_000, patch: patchOf(cluster) });
      store.snapshot({ ns: 'shop', from: 0, to: 1, at: 1_000, patch: patchOf(topology(...elements)) });
      flush();
    };
    const tell = (from: number, ...elements: readonly Element[]) => {
      store.frame({ ns: 'shop', from, to: from + 1, at: 2_000, patch: patchOf(topology(...elements)) });
      flush();
    };
    begin('first', service('web'));
    tell(1, door('side', 'side.example', [{ path: '/', service: 'web' }]));
    begin('second', service('web'), door('back', 'back.example', [{ path: '/', service: 'web' }]));
    tell(1, pod('a'));
    tell(2, door('front', 'front.example', [{ path: '/', service: 'web' }]));
    teller.resolve(describeAccess);
    await expect
      .poll(() => new Set(ledger.sentences.get().map(({ subject }) => subject.name)))
      .toEqual(new Set(['a', 'front']));
  });
});

import { patchOf } from '@switchboard/core/diff';
import { type Element, pod, seen, topology } from '@switchboard/core/scene/testing/model';
import { afterEach, expect, it, vi } from 'vitest';
import { parseAddress } from '../lens/address.ts';
import { createLinkStatus } from '../link/status.ts';
import type { Truth } from '../stage/truth.ts';
import { createStore } from '../store/store.ts';
import { createValue } from '../store/value.ts';
import { showOnStage } from './show.ts';

afterEach(() => vi.unstubAllGlobals());

/** The page as far as the bridge touches it. */
function page() {
  let resized = () => {};
  class Observer {
    constructor(run: () => void) {
      resized = run;
    }
    observe() {}
  }
  vi.stubGlobal('ResizeObserver', Observer);
  vi.stubGlobal('document', { documentElement: { style: { setProperty: () => {} } } });
  const host = { clientWidth: 1_280, clientHeight: 720 };
  const told: Truth[] = [];
  let flush = () => {};
  const store = createStore(run => {
    flush = run;
  });
  showOnStage({
    stage: {
      player: { catchUp: () => {} },
      show: truth => told.push(truth),
      setTheme: () => {},
      setStale: () => {},
    },
    host: host as HTMLElement,
    store,
    view: { address: createValue(parseAddress('?ns=shop').address) },
    link: createLinkStatus(),
    theme: { name: createValue('dark') },
    now: () => 0,
    found: createValue(undefined),
    pointed: createValue(undefined),
    traced: createValue(undefined),
    muted: createValue(new Set()),
  });
  return {
    told: () => told.map(({ anew }) => anew),
    begin(uid: string) {
      const system: Element = { map: 'namespaces', value: { uid, name: 'kube-system', phase: 'Active' } };
      const shards = { '': topology(...seen('live'), system), shop: topology(pod('web', { uid })) };
      for (const [ns, shard] of Object.entries(shards))
        store.snapshot({ ns, from: 0, to: 1, at: 1_000, patch: patchOf(shard) });
      flush();
    },
    come(name: string, from: number) {
      const patch = patchOf(topology(pod(name)));
      store.frame({ ns: 'shop', from, to: from + 1, at: 1_000, patch });
      flush();
    },
    resize(width: number) {
      host.clientWidth = width;
      resized();
    },
  };
}

it('lays out another cluster anew once it has a place again, though it was met while there was none', () => {
  const { told, begin, come, resize } = page();
  begin('first');
  expect(told()).toEqual([false]);
  resize(0);
  begin('second');
  come('db', 1);
  expect(told()).toEqual([false]);
  resize(1_280);
  expect(told()).toEqual([false, true]);
  come('api', 2);
  expect(told()).toEqual([false, true, false]);
});

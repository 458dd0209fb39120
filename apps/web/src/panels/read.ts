/**
 * How components read what lives outside React: a `Value`, or one element of the store by its key. One listener per key (architecture rule 16);
 * a component re-renders only when what it reads changed.
 */
import type { Topology } from '@switchboard/core/topology';
import { useCallback, useSyncExternalStore } from 'react';
import type { Program } from '../app/program.ts';
import { unmuted } from '../findings/unmuted.ts';
import type { Store } from '../store/store.ts';
import type { Value } from '../store/value.ts';

export function useValue<T>(value: Value<T>): T {
  return useSyncExternalStore(value.subscribe, value.get);
}

/** The same without what this browser does not want to hear of. */
export function useHeard({ store, muted }: Pick<Program, 'store' | 'muted'>): Topology {
  return unmuted(useTopology(store), useValue(muted.entries));
}

/** The whole picture; for panels that count or list. Re-renders when the store tells it, at most once per animation frame. */
export function useTopology(store: Store): Topology {
  return useSyncExternalStore(
    useCallback(listener => store.subscribe('*', listener), [store]),
    store.told,
  );
}

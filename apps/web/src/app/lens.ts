/**
 * The lens of this page, from the URL and from what the server said: the value that stage and headline read. `lensOf` is pure; `useLens` reads it in a component.
 */
import type { Lens } from '@switchboard/core/scene/lens';
import type { Topology } from '@switchboard/core/topology';
import { useMemo } from 'react';
import type { Address } from '../lens/address.ts';
import { shownNamespaces } from '../lens/shown.ts';
import { useTopology, useValue } from '../panels/read.ts';
import { useProgram } from './program.ts';

export function lensOf(
  {
    namespaces,
    selection,
    focus,
    show,
    lens,
    detail,
    packet,
  }: Pick<Address, 'namespaces' | 'selection' | 'focus' | 'show' | 'lens' | 'detail' | 'packet'>,
  topology: Pick<Topology, 'namespaces' | 'freshness'>,
  defaultNamespace: string | undefined,
): Lens {
  return {
    kind: lens,
    namespaces: shownNamespaces({ namespaces }, topology, defaultNamespace),
    ...(selection === undefined ? {} : { selection }),
    ...(focus === undefined ? {} : { focus }),
    show,
    ...(detail === undefined ? {} : { detail }),
    ...(packet === true ? { packet } : {}),
    open: [],
  };
}

export function useLens(): Lens {
  const { store, view, link } = useProgram();
  const topology = useTopology(store);
  const address = useValue(view.address);
  const defaultNamespace = useValue(link).hello?.cluster.defaultNamespace;
  return useMemo(
    () =>
      lensOf(address, { namespaces: topology.namespaces, freshness: topology.freshness }, defaultNamespace),
    [address, topology.namespaces, topology.freshness, defaultNamespace],
  );
}

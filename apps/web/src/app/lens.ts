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
  { namespaces, selection }: Pick<Address, 'namespaces' | 'selection'>,
  topology: Pick<Topology, 'namespaces'>,
  defaultNamespace: string | undefined,
): Lens {
  return {
    kind: 'lines',
    namespaces: shownNamespaces({ namespaces, tab: 'facts', table: false }, topology, defaultNamespace),
    ...(selection === undefined ? {} : { selection }),
    open: [],
  };
}

export function useLens(): Lens {
  const { store, view, link } = useProgram();
  const topology = useTopology(store);
  const address = useValue(view.address);
  const defaultNamespace = useValue(link).hello?.cluster.defaultNamespace;
  return useMemo(
    () => lensOf(address, { namespaces: topology.namespaces }, defaultNamespace),
    [address, topology.namespaces, defaultNamespace],
  );
}

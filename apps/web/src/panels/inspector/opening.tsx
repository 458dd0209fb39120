/** The sentence with which a panel opens: what this object is doing now. Words and truth are core's. */
import {
  openingOfClass,
  openingOfDoor,
  openingOfNode,
  openingOfPod,
  openingOfService,
  openingOfSlice,
  openingOfWorkload,
} from '@switchboard/core/inspect/opening';
import type { Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { useValue } from '../read.ts';
import type { Selected } from './selected.ts';
import { podsOf } from './workloads.ts';

export function Opening({
  selected,
  topology,
}: {
  readonly selected: Selected;
  readonly topology: Topology;
}): ReactNode {
  const now = useValue(useProgram().now);
  return <p className="opening">{sentence(selected, topology, now)}</p>;
}

function sentence({ type, element }: Selected, topology: Topology, now: number): string {
  switch (type) {
    case 'services':
      return openingOfService(element, topology);
    case 'pods':
      return openingOfPod(element, topology, now);
    case 'nodes':
      return openingOfNode(element);
    case 'doors':
      return openingOfDoor(element);
    case 'classes':
      return openingOfClass(element);
    case 'workloads':
      return openingOfWorkload(element, podsOf(element, topology), topology);
    case 'slices': {
      const { name, namespace } = element;
      const lines = [...topology.endpoints.values()].filter(
        line => line.namespace === namespace && line.slices.includes(name),
      );
      return openingOfSlice(element, lines.length);
    }
  }
}

/** The sentence with which a panel opens: what this object is doing now. Words and truth are core's. */
import type { Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { useValue } from '../read.ts';
import type { Contents } from './contents.tsx';

export function Opening({
  contents,
  topology,
}: {
  readonly contents: Contents;
  readonly topology: Topology;
}): ReactNode {
  const now = useValue(useProgram().now);
  return <p className="opening">{contents.opening(topology, now)}</p>;
}

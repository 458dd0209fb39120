/**
 * The finding that is looked at: under the pointer or with the focus, else the one that was opened last. Its way is lit on the stage, which dims the rest, and follows
 * while pods come and go. Held by the list of what is wrong, for as long as it stands.
 */
import { pathOfFinding } from '@switchboard/core/scene/faults/path';
import type { Topology } from '@switchboard/core/topology';
import { useCallback, useEffect, useState } from 'react';
import { useProgram } from '../app/program.ts';

/** `opened`: it stays when the pointer goes; undefined lets go. */
export type Point = (kind: 'under' | 'opened', key: string | undefined) => void;

export function usePointing(topology: Topology): Point {
  const { pointed } = useProgram();
  const [under, setUnder] = useState<string>();
  const [opened, setOpened] = useState<string>();
  const finding = topology.findings.get(under ?? opened ?? '');
  useEffect(() => {
    pointed.set(finding === undefined ? undefined : pathOfFinding(topology, finding));
  }, [topology, finding, pointed]);
  useEffect(() => () => pointed.set(undefined), [pointed]);
  return useCallback((kind, key) => (kind === 'under' ? setUnder(key) : setOpened(key)), []);
}

/**
 * From a bank of seats to a block of lamps for the painter: places by arithmetic, looks from the truth. A block whose lamps are the same as before is the same value,
 * so that the painter leaves it alone. Called by the scenes of Streets and Plan.
 */

import { endpointId } from '@switchboard/core/endpoint-id';
import { lampOfLine, lampOfPod } from '@switchboard/core/scene/lamp';
import { type Bank, lampAt } from '@switchboard/core/scene/levels/bank';
import { lastTaken } from '@switchboard/core/scene/levels/seating';
import { onPath, type Path } from '@switchboard/core/scene/select';
import type { Topology } from '@switchboard/core/topology';
import type { Mass } from '../shape.ts';
import { lookIndex, massDim } from './mass-looks.ts';

export interface LampRules {
  readonly topology: Topology;
  readonly path: Path | undefined;
  /** Paper under each lamp, where lines pass below. */
  readonly paper: number;
  /** Pods that no list names are rings. */
  readonly loose: boolean;
}

export function massOf(bank: Bank, rules: LampRules, before: Mass | undefined): Mass {
  const taken = lastTaken(bank.seats);
  const looks = new Uint8Array(taken);
  for (let seat = 0; seat < taken; seat++) looks[seat] = codeOf(bank, bank.seats[seat], rules);
  const pad = Math.max(bank.wrong, rules.paper) + 1;
  const x = bank.x - pad;
  const y = bank.y - pad;
  if (before !== undefined && before.x === x && before.y === y && sameBytes(before.looks, looks))
    return before;
  const places = new Float32Array(2 * taken);
  let [right, bottom] = [bank.x, bank.y];
  for (let seat = 0; seat < taken; seat++) {
    const at = lampAt(bank, seat);
    places[2 * seat] = at.x;
    places[2 * seat + 1] = at.y;
    right = Math.max(right, at.x);
    bottom = Math.max(bottom, at.y);
  }
  return {
    key: bank.key,
    x,
    y,
    width: right - bank.x + 2 * pad,
    height: bottom - bank.y + 2 * pad,
    places,
    looks,
    r: bank.r,
    wrong: bank.wrong,
    paper: rules.paper,
  };
}

function codeOf(bank: Bank, id: string | undefined, { topology, path, loose }: LampRules): number {
  if (id === undefined) return lookIndex.free;
  if (bank.holds === 'lines') {
    const line = topology.endpoints.get(id);
    if (line === undefined) return lookIndex.free;
    const pod = line.pod === undefined ? undefined : topology.pods.get(line.pod);
    // A line whose node is silent still takes calls; that nobody has heard of its pod is what is to be seen.
    const lamp = pod?.state === 'unknown' ? 'unknown' : lampOfLine(line, pod);
    return lookIndex[lamp] + (onPath(path, 'endpoints', id) ? 0 : massDim);
  }
  const pod = topology.pods.get(id);
  if (pod === undefined) return lookIndex.free;
  const lamp = lampOfPod(pod);
  const isLoose = loose || (bank.service !== undefined && !isListed(topology, bank.service, id));
  return (
    (lamp === 'ready' && isLoose ? lookIndex.loose : lookIndex[lamp]) +
    (onPath(path, 'pods', id) ? 0 : massDim)
  );
}

const families = ['IPv4', 'IPv6'] as const;

/** By a line that names it, of either family. */
function isListed({ endpoints }: Topology, service: string, pod: string): boolean {
  return families.some(family => endpoints.has(endpointId(service, family, pod)));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

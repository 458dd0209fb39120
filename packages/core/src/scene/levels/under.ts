/**
 * What is under a point of Streets or Plan, by arithmetic from its seats: no search through thousands of elements, and nothing in the document for each of them.
 * Asked by the stage when the pointer moves.
 */

import type { Topology } from '../../topology.ts';
import type { ObjectName } from '../lens.ts';
import { levels } from '../messages/levels-en.ts';
import type { Plan } from '../plan.ts';
import type { Streets } from '../streets.ts';
import { type Bank, lampAt, seatUnder } from './bank.ts';
import { troubleOf } from './trouble.ts';

export interface LampUnder {
  readonly object: ObjectName;
  /** One line: `pod web-4kq2x, ready, on node-a`. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export function lampUnder(
  picture: Streets | Plan,
  topology: Topology,
  x: number,
  y: number,
): LampUnder | undefined {
  for (const bank of banksNear(picture, x, y)) {
    const seat = seatUnder(bank, x, y);
    const id = seat === undefined ? undefined : bank.seats[seat];
    if (seat === undefined || id === undefined) continue;
    const uid = bank.holds === 'pods' ? id : topology.endpoints.get(id)?.pod;
    const pod = uid === undefined ? undefined : topology.pods.get(uid);
    if (pod === undefined) continue;
    const trouble = troubleOf(pod);
    const state = trouble === undefined ? pod.state : levels.trouble[trouble];
    return {
      object: { kind: 'Pod', namespace: pod.namespace, name: pod.name },
      text: levels.lamp(pod.name, pod.namespace, state, pod.node),
      ...lampAt(bank, seat),
    };
  }
  return undefined;
}

/** Of the plan the one room at the point; of streets the banks of the row. */
function* banksNear(picture: Streets | Plan, x: number, y: number): Iterable<Bank> {
  if (picture.level === 'plan') {
    for (const room of picture.rooms) {
      const inside = x >= room.x && x <= room.x + room.width && y >= room.y && y <= room.y + room.height + 8;
      const bank = inside && room.bank !== undefined ? picture.banks.get(room.bank) : undefined;
      if (bank !== undefined) yield bank;
    }
    const waiting = picture.banks.get('no-node');
    if (waiting !== undefined) yield waiting;
    return;
  }
  for (const bank of picture.banks.values()) if (Math.abs(bank.y - y) < picture.pitch) yield bank;
}

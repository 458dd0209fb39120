/**
 * What findings say of what stands in a scene of rows, asked while it is laid: where the way of calls breaks, and which sentence stands at a Service and at a door. What
 * the stage says by itself it does not say again. Made by `faultsHere`, which comes with what lies beyond the first picture.
 */
import { type Fault, type Faults, faultsOf } from '@switchboard/core/scene/faults/faults';
import { stopKey } from '@switchboard/core/scene/faults/stop-key';
import { briefFault, faultWord } from '@switchboard/core/scene/messages/fault-en';
import type { DoorSpot } from '@switchboard/core/scene/placement';
import type { ServiceSentence } from '@switchboard/core/scene/words';
import type { Service, Topology } from '@switchboard/core/topology';
import type { Door } from '@switchboard/core/topology/door';
import type { Colour } from '../../../tokens/tokens.ts';
import { type Desk, part } from '../desk.ts';
import { isDead } from '../door-legs.ts';
import type { Part } from '../shape.ts';
import { doorlessBelow, faultNotes, layShutDoor } from './shut-doors.ts';

type Stop = DoorSpot['stops'][number];

export interface FaultsHere {
  readonly all: Faults;
  door(door: string): Fault | undefined;
  stop(spot: DoorSpot, stop: Stop): Fault | undefined;
  /** Where the way through a Service breaks: behind its name, or farther on, at its lines or its pods. */
  cutAt(service: string | undefined): 'name' | 'beyond' | undefined;
  /** In few words where it does not fit. */
  sentence(service: Service, fits: (text: string) => boolean): ServiceSentence | undefined;
  /** In few words, where there is no room for more than that: also of whom nobody picks up for. */
  word(service: string, fits: (text: string) => boolean): Part | undefined;
  layShutDoor(desk: Desk, spot: DoorSpot, y: number, dim: boolean): void;
  /** What stands under the name of a door, and where that has to end. */
  notes(desk: Desk, door: Door, spot: DoorSpot, room: number): readonly Part[];
  notesEnd(desk: Desk, spot: DoorSpot): number;
  /** What is wrong with a door and with its paths, where nothing else says it. */
  ofDoor(door: Door, spot: DoorSpot): readonly { readonly text: string; readonly colour: Colour }[];
}

export function faultsHere(topology: Topology): FaultsHere | undefined {
  const all = faultsOf(topology);
  if (Object.values(all).every(part => part.size === 0)) return undefined;
  const stop = ({ door, host }: DoorSpot, { path, serviceName }: Stop): Fault | undefined =>
    all.stops.get(stopKey(door, host, path, serviceName));
  const faultOf = (service: string) =>
    all.services.get(service) ?? (all.cut.has(service) ? ofLines(topology, all, service) : undefined);
  const here: FaultsHere = {
    all,
    stop,
    layShutDoor,
    word(service, fits) {
      const fault = faultOf(service);
      if (fault === undefined) return undefined;
      const word = faultWord(fault.rule, fault.severity);
      return part(fits(word) ? word : briefFault[fault.severity], 'bold', colourOf(fault.severity));
    },
    notes: (desk, door, spot, room) => faultNotes(desk, here, door, spot, room),
    notesEnd: ({ placement }, spot) => doorlessBelow(placement, spot) - 30,
    door: door => all.doors.get(door),
    cutAt(service) {
      if (service === undefined || !all.cut.has(service)) return undefined;
      const fault = all.services.get(service);
      // Policies stand at the pods, where the wall is.
      return fault?.cuts === true && fault.rule?.startsWith('netpol-') !== true ? 'name' : 'beyond';
    },
    sentence({ uid, silence }, fits) {
      if (silence !== undefined) return undefined;
      const fault = faultOf(uid);
      if (fault?.message === undefined) return undefined;
      const { message, rule, severity } = fault;
      const text = fits(message) ? message : faultWord(rule, severity);
      return { text, tone: severity === 'error' ? 'bad' : 'odd' };
    },
    ofDoor(door, spot) {
      const paths = spot.stops.flatMap(one => (isSaid(topology, one) ? [] : (stop(spot, one) ?? [])));
      const own = door.trouble === undefined ? (all.doors.get(door.uid) ?? []) : [];
      const said = [own, paths]
        .flat()
        .flatMap(({ message = '', severity }) =>
          message === '' ? [] : [{ text: message, colour: colourOf(severity) }],
        );
      return said.filter(({ text }, i) => said.findIndex(other => other.text === text) === i);
    },
  };
  return here;
}

export function colourOf(severity: Fault['severity']): Colour {
  return severity === 'error' ? 'failed' : 'starting';
}

/** The stop says itself that there is no such Service, and the border that nothing opens it. */
function isSaid(topology: Topology, stop: Stop): boolean {
  return isDead(stop, stop.service === undefined ? undefined : topology.services.get(stop.service));
}

function ofLines(topology: Topology, { endpoints }: Faults, service: string): Fault | undefined {
  for (const [id, fault] of endpoints) if (topology.endpoints.get(id)?.service === service) return fault;
  return undefined;
}

/**
 * What findings say of a Service and of all that belongs to it: its lines, and the doors and paths that lead to it. Where there is one row or one name per Service, this is
 * what names whatever is wrong. Pods are counted by their states. Called by the scenes from afar and by the wall. Law T13.
 */
import type { RuleId } from '../../findings/messages/en.ts';
import { calleeOf } from '../../topology/door.ts';
import type { Topology } from '../../topology.ts';
import { faultWord } from '../messages/fault-en.ts';
import { type Fault, type Faults, faultsOf } from './faults.ts';
import { stopKey } from './stop-key.ts';

export interface ServiceFault {
  readonly severity: Fault['severity'];
  /** In few words. */
  readonly word: string;
  /** The word only says that something is: all of it follows from what is said elsewhere, or is said better by the pods. */
  readonly vague?: true;
  readonly spoken: string;
  /** Nobody gets through to it; `door`: nobody from outside. */
  readonly cut?: 'all' | 'door';
}

/** How many that are the pods themselves say. */
const counted: ReadonlySet<string> = new Set(['svc-some-endpoints-not-ready'] satisfies RuleId[]);

const known = new WeakMap<Faults, ReadonlyMap<string, ServiceFault>>();

export function faultsByService(topology: Topology): ReadonlyMap<string, ServiceFault> {
  const faults = faultsOf(topology);
  const before = known.get(faults);
  if (before !== undefined) return before;
  const found = find(topology, faults);
  known.set(faults, found);
  return found;
}

function find(topology: Topology, faults: Faults): ReadonlyMap<string, ServiceFault> {
  const all = new Map<string, Fault[]>();
  const put = (service: string | undefined, fault: Fault | undefined): void => {
    if (service === undefined || fault === undefined) return;
    const there = all.get(service);
    if (there === undefined) all.set(service, [fault]);
    else if (!there.includes(fault)) there.push(fault);
  };
  for (const [service, fault] of faults.services) put(service, fault);
  for (const [id, fault] of faults.endpoints) put(topology.endpoints.get(id)?.service, fault);
  const shut = new Set<string>();
  if (faults.doors.size + faults.stops.size > 0)
    for (const { uid, paths } of topology.doors.values())
      for (const path of paths) {
        const service = calleeOf(path);
        const both = [
          faults.doors.get(uid),
          faults.stops.get(stopKey(uid, path.host, path.path, path.service)),
        ];
        for (const fault of both) {
          put(service, fault);
          if (service !== undefined && fault?.cuts === true) shut.add(service);
        }
      }
  return new Map([...all].map(([service, own]) => [service, sum(own, cutOf(faults, shut, service))]));
}

function cutOf({ cut }: Faults, shut: ReadonlySet<string>, service: string): ServiceFault['cut'] {
  if (cut.has(service)) return 'all';
  return shut.has(service) ? 'door' : undefined;
}

/** What says something before what only follows, errors before warnings. */
function sum(own: readonly Fault[], cut: ServiceFault['cut']): ServiceFault {
  const rank = ({ message, severity }: Fault) =>
    (message === undefined ? 2 : 0) + (severity === 'error' ? 0 : 1);
  const [worst] = [...own].sort((a, b) => rank(a) - rank(b));
  const severity = own.some(fault => fault.severity === 'error') ? 'error' : 'warning';
  return {
    severity,
    word: faultWord(worst?.rule, severity),
    ...(worst?.rule === undefined || counted.has(worst.rule) ? { vague: true as const } : {}),
    spoken: [...new Set(own.map(({ spoken }) => spoken))].join(' '),
    ...(cut === undefined ? {} : { cut }),
  };
}

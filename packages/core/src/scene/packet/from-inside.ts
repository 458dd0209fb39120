/**
 * A: a pod inside calls the name. DNS answers with the number, the packet leaves for it, and the caller's own node swaps it for a line's address before it leaves. Without a
 * number DNS answers with the lines themselves, or with another name, and nothing is swapped.
 */
import type { Service, Topology } from '../../topology.ts';
import { byName } from '../by-name.ts';
import { lampOfPod } from '../lamp.ts';
import { packetWords as words } from '../messages/packet-en.ts';
import { showName } from '../show-name.ts';
import { type Journey, step, withPort } from './journey.ts';
import { arrivalAt, exampleLine, type Usable, usableLines } from './lines.ts';

type Caller = Journey['caller'];

const mostAddresses = 3;

export function fromInside(topology: Topology, service: Service): Journey {
  const caller = callerFor(topology, service);
  const port = service.ports[0]?.port;
  const name = showName(service.name);
  const call = {
    title: words.inside(caller === undefined ? undefined : showName(caller.name), urlOf(service)),
    ...(caller === undefined ? {} : { caller }),
  };
  if (service.type === 'ExternalName') {
    const other = service.externalName ?? '';
    const steps = [step('lookup', words.asksAlias(name, other)), step('packet', words.goesToAlias(other))];
    return { ...call, steps, end: 'away' };
  }
  const usable = usableLines(topology, service);
  const number = service.clusterIPs[0];
  if (service.headless || number === undefined || number === '')
    return straight(topology, service, call, usable);

  const from = withPort(number, port);
  const asked = [step('lookup', words.asks(name, number)), step('packet', words.sends(from))];
  if (usable.lines.length === 0)
    return { ...call, steps: [...asked, step('stop', words.refused(caller?.node))], end: 'refused' };
  const local = service.internalTrafficPolicy === 'Local';
  const here = local ? usable.lines.filter(line => line.node === caller?.node) : usable.lines;
  const line = exampleLine(here, local ? undefined : caller?.node);
  if (line === undefined)
    return { ...call, steps: [...asked, step('stop', words.dropped(caller?.node))], end: 'dropped' };
  const arrival = arrivalAt(service, line);
  const swapped = words.swaps(caller?.node, arrival.target, service.affinity === 'ClientIP', local);
  const steps = [
    ...asked,
    step('packet', { ...swapped, text: swapped.text + (usable.leaving ? words.leavingOnly : '') }),
    arrived(topology, arrival, caller),
  ];
  const swap = caller?.node === undefined ? {} : { swap: { node: caller.node, from, to: arrival.target } };
  return { ...call, steps, ...swap, arrival, end: 'arrives' };
}

function straight(
  topology: Topology,
  service: Service,
  call: Pick<Journey, 'title' | 'caller'>,
  { lines }: Usable,
): Journey {
  const some = lines.slice(0, mostAddresses).map(line => line.address);
  const name = showName(service.name);
  const asked = step(lines.length === 0 ? 'stop' : 'lookup', words.asksList(name, some, lines.length));
  const line = exampleLine(lines, call.caller?.node);
  if (line === undefined) return { ...call, steps: [asked], end: 'no-address' };
  const arrival = arrivalAt(service, line);
  const pod = arrival.pod === undefined ? undefined : topology.pods.get(arrival.pod);
  const steps = [
    asked,
    step('packet', words.sendsStraight(arrival.target, arrival.node)),
    pod === undefined
      ? step('packet', words.arrivesOutside(arrival.target))
      : step('packet', words.answers(showName(pod.name))),
  ];
  return { ...call, steps, arrival, end: 'arrives' };
}

function arrived(topology: Topology, arrival: NonNullable<Journey['arrival']>, caller: Caller) {
  if (arrival.pod === undefined) return step('packet', words.arrivesOutside(arrival.target));
  const name = topology.pods.get(arrival.pod)?.name ?? '';
  return step('packet', words.arrives(showName(name), arrival.node, arrival.node === caller?.node));
}

/** A ready pod that no line names, if there is one; else one that this Service does not list; else any. */
function callerFor(topology: Topology, service: Service): Caller {
  const listed = new Map<string, boolean>();
  for (const { pod, service: of } of topology.endpoints.values())
    if (pod !== undefined) listed.set(pod, (listed.get(pod) ?? false) || of === service.uid);
  const rank = (uid: string): number => (listed.get(uid) === undefined ? 0 : listed.get(uid) ? 2 : 1);
  const [first] = [...topology.pods.values()]
    .filter(pod => pod.namespace === service.namespace && lampOfPod(pod) === 'ready')
    .sort((a, b) => rank(a.uid) - rank(b.uid) || byName(a.name, b.name) || byName(a.uid, b.uid));
  if (first === undefined) return undefined;
  return {
    pod: first.uid,
    name: first.name,
    ...(first.node === undefined ? {} : { node: first.node }),
  };
}

/** Ports without a name are taken for what they mostly are. */
const webPorts: ReadonlySet<number> = new Set([80, 443, 8000, 8080]);

/** What a program in the same namespace would dial. */
export function urlOf(service: Service): string {
  const port = service.ports[0];
  if (port === undefined) return service.name;
  const isNamed = /^(https?|web)(-|$)/.test(port.name);
  const isWeb = port.protocol === 'TCP' && (isNamed || (port.name === '' && webPorts.has(port.port)));
  if (!isWeb) return `${service.name}:${port.port}`;
  const scheme = port.port === 443 ? 'https' : 'http';
  return `${scheme}://${service.name}${port.port === 80 || port.port === 443 ? '' : `:${port.port}`}`;
}

/**
 * B: somebody outside calls. Through a door: its own pods, which are not shown here, read the list and send straight to a line. Without a door, where a node's port leads in:
 * the node that is called swaps the address, as a caller's node does.
 */

import type { Door } from '../../topology/door.ts';
import type { Service, Topology } from '../../topology.ts';
import { byName } from '../by-name.ts';
import { packetWords as words } from '../messages/packet-en.ts';
import { showName } from '../show-name.ts';
import { type Journey, type PacketStep, step } from './journey.ts';
import { arrivalAt, exampleLine, usableLines } from './lines.ts';

/** `taken`: the line of the other way, so that two examples show two pods. Undefined: nothing outside leads here. */
export function fromOutside(topology: Topology, service: Service, taken?: string): Journey | undefined {
  if (service.type === 'ExternalName') return undefined;
  for (const door of [...topology.doors.values()].sort((a, b) => byName(a.name, b.name)))
    for (const path of door.paths)
      if (path.serviceUid === service.uid)
        return throughDoor(
          topology,
          service,
          door,
          `${path.host === '' ? '*' : path.host}${path.path}`,
          taken,
        );
  const port = service.ports.find(known => known.nodePort !== undefined)?.nodePort;
  return port === undefined ? undefined : throughNode(topology, service, port, taken);
}

function throughDoor(
  topology: Topology,
  service: Service,
  door: Door,
  host: string,
  taken: string | undefined,
): Journey {
  const way = { title: words.throughDoor(showName(host)), door: door.uid };
  const atDoor = step('packet', words.atDoor(door.kind, showName(door.name), door.addresses));
  const line = exampleLine(usableLines(topology, service).lines, undefined, taken);
  if (line === undefined)
    return { ...way, steps: [atDoor, step('stop', words.doorHasNobody)], end: 'refused' };
  const arrival = arrivalAt(service, line);
  return {
    ...way,
    steps: [atDoor, step('packet', words.doorPicks(arrival.target))],
    arrival,
    end: 'arrives',
  };
}

function throughNode(
  topology: Topology,
  service: Service,
  port: number,
  taken: string | undefined,
): Journey | undefined {
  const nodes = [...topology.nodes.values()]
    .filter(node => node.state === 'ready')
    .map(node => node.name)
    .sort(byName);
  const { lines } = usableLines(topology, service);
  const local = service.externalTrafficPolicy === 'Local';
  const node = (local ? nodes.find(name => lines.some(line => line.node === name)) : undefined) ?? nodes[0];
  if (node === undefined) return undefined;
  const balancer: readonly PacketStep[] =
    service.loadBalancer.length === 0 ? [] : [step('packet', words.atBalancer(service.loadBalancer))];
  const way = { title: words.throughNode(port) };
  const steps = [...balancer, step('packet', words.atNode(node, port))];
  if (lines.length === 0)
    return { ...way, steps: [...steps, step('stop', words.nodeRefuses(node))], end: 'refused' };
  const here = local ? lines.filter(line => line.node === node) : lines;
  const line = exampleLine(here, local ? undefined : node, taken);
  if (line === undefined)
    return { ...way, steps: [...steps, step('stop', words.nodeDrops(node))], end: 'dropped' };
  const arrival = arrivalAt(service, line);
  return {
    ...way,
    steps: [...steps, step('packet', words.nodeSwaps(node, arrival.target, local))],
    swap: { node, from: `${node}:${port}`, to: arrival.target },
    arrival,
    end: 'arrives',
  };
}

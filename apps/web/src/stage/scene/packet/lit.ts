/** What stays lit while the true path of a packet is drawn: the Service with its lists and doors, as for a selection, and the pod that calls. */
import type { PacketPath } from '@switchboard/core/scene/packet-path';
import { type Path, pathOf } from '@switchboard/core/scene/select';
import type { Topology } from '@switchboard/core/topology';

export function packetLit(topology: Topology, { service, inside, outside }: PacketPath): Path | undefined {
  const { name, namespace } = service;
  const path = pathOf(topology, { kind: 'Service', namespace, name });
  if (path === undefined) return undefined;
  const { caller } = inside;
  return {
    ...path,
    doors: new Set(outside?.door === undefined ? [] : [outside.door]),
    pods: new Set([...path.pods, ...(caller === undefined ? [] : [caller.pod])]),
    nodes: new Set([...path.nodes, ...(caller?.node === undefined ? [] : [caller.node])]),
  };
}

/** The way of a packet, of the Service that is looked at. Asked by `still`. */
import type { Lens } from '@switchboard/core/scene/lens';
import { followedService } from '@switchboard/core/scene/packet/followed-service';
import { type PacketPath, packetPath } from '@switchboard/core/scene/packet-path';
import type { Placement } from '@switchboard/core/scene/placement';
import type { Topology } from '@switchboard/core/topology';

export interface Looked extends Pick<Lens, 'focus' | 'selection'> {
  readonly topology: Topology;
  readonly placement: Placement;
}

export function followedPacket({ topology, placement, focus, selection }: Looked): PacketPath | undefined {
  const namespaces = [...new Set(placement.blocks.map(block => block.namespace))];
  const looked = {
    ...(focus === undefined ? {} : { focus }),
    ...(selection === undefined ? {} : { selection }),
  };
  const service = followedService(topology, { namespaces, ...looked });
  return service === undefined ? undefined : packetPath(topology, service);
}

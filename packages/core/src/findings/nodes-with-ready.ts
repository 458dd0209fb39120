/** Names of the nodes on which somebody is ready for a Service; as the slice says, else as the pod does. */
import type { ServiceObject } from '../kubernetes/object.ts';
import type { Inquiry } from './inquiry.ts';
import { isReady } from './service-lines.ts';

export function nodesWithReady(inquiry: Inquiry, service: ServiceObject): ReadonlySet<string> {
  const nodes = new Set<string>();
  for (const { lines } of inquiry.lines(service).ports)
    for (const line of lines) {
      const node = line.endpoint.node ?? inquiry.podsAt(line.address)[0]?.node;
      if (node !== undefined && isReady(line)) nodes.add(node);
    }
  return nodes;
}

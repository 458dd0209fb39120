/** What containers declare to listen on; of pods, and of the templates that pods are made of. */
import { fields, integer, list, text, word } from '../json.ts';
import type { ContainerPort } from '../object.ts';

/** Ports of containers and of native sidecars (init containers that keep running): where a named target port may point. */
export function parseContainerPorts(containers: unknown, initContainers: unknown): readonly ContainerPort[] {
  const ports: ContainerPort[] = [];
  const add = (container: unknown) => {
    for (const item of list(fields<'ports'>(container).ports)) {
      const from = fields<'name' | 'protocol' | 'containerPort'>(item);
      const port = integer(from.containerPort);
      if (port === undefined) continue;
      ports.push({
        name: text(from.name) ?? '',
        protocol: word(from.protocol, ['TCP', 'UDP', 'SCTP']) ?? 'TCP',
        port,
      });
    }
  };
  for (const container of list(containers)) add(container);
  for (const container of list(initContainers)) {
    if (fields<'restartPolicy'>(container).restartPolicy === 'Always') add(container);
  }
  return ports;
}

/**
 * Whose packet is followed where nobody says so. Called by the headline, which every page shows, and by whatever draws or tells the way, which is fetched later: so it
 * stands by itself.
 */
import type { Service, Topology } from '../../topology.ts';
import { byName } from '../by-name.ts';
import type { Lens } from '../lens.ts';
import { usableLines } from './lines.ts';

/** The Service that one looks at, or to which what one looks at belongs; else the first by name that takes calls; else the first. */
export function followedService(
  topology: Topology,
  { namespaces, focus, selection }: Pick<Lens, 'namespaces' | 'focus' | 'selection'>,
): Service | undefined {
  const all = [...topology.services.values()]
    .filter(service => namespaces.includes(service.namespace))
    .sort((a, b) => byName(a.name, b.name) || byName(a.namespace, b.namespace));
  for (const asked of [focus, selection]) {
    if (asked === undefined) continue;
    const chosen = all.find(
      ({ name, namespace }) =>
        asked.kind === 'Service' && name === asked.name && namespace === asked.namespace,
    );
    if (chosen !== undefined) return chosen;
    const lists = all.find(service =>
      [...topology.endpoints.values()].some(
        line =>
          line.service === service.uid &&
          asked.namespace === line.namespace &&
          ((asked.kind === 'Pod' && line.podName === asked.name) ||
            (asked.kind === 'Line' && asked.name === `${service.name}/${line.address}`)),
      ),
    );
    if (lists !== undefined) return lists;
  }
  const calls = all.filter(service => !service.headless && usableLines(topology, service).lines.length > 0);
  const behindDoors = new Set(
    [...topology.doors.values()].flatMap(door => door.paths.map(({ serviceUid }) => serviceUid)),
  );
  return calls.find(service => behindDoors.has(service.uid)) ?? calls[0] ?? all[0];
}

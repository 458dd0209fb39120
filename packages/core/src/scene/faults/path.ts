/**
 * The way that a finding is about, from the doors to the pods: what is lit while one looks at it. Of a line only that line, of a path of a door only what lies behind it.
 * Called by the list of what is wrong.
 */
import { calleeOf } from '../../topology/door.ts';
import type { ToldFinding } from '../../topology/finding.ts';
import type { Topology } from '../../topology.ts';
import { nameOf, type Path, pathOf } from '../select.ts';
import { emptyPath, unitedPath } from '../united-path.ts';
import { type Site, sitesOf } from './sites.ts';
import { stopKey } from './stop-key.ts';

/** Undefined where nothing of it is on the picture. */
export function pathOfFinding(topology: Topology, finding: ToldFinding): Path | undefined {
  const sites = sitesOf(topology, [finding])(finding);
  const paths =
    sites.length > 0 ? sites.map(site => pathOfSite(topology, site)) : [pathOf(topology, finding.subject)];
  const known = paths.flatMap(path => path ?? []);
  return known.length === 0 ? undefined : unitedPath(known);
}

function pathOfSite(topology: Topology, { map, key }: Site): Path | undefined {
  if (map === 'stops') return pathOfStop(topology, key);
  if (map === 'endpoints') return pathOfLine(topology, key);
  return pathOf(topology, nameOf(topology, { map, key }));
}

function pathOfStop(topology: Topology, key: string): Path | undefined {
  for (const { uid, paths } of topology.doors.values())
    for (const path of paths) {
      if (stopKey(uid, path.host, path.path, path.service) !== key) continue;
      const callee = calleeOf(path);
      const service = callee === undefined ? undefined : nameOf(topology, { map: 'services', key: callee });
      const behind = pathOf(topology, service) ?? emptyPath;
      // A Service behind a border that is not looked at is drawn, too.
      return { ...behind, doors: new Set([uid]), services: new Set(callee === undefined ? [] : [callee]) };
    }
  return undefined;
}

function pathOfLine(topology: Topology, id: string): Path | undefined {
  const line = topology.endpoints.get(id);
  if (line === undefined) return undefined;
  const { service, pod, node } = line;
  const whole = pathOf(topology, nameOf(topology, { map: 'services', key: service }));
  return {
    doors: whole?.doors ?? new Set(),
    services: new Set([service]),
    endpoints: new Set([id]),
    pods: new Set(pod === undefined ? [] : [pod]),
    nodes: new Set(node === undefined ? [] : [node]),
  };
}

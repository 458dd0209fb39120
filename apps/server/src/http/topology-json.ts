/** A topology as JSON for programs: each map as an object from key to element. What `/api/v1/topology` answers; the stream has a shorter form of its own. */
import { mapNames } from '@switchboard/core/topology';
import type { ShardView } from '../hub/hub.ts';

export function topologyJson(ns: string, view: ShardView): object {
  const maps = mapNames.map(name => [name, Object.fromEntries(view.topology[name])]);
  return { ns, id: view.id, to: view.to, at: view.at, topology: Object.fromEntries(maps) };
}

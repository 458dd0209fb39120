/**
 * A topology as JSON for programs: each map as an object from key to element. What `/api/v1/topology` answers; the stream has a shorter form of its own.
 * With a namespace comes the freshness of all that is shown of it, because an empty map alone does not say whether there is nothing.
 */
import type { Freshness } from '@switchboard/core/freshness';
import { mapNames } from '@switchboard/core/topology';
import type { ShardView } from '../hub/viewer.ts';

export function topologyJson(ns: string, view: ShardView, cluster: ShardView): object {
  const concerns = ({ scope }: Freshness): boolean => ns === '' || scope === '' || scope === ns;
  const freshness = new Map([...cluster.topology.freshness].filter(([, one]) => concerns(one)));
  const topology = { ...view.topology, freshness };
  const maps = mapNames.map(name => [name, Object.fromEntries(topology[name])]);
  return { ns, id: view.id, to: view.to, at: view.at, topology: Object.fromEntries(maps) };
}

/**
 * What there is in a namespace, in a few numbers: for whoever chooses among namespaces. A Service that is scaled to zero has nobody on purpose and is no trouble. Called
 * by the server for namespaces that nobody looks at, and by the choice of namespaces for those on screen.
 */
import type { Service, Topology } from '../topology.ts';

export interface NamespaceSum {
  readonly services: number;
  readonly pods: number;
  /** Services for which nobody picks up. */
  readonly silent: number;
  /** Pods that crash or have failed. */
  readonly failing: number;
  /** Pods whose node does not answer; how they are is not known. */
  readonly unheard: number;
}

type Shard = Pick<Topology, 'services' | 'pods'>;

/** Of every namespace that this topology holds something of. */
export function namespaceSums({ services, pods }: Shard): ReadonlyMap<string, NamespaceSum> {
  const sums = new Map<string, NamespaceSum>();
  const add = (namespace: string, more: Partial<NamespaceSum>): void => {
    const { services = 0, pods = 0, silent = 0, failing = 0, unheard = 0 } = sums.get(namespace) ?? {};
    sums.set(namespace, {
      services: services + (more.services ?? 0),
      pods: pods + (more.pods ?? 0),
      silent: silent + (more.silent ?? 0),
      failing: failing + (more.failing ?? 0),
      unheard: unheard + (more.unheard ?? 0),
    });
  };
  for (const service of services.values())
    add(service.namespace, { services: 1, silent: isSilent(service) ? 1 : 0 });
  for (const { namespace, state } of pods.values())
    add(namespace, {
      pods: 1,
      failing: state === 'failing' || state === 'failed' ? 1 : 0,
      unheard: state === 'unknown' ? 1 : 0,
    });
  return sums;
}

function isSilent({ silence, staffing }: Service): boolean {
  return silence !== undefined && staffing?.desired !== 0;
}

/**
 * The kubectl lines that say by hand what the inspector says, most useful first: copyable, complete, and reading only. Called by the inspector for every kind, also those
 * that the picture does not draw.
 */
import type { ObjectName } from '../scene/lens.ts';
import { resolve } from '../scene/select.ts';
import type { Topology } from '../topology.ts';

export interface CommandLine {
  readonly line: string;
  /** What it answers. */
  readonly says: 'describe' | 'list' | 'logs' | 'rollout' | 'pods';
}

/** Upstream's abbreviation where there is a common one: the line is read more often than typed. */
export function commandsFor(object: ObjectName, topology: Topology): readonly CommandLine[] {
  const { kind, namespace, name } = object;
  const kubectl = namespace === '' ? 'kubectl' : `kubectl -n ${namespace}`;
  const describe: CommandLine = {
    says: 'describe',
    line: `${kubectl} describe ${kind.toLowerCase()} ${name}`,
  };
  switch (kind) {
    case 'Service':
      return [
        describe,
        { says: 'list', line: `${kubectl} get endpointslices -l kubernetes.io/service-name=${name} -o yaml` },
      ];
    case 'Pod': {
      const restarts = topology.pods.get(resolve(topology, object)?.key ?? '')?.restarts ?? 0;
      return [
        describe,
        { says: 'logs', line: `${kubectl} logs ${name}${restarts > 0 ? ' --previous' : ''}` },
      ];
    }
    case 'Node':
      return [
        describe,
        { says: 'pods', line: `kubectl get pods -A -o wide --field-selector spec.nodeName=${name}` },
      ];
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
      return [describe, { says: 'rollout', line: `${kubectl} rollout status ${kind.toLowerCase()}/${name}` }];
    default:
      return [describe];
  }
}

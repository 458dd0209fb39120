/**
 * The kubectl lines that say by hand what the inspector says, most useful first: copyable, complete, and reading only. Called by the inspector for every kind, also those
 * that the picture does not draw.
 */
import type { ObjectName } from '../scene/lens.ts';
import type { Pod } from '../topology.ts';

export interface CommandLine {
  readonly line: string;
  /** What it answers. */
  readonly says: 'describe' | 'list' | 'logs' | 'rollout' | 'pods';
}

/** Upstream's abbreviation where there is a common one: the line is read more often than typed. */
export function commandsFor({ kind, namespace, name }: ObjectName, pod?: Pod): readonly CommandLine[] {
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
      const before = pod !== undefined && (pod.restarts ?? 0) > 0;
      return [describe, { says: 'logs', line: `${kubectl} logs ${name}${before ? ' --previous' : ''}` }];
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

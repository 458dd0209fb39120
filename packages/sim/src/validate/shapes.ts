/**
 * The types of the fields that the rest of the simulator relies on, kind by kind. Read by `shape.ts`, which checks bodies against them.
 */

export type Type = 'object' | 'list' | 'number' | 'string' | 'bool' | 'strings' | 'number or string';

/** A path from the top of the object (`*`: every item of a list) and what must stand there, if anything does. */
export type Shape = readonly [path: string, type: Type];

export const META: readonly Shape[] = [
  ['metadata', 'object'],
  ['metadata.name', 'string'],
  ['metadata.generateName', 'string'],
  ['metadata.namespace', 'string'],
  ['metadata.labels', 'strings'],
  ['metadata.annotations', 'strings'],
  ['metadata.finalizers', 'list'],
  ['metadata.ownerReferences', 'list'],
  ['metadata.ownerReferences.*', 'object'],
  ['spec', 'object'],
  ['status', 'object'],
];

const podSpec = (at: string): readonly Shape[] => [
  [`${at}`, 'object'],
  ...['containers', 'initContainers'].flatMap(
    list =>
      [
        [`${at}.${list}`, 'list'],
        [`${at}.${list}.*`, 'object'],
        [`${at}.${list}.*.name`, 'string'],
        [`${at}.${list}.*.image`, 'string'],
        [`${at}.${list}.*.ports`, 'list'],
        [`${at}.${list}.*.ports.*`, 'object'],
        [`${at}.${list}.*.ports.*.containerPort`, 'number'],
        [`${at}.${list}.*.ports.*.name`, 'string'],
        [`${at}.${list}.*.env`, 'list'],
        [`${at}.${list}.*.env.*`, 'object'],
        [`${at}.${list}.*.env.*.value`, 'string'],
        [`${at}.${list}.*.resources`, 'object'],
        [`${at}.${list}.*.volumeMounts`, 'list'],
        [`${at}.${list}.*.readinessProbe`, 'object'],
        [`${at}.${list}.*.readinessProbe.httpGet`, 'object'],
        [`${at}.${list}.*.livenessProbe`, 'object'],
        [`${at}.${list}.*.startupProbe`, 'object'],
      ] as const,
  ),
  [`${at}.affinity`, 'object'],
  [`${at}.volumes`, 'list'],
  [`${at}.tolerations`, 'list'],
  [`${at}.tolerations.*`, 'object'],
  [`${at}.nodeName`, 'string'],
  [`${at}.nodeSelector`, 'strings'],
  [`${at}.restartPolicy`, 'string'],
  [`${at}.terminationGracePeriodSeconds`, 'number'],
  [`${at}.readinessGates`, 'list'],
];

const WORKLOAD = [
  ['spec.replicas', 'number'],
  ['spec.selector', 'object'],
  ['spec.selector.matchLabels', 'strings'],
  ['spec.selector.matchExpressions', 'list'],
  ['spec.template', 'object'],
  ['spec.template.metadata', 'object'],
  ['spec.template.metadata.labels', 'strings'],
  ...['strategy', 'updateStrategy'].flatMap(
    strategy =>
      [
        [`spec.${strategy}`, 'object'],
        [`spec.${strategy}.rollingUpdate`, 'object'],
        [`spec.${strategy}.rollingUpdate.maxSurge`, 'number or string'],
        [`spec.${strategy}.rollingUpdate.maxUnavailable`, 'number or string'],
      ] as const,
  ),
  ...podSpec('spec.template.spec'),
] as const;

export const BY_KIND: ReadonlyMap<string, readonly Shape[]> = new Map([
  ['Pod', podSpec('spec')],
  ['Deployment', WORKLOAD],
  ['ReplicaSet', WORKLOAD],
  ['StatefulSet', WORKLOAD],
  ['DaemonSet', WORKLOAD],
  ['Job', [...WORKLOAD, ['spec.completions', 'number'], ['spec.parallelism', 'number']]],
  [
    'Service',
    [
      ['spec.selector', 'strings'],
      ['spec.type', 'string'],
      ['spec.clusterIP', 'string'],
      ['spec.clusterIPs', 'list'],
      ['spec.externalName', 'string'],
      ['spec.ports', 'list'],
      ['spec.ports.*', 'object'],
      ['spec.ports.*.port', 'number'],
      ['spec.ports.*.nodePort', 'number'],
      ['spec.ports.*.targetPort', 'number or string'],
      ['spec.ports.*.name', 'string'],
    ],
  ],
  [
    'Endpoints',
    [
      ['subsets', 'list'],
      ['subsets.*', 'object'],
      ...['addresses', 'notReadyAddresses'].flatMap(
        list =>
          [
            [`subsets.*.${list}`, 'list'],
            [`subsets.*.${list}.*`, 'object'],
            [`subsets.*.${list}.*.ip`, 'string'],
          ] as const,
      ),
      ['subsets.*.ports', 'list'],
      ['subsets.*.ports.*', 'object'],
      ['subsets.*.ports.*.port', 'number'],
    ],
  ],
  [
    'EndpointSlice',
    [
      ['addressType', 'string'],
      ['endpoints', 'list'],
      ['endpoints.*', 'object'],
      ['endpoints.*.addresses', 'list'],
      ['endpoints.*.addresses.*', 'string'],
      ['endpoints.*.conditions', 'object'],
      ['endpoints.*.conditions.ready', 'bool'],
      ['ports', 'list'],
      ['ports.*', 'object'],
      ['ports.*.port', 'number'],
    ],
  ],
  [
    'Ingress',
    [
      ['spec.rules', 'list'],
      ['spec.rules.*', 'object'],
      ['spec.rules.*.http', 'object'],
      ['spec.rules.*.http.paths', 'list'],
      ['spec.rules.*.http.paths.*', 'object'],
      ['spec.rules.*.http.paths.*.backend', 'object'],
      ['spec.tls', 'list'],
      ['spec.defaultBackend', 'object'],
    ],
  ],
  [
    'Node',
    [
      ['spec.unschedulable', 'bool'],
      ['spec.taints', 'list'],
      ['spec.taints.*', 'object'],
    ],
  ],
  [
    'Event',
    [
      ['involvedObject', 'object'],
      ['message', 'string'],
    ],
  ],
  [
    'Secret',
    [
      ['data', 'strings'],
      ['stringData', 'strings'],
    ],
  ],
  ['ConfigMap', [['data', 'strings']]],
  [
    'PodDisruptionBudget',
    [
      ['spec.selector', 'object'],
      ['spec.selector.matchLabels', 'strings'],
      ['spec.selector.matchExpressions', 'list'],
      ['spec.minAvailable', 'number or string'],
      ['spec.maxUnavailable', 'number or string'],
    ],
  ],
  [
    'NetworkPolicy',
    [
      ['spec.policyTypes', 'list'],
      ['spec.ingress', 'list'],
      ['spec.egress', 'list'],
    ],
  ],
]);

/**
 * Whether a body has the types that the rest of the simulator relies on: lists where lists belong, numbers where numbers belong.
 * Called at the door before defaults; what does not fit is a 400 in the words of the Go decoder, as on a real server.
 */
import type { DraftObject } from '../object.ts';
import { badRequest } from '../status.ts';

type Type = 'object' | 'list' | 'number' | 'string' | 'bool' | 'strings' | 'number or string';

const GO_NAME: Readonly<Record<Type, string>> = {
  object: 'struct',
  list: 'slice',
  number: 'int32',
  string: 'string',
  bool: 'bool',
  strings: 'map[string]string',
  'number or string': 'intstr.IntOrString',
};

const META: readonly (readonly [string, Type])[] = [
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

const podSpec = (at: string): readonly (readonly [string, Type])[] => [
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

const BY_KIND: ReadonlyMap<string, readonly (readonly [string, Type])[]> = new Map([
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

const checks = (shapes: readonly (readonly [string, Type])[]) =>
  shapes.map(([path, type]) => ({ path, steps: path.split('.'), type }));

const META_CHECKS = checks(META);
const CHECKS = new Map([...BY_KIND].map(([kind, shapes]) => [kind, [...META_CHECKS, ...checks(shapes)]]));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fits(value: unknown, type: Type): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'strings':
      return isRecord(value) && Object.values(value).every(item => typeof item === 'string');
    case 'list':
      return Array.isArray(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'number':
      return Number.isInteger(value);
    case 'string':
      return typeof value === 'string';
    case 'number or string':
      return typeof value === 'string' || Number.isInteger(value);
  }
}

/** The first value on the way that is of another type; undefined when all fit. */
function misfit(
  value: unknown,
  steps: readonly string[],
  depth: number,
  type: Type,
): { readonly value: unknown } | undefined {
  if (value === undefined || value === null) return undefined;
  const step = steps[depth];
  if (step === undefined) return fits(value, type) ? undefined : { value };
  if (step !== '*')
    return isRecord(value) && Object.hasOwn(value, step)
      ? misfit(value[step], steps, depth + 1, type)
      : undefined;
  if (!Array.isArray(value)) return undefined;
  for (const item of value) {
    const found = misfit(item, steps, depth + 1, type);
    if (found !== undefined) return found;
  }
  return undefined;
}

const goKind = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return value !== null && typeof value === 'object' ? 'object' : typeof value;
};

/** Throws 400 for the first field whose type is wrong. */
export function checkShape(draft: DraftObject): void {
  for (const { path, steps, type } of CHECKS.get(draft.kind) ?? META_CHECKS) {
    const found = misfit(draft, steps, 0, type);
    if (found !== undefined)
      throw badRequest(
        `${draft.kind} in version "${draft.apiVersion.split('/').at(-1)}" cannot be handled as a ${draft.kind}: json: cannot unmarshal ` +
          `${goKind(found.value)} into Go struct field .${path.replaceAll('.*', '')} of type ${GO_NAME[type]}`,
      );
  }
}

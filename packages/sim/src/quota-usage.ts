/**
 * What objects take of a ResourceQuota: numbers of objects, and what pods and claims ask for. Follows `pkg/quota/v1` (generic and core evaluators).
 * Called by admission, which refuses what is too much, and by the controller that writes how much is used.
 */
import type { Snapshot } from './controller.ts';
import type { DraftObject } from './object.ts';
import { qualifiedName, resourceOfKind } from './resources.ts';
import { quantityValue } from './validate/quantity.ts';

type Amounts = Readonly<Record<string, string>>;

interface Container {
  readonly name: string;
  readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
}

/** Those of a core kind count under its plural, too. */
const COUNTED: ReadonlySet<string> = new Set([
  'Pod',
  'Service',
  'ReplicationController',
  'ResourceQuota',
  'Secret',
  'ConfigMap',
  'PersistentVolumeClaim',
]);

const UNITS = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'] as const;

/** As upstream writes an amount that it has summed up. */
export function quantityText(value: number, resource: string): string {
  if (!Number.isInteger(value)) return `${Math.ceil(value * 1000)}m`;
  if (!/memory|storage/.test(resource) || value === 0) return String(value);
  const power = UNITS.findLastIndex((_, index) => value % 1024 ** (index + 1) === 0);
  return power < 0 ? String(value) : `${value / 1024 ** (power + 1)}${UNITS[power]}`;
}

/** Containers together, or the greediest of those that come before them. */
function podAmount(spec: DraftObject['spec'], kind: 'requests' | 'limits', resource: string): number {
  const of = ({ resources }: Container): number => quantityValue(resources?.[kind]?.[resource] ?? '0');
  const together = (spec?.containers ?? []).map(of).reduce((sum: number, one: number) => sum + one, 0);
  return Math.max(together, ...(spec?.initContainers ?? []).map(of));
}

const isOver = ({ status }: DraftObject): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed';

const COMPUTE = /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/;

/** How much of one resource of a quota an object takes. */
export function usageOf(object: DraftObject, resource: string): number {
  const served = resourceOfKind(object.kind);
  if (served === undefined || (object.kind === 'Pod' && isOver(object))) return 0;
  if (resource === `count/${qualifiedName(served)}`) return 1;
  if (COUNTED.has(object.kind) && resource === served.plural) return 1;
  const [, kind = 'requests', compute] = COMPUTE.exec(resource) ?? [];
  if (object.kind === 'Pod' && compute !== undefined)
    return podAmount(object.spec, kind === 'limits' ? 'limits' : 'requests', compute);
  const type = object.spec?.type;
  if (object.kind === 'Service' && resource === 'services.loadbalancers')
    return type === 'LoadBalancer' ? 1 : 0;
  if (object.kind === 'Service' && resource === 'services.nodeports')
    return type === 'NodePort' || type === 'LoadBalancer' ? (object.spec.ports ?? []).length : 0;
  if (object.kind === 'PersistentVolumeClaim' && resource === 'requests.storage')
    return quantityValue(object.spec?.resources?.requests?.storage ?? '0');
  return 0;
}

/** The kinds whose objects count for a resource of a quota. */
function kindsOf(resource: string): readonly string[] {
  if (resource === 'pods' || COMPUTE.test(resource)) return ['Pod'];
  if (resource.startsWith('services')) return ['Service'];
  if (resource === 'requests.storage') return ['PersistentVolumeClaim'];
  return QUOTA_KINDS.filter(kind => {
    const served = resourceOfKind(kind);
    return (
      served !== undefined &&
      (resource === `count/${qualifiedName(served)}` || (COUNTED.has(kind) && resource === served.plural))
    );
  });
}

export const QUOTA_KINDS: readonly string[] = [
  ...COUNTED,
  'ServiceAccount',
  'Endpoints',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Ingress',
];

/** What is used in a namespace of one resource. */
export const usedOf = (held: Snapshot, namespace: string | undefined, resource: string): number =>
  kindsOf(resource)
    .flatMap(kind => held.list(kind, namespace))
    .reduce((sum, object) => sum + usageOf(object, resource), 0);

/** `requests.cpu for: web`: what a quota of compute resources asks every container to say. */
export function unspecified(pod: DraftObject, hard: Amounts): string {
  const containers: readonly Container[] = [
    ...(pod.spec?.containers ?? []),
    ...(pod.spec?.initContainers ?? []),
  ];
  return Object.keys(hard)
    .sort()
    .flatMap(resource => {
      const [, kind = 'requests', compute] = COMPUTE.exec(resource) ?? [];
      if (compute === undefined) return [];
      const silent = containers.filter(
        ({ resources }) => resources?.[kind === 'limits' ? 'limits' : 'requests']?.[compute] === undefined,
      );
      const names = silent.map(({ name }) => name).sort();
      return names.length === 0 ? [] : [`${resource} for: ${names.join(',')}`];
    })
    .join('; ');
}

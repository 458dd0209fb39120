/**
 * The tables of kinds that stand beside the workloads: autoscalers, cron jobs, quotas, revisions, classes, allocations of devices and
 * addresses, and the Gateway API, whose columns are those of its CustomResourceDefinitions.
 */
import type { StoredObject } from '../object.ts';
import { age } from './age.ts';
import { type Cell, labelsText, type Printer, selectorText } from './column.ts';
import { printerOfColumns } from './plain-columns.ts';
import { template } from './workload.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

function target(metric: Part, current: Part): string {
  const source =
    metric.resource ?? metric.containerResource ?? metric.pods ?? metric.object ?? metric.external ?? {};
  const held = current?.resource ?? current?.containerResource ?? {};
  const { averageUtilization, averageValue, value } = source.target ?? {};
  const name = source.name === undefined ? '' : `${source.name}: `;
  if (averageUtilization !== undefined) {
    const now = held.current?.averageUtilization;
    return `${name}${now === undefined ? '<unknown>' : `${now}%`}/${averageUtilization}%`;
  }
  if (averageValue !== undefined)
    return `${name}${held.current?.averageValue ?? '<unknown>'}/${averageValue}`;
  return `${name}<unknown>/${value ?? '<auto>'}`;
}

function targets({ spec, status }: StoredObject): string {
  const metrics: readonly Part[] = spec?.metrics ?? [];
  if (metrics.length === 0) return '<none>';
  const shown = metrics.slice(0, 2).map((metric, index) => target(metric, status?.currentMetrics?.[index]));
  return metrics.length > 2 ? `${shown.join(', ')} + ${metrics.length - 2} more...` : shown.join(', ');
}

/** `requests.cpu: 0/1, pods: 2/10` for the resources that the test chooses. */
function usage({ spec, status }: StoredObject, limits: boolean): string {
  const hard: Readonly<Record<string, string>> = status?.hard ?? spec?.hard ?? {};
  return Object.keys(hard)
    .sort()
    .filter(name => name.startsWith('limits.') === limits)
    .map(name => `${name}: ${status?.used?.[name] ?? '0'}/${hard[name]}`)
    .join(', ');
}

function lastSchedule({ status }: StoredObject, now: number): string {
  return status?.lastScheduleTime === undefined ? '<none>' : age(status.lastScheduleTime, now);
}

const condition = ({ status }: StoredObject, type: string): string =>
  (status?.conditions ?? []).find((held: Part) => held.type === type)?.status ?? '';

const hostnames = (object: StoredObject): readonly Cell[] => [
  object.spec?.hostnames === undefined ? '' : JSON.stringify(object.spec.hostnames),
];

const nameAndAge = printerOfColumns('Age', () => []);

function claimState({ status = {}, metadata }: StoredObject): string {
  const states = [
    ...(metadata.deletionTimestamp === undefined ? [] : ['deleted']),
    ...(status.allocation === undefined ? [] : ['allocated']),
    ...((status.reservedFor ?? []).length === 0 ? [] : ['reserved']),
  ];
  return states.join(',') || 'pending';
}

export const EXTENSION_PRINTERS: readonly (readonly [string, Printer])[] = [
  [
    'HorizontalPodAutoscaler',
    printerOfColumns('Reference Targets MinPods MaxPods Replicas Age', object => [
      `${object.spec?.scaleTargetRef?.kind}/${object.spec?.scaleTargetRef?.name}`,
      targets(object),
      String(object.spec?.minReplicas ?? '<unset>'),
      object.spec?.maxReplicas ?? 0,
      object.status?.currentReplicas ?? 0,
    ]),
  ],
  [
    'CronJob',
    printerOfColumns(
      'Schedule Timezone ?Suspend #Active Last_Schedule Age *Containers *Images *Selector',
      (object, now) => [
        object.spec?.schedule ?? '',
        object.spec?.timeZone ?? '<none>',
        object.spec?.suspend === undefined ? '<unset>' : object.spec.suspend ? 'True' : 'False',
        object.status?.active?.length ?? 0,
        lastSchedule(object, now),
        ...template({ ...object, spec: object.spec?.jobTemplate?.spec }),
        selectorText(object.spec?.jobTemplate?.spec?.selector),
      ],
    ),
  ],
  [
    'ControllerRevision',
    printerOfColumns('Controller Revision Age', object => {
      const owner = object.metadata.ownerReferences?.find(({ controller }) => controller);
      const [group = '', version] = owner?.apiVersion.includes('/') ? owner.apiVersion.split('/') : [];
      const kind = owner?.kind.toLowerCase();
      return [
        owner === undefined ? '<none>' : `${version === undefined ? kind : `${kind}.${group}`}/${owner.name}`,
        object['revision'] ?? 0,
      ];
    }),
  ],
  [
    'ResourceQuota',
    printerOfColumns('Request Limit Age', object => [usage(object, false), usage(object, true)]),
  ],
  [
    'ReplicationController',
    printerOfColumns('#Desired #Current #Ready Age *Containers *Images *Selector', object => [
      object.spec?.replicas ?? 0,
      object.status?.replicas ?? 0,
      object.status?.readyReplicas ?? 0,
      ...template(object),
      labelsText(object.spec?.selector),
    ]),
  ],
  [
    'PodTemplate',
    printerOfColumns('Containers Images Pod_Labels', object => [
      ...template({ ...object, spec: { template: object['template'] } }),
      labelsText(object['template']?.metadata?.labels),
    ]),
  ],
  [
    'PriorityClass',
    printerOfColumns('#Value ?Global-Default Age PreemptionPolicy', object => [
      object['value'] ?? 0,
      object['globalDefault'] ?? false,
      object['preemptionPolicy'] ?? '',
    ]),
  ],
  ['RuntimeClass', printerOfColumns('Handler Age', object => [object['handler'] ?? ''])],
  ['ComponentStatus', printerOfColumns('Status Message Error', () => ['Unknown', '', ''])],
  [
    'IPAddress',
    printerOfColumns('ParentRef', ({ spec }) => {
      const { group = '', resource = '', namespace = '', name = '' } = spec?.parentRef ?? {};
      return [[group === '' ? resource : `${resource}.${group}`, namespace, name].filter(Boolean).join('/')];
    }),
  ],
  ['ServiceCIDR', printerOfColumns('CIDRs Age', ({ spec }) => [(spec?.cidrs ?? []).join(',')])],
  ['DeviceClass', nameAndAge],
  ['ResourceClaimTemplate', nameAndAge],
  ['ResourceClaim', printerOfColumns('State Age', object => [claimState(object)])],
  [
    'ResourceSlice',
    printerOfColumns('Node Driver Pool Age', ({ spec }) => [
      spec?.nodeName ?? '',
      spec?.driver ?? '',
      spec?.pool?.name ?? '',
    ]),
  ],
  [
    'GatewayClass',
    printerOfColumns('Controller Accepted Age *Description', object => [
      object.spec?.controllerName ?? '',
      condition(object, 'Accepted'),
      object.spec?.description ?? '',
    ]),
  ],
  [
    'Gateway',
    printerOfColumns('Class Address Programmed Age', object => [
      object.spec?.gatewayClassName ?? '',
      (object.status?.addresses ?? []).map((held: Part) => held.value).join(',') || '',
      condition(object, 'Programmed'),
    ]),
  ],
  [
    'ListenerSet',
    printerOfColumns('Accepted Programmed Age', object => [
      condition(object, 'Accepted'),
      condition(object, 'Programmed'),
    ]),
  ],
  ['HTTPRoute', printerOfColumns('Hostnames Age', hostnames)],
  ['GRPCRoute', printerOfColumns('Hostnames Age', hostnames)],
  ...['BackendTLSPolicy', 'ReferenceGrant', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
    kind => [kind, nameAndAge] as const,
  ),
];

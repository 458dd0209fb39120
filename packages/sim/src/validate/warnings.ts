/**
 * What the API says of objects that it takes all the same, by the strategies' `WarningsOnCreate` and `WarningsOnUpdate`, in their words.
 * Called where a client writes something.
 */
import type { DraftObject } from '../object.ts';
import { breaks, DNS_LABEL } from './names.ts';

const POD_NAMES = new Set(['Deployment', 'ReplicaSet', 'Job', 'CronJob', 'ReplicationController']);

function nameWarnings({ kind, metadata: { name = '' } }: DraftObject): readonly string[] {
  const where =
    kind === 'Pod' ? "the Pod's hostname" : POD_NAMES.has(kind) ? 'Pod names and hostnames' : undefined;
  const wrong = where === undefined ? undefined : breaks(name, DNS_LABEL);
  return wrong === undefined
    ? []
    : [
        `metadata.name: this is used in ${where}, which can result in surprising behavior; a DNS label is recommended: [${wrong}]`,
      ];
}

const OLD_HINTS = 'service.kubernetes.io/topology-aware-hints';
const HINTS = 'service.kubernetes.io/topology-mode';

/** `GetWarningsForService`. */
function serviceWarnings({ kind, metadata, spec }: DraftObject): readonly string[] {
  if (kind !== 'Service') return [];
  const { type, clusterIP, externalIPs = [], loadBalancerIP, sessionAffinity, externalName } = spec;
  const headless = type === 'ClusterIP' && clusterIP === 'None';
  const alias = type === 'ExternalName';
  const outside = externalIPs.length > 0;
  const said: readonly (readonly [boolean, string])[] = [
    [
      metadata.annotations?.[OLD_HINTS] !== undefined,
      `annotation ${OLD_HINTS} is deprecated, please use ${HINTS} instead`,
    ],
    [headless && Boolean(loadBalancerIP), 'spec.loadBalancerIP is ignored for headless services'],
    [headless && outside, 'spec.externalIPs is ignored for headless services'],
    [headless && sessionAffinity !== 'None', 'spec.SessionAffinity is ignored for headless services'],
    [
      outside && !headless && !alias,
      'spec.externalIPs is deprecated and may no longer be implemented in some clusters',
    ],
    [alias && outside, 'spec.externalIPs is ignored when spec.type is "ExternalName"'],
    [!alias && Boolean(externalName), 'spec.externalName is ignored when spec.type is not "ExternalName"'],
    [
      spec.trafficDistribution === 'PreferClose',
      'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"',
    ],
  ];
  return said.filter(([holds]) => holds).map(([, text]) => text);
}

export const createWarnings = (object: DraftObject): readonly string[] => [
  ...nameWarnings(object),
  ...updateWarnings(object),
];

export const updateWarnings = (object: DraftObject): readonly string[] => serviceWarnings(object);

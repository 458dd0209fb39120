/**
 * What the API says of objects that it takes all the same, by the strategies' `WarningsOnCreate`, in their words.
 * Called where a client creates something.
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

const serviceWarnings = ({ kind, spec }: DraftObject): readonly string[] =>
  kind === 'Service' && (spec?.externalIPs ?? []).length > 0
    ? ['spec.externalIPs is deprecated and may no longer be implemented in some clusters']
    : [];

export const createWarnings = (object: DraftObject): readonly string[] => [
  ...nameWarnings(object),
  ...serviceWarnings(object),
];

/**
 * That the API server refuses the pods of a workload, by the condition ReplicaFailure: its ReplicaSets have it first, and its Deployment after them (kubernetes
 * `pkg/controller/replicaset` calculateStatus, `pkg/controller/deployment` getReplicaFailures). StatefulSets, DaemonSets and Jobs only have Events of it. Called by rules.
 */
import type { WorkloadObject } from '../kubernetes/object.ts';
import { kubectl } from './commands.ts';
import type { Inquiry } from './inquiry.ts';

export interface Refusal {
  /** Who says so: the newest version that wants pods, or the workload itself. */
  readonly by: WorkloadObject;
  readonly reason: string;
  /** In the words of who refuses. */
  readonly message: string;
  /** When it was refused first, after it was not. */
  readonly since?: number;
}

export function refusalOf(inquiry: Inquiry, workload: WorkloadObject): Refusal | undefined {
  const versions = versionsOf(inquiry, workload)
    .filter(({ desired }) => desired > 0)
    .toSorted((a, b) => b.meta.created - a.meta.created);
  for (const by of [...versions, workload])
    if (by.failure?.reason === 'FailedCreate') return { by, ...by.failure };
  return undefined;
}

export function versionsOf(inquiry: Inquiry, { meta }: WorkloadObject): readonly WorkloadObject[] {
  return inquiry
    .inNamespace('ReplicaSet', meta.namespace)
    .filter(({ meta: { owner } }) => owner?.uid === meta.uid);
}

/** Whether no other version of the workload is later: by revision, which taking back an earlier one raises, or else by age. */
export function isNewest(inquiry: Inquiry, workload: WorkloadObject, version: WorkloadObject): boolean {
  const rank = ({ revision, meta }: WorkloadObject): readonly [revision: number, created: number] => [
    Number(revision ?? 0),
    meta.created,
  ];
  const [revision, created] = rank(version);
  return versionsOf(inquiry, workload).every(other => {
    const [itsRevision, itsCreated] = rank(other);
    return itsRevision === revision ? itsCreated <= created : itsRevision < revision;
  });
}

interface Commands {
  readonly confirm: string;
  readonly fix?: string;
}

/** By the words of the admission plugins of the API server (`plugin/pkg/admission`, apiserver `admission/plugin`). */
const refusers: readonly (readonly [
  said: RegExp,
  commands: (namespace: string, name: string) => Commands,
])[] = [
  [
    /(?:exceeded|failed|status unknown for) quota: ([^,:]+)/,
    (namespace, name) => ({
      confirm: kubectl(namespace, 'describe', 'resourcequota', name),
      fix: kubectl(namespace, 'edit', 'resourcequota', name),
    }),
  ],
  [
    /(?:minimum|maximum) \S+ usage per |max limit to request ratio per /,
    namespace => ({ confirm: kubectl(namespace, 'describe', 'limitrange') }),
  ],
  [
    /error looking up service account [^/]+\/([^:]+):/,
    (namespace, name) => ({
      confirm: kubectl(namespace, 'get', 'serviceaccounts'),
      fix: kubectl(namespace, 'create', 'serviceaccount', name),
    }),
  ],
  [
    /admission webhook "|failed calling webhook "/,
    () => ({
      confirm: kubectl('', 'get', 'mutatingwebhookconfigurations,validatingwebhookconfigurations'),
    }),
  ],
  [
    /ValidatingAdmissionPolicy '([^']+)'/,
    (_, name) => ({ confirm: kubectl('', 'get', 'validatingadmissionpolicy', name, '-o', 'yaml') }),
  ],
  [
    /violates PodSecurity "/,
    namespace => ({ confirm: kubectl('', 'get', 'namespace', namespace, '--show-labels') }),
  ],
  [/no PriorityClass with name \S+ was found/, () => ({ confirm: kubectl('', 'get', 'priorityclasses') })],
];

/** What shows who refuses, and, where one command may do it, what mends it. */
export function commandsFor({ by, message }: Refusal): Commands {
  const { namespace } = by.meta;
  for (const [said, commands] of refusers) {
    const found = said.exec(message);
    if (found !== null) return commands(namespace, found[1] ?? '');
  }
  return { confirm: kubectl(namespace, 'get', 'resourcequota,limitrange,serviceaccount') };
}

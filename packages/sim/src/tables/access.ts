/**
 * The tables of rights, of admission policies and webhooks, of signing requests, and of how requests are queued.
 */
import type { StoredObject } from '../object.ts';
import { age } from './age.ts';
import type { Printer } from './column.ts';
import { printerOfColumns } from './plain-columns.ts';

interface Subject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

const named = (subjects: readonly Subject[] | undefined, kind: string): string =>
  (subjects ?? [])
    .filter(subject => subject.kind === kind)
    .map(({ namespace, name }) => (kind === 'ServiceAccount' ? `${namespace}/${name}` : name))
    .join(', ');

const binding = printerOfColumns('Role Age *Users *Groups *ServiceAccounts', object => [
  `${object['roleRef']?.kind}/${object['roleRef']?.name}`,
  ...['User', 'Group', 'ServiceAccount'].map(kind => named(object['subjects'], kind)),
]);

const paramKind = ({ spec }: StoredObject): string =>
  spec?.paramKind === undefined ? '<unset>' : `${spec.paramKind.apiVersion}/${spec.paramKind.kind}`;

function paramRef({ spec }: StoredObject): string {
  const ref = spec?.paramRef;
  if (ref === undefined) return '<unset>';
  return ref.namespace ? `${ref.namespace}/${ref.name}` : (ref.name ?? '*');
}

const policyBinding = printerOfColumns('PolicyName ParamRef Age', object => [
  object.spec?.policyName ?? '',
  paramRef(object),
]);

const webhooks = printerOfColumns('#Webhooks Age', object => [object['webhooks']?.length ?? 0]);

function requestCondition({ status = {} }: StoredObject): string {
  const types = (status.conditions ?? []).map(({ type }: { type: string }) => type);
  const words = [
    types.includes('Denied') ? 'Denied' : types.includes('Approved') ? 'Approved' : 'Pending',
    ...(types.includes('Failed') ? ['Failed'] : []),
    ...(status.certificate ? ['Issued'] : []),
  ];
  return words.join(',');
}

const availability = ({ status = 'Unknown', reason = '' } = {}): string =>
  status === 'True' || reason === '' ? status : `${status} (${reason})`;

export const ACCESS_PRINTERS: readonly (readonly [string, Printer])[] = [
  ['RoleBinding', binding],
  ['ClusterRoleBinding', binding],
  [
    'MutatingAdmissionPolicy',
    printerOfColumns('#Mutations ParamKind Age', object => [
      object.spec?.mutations?.length ?? 0,
      paramKind(object),
    ]),
  ],
  [
    'ValidatingAdmissionPolicy',
    printerOfColumns('#Validations ParamKind Age', object => [
      object.spec?.validations?.length ?? 0,
      paramKind(object),
    ]),
  ],
  ['MutatingAdmissionPolicyBinding', policyBinding],
  ['ValidatingAdmissionPolicyBinding', policyBinding],
  ['MutatingWebhookConfiguration', webhooks],
  ['ValidatingWebhookConfiguration', webhooks],
  [
    'CertificateSigningRequest',
    {
      ...printerOfColumns('Age SignerName Requestor RequestedDuration Condition', object => [
        object.spec?.signerName ?? '<none>',
        object.spec?.username ?? '',
        object.spec?.expirationSeconds === undefined
          ? '<none>'
          : age('1970-01-01T00:00:00Z', object.spec.expirationSeconds * 1000),
        requestCondition(object),
      ]),
    },
  ],
  [
    'APIService',
    printerOfColumns('Service Available Age', ({ spec, status }) => [
      spec?.service === undefined ? 'Local' : `${spec.service.namespace}/${spec.service.name}`,
      availability((status?.conditions ?? []).find(({ type }: { type: string }) => type === 'Available')),
    ]),
  ],
  [
    'FlowSchema',
    printerOfColumns(
      'PriorityLevel MatchingPrecedence DistinguisherMethod Age MissingPL',
      ({ spec = {}, status }) => [
        spec.priorityLevelConfiguration?.name ?? '',
        String(spec.matchingPrecedence ?? ''),
        spec.distinguisherMethod?.type ?? '<none>',
        (status?.conditions ?? []).find(({ type }: { type: string }) => type === 'Dangling')?.status ?? '?',
      ],
    ),
  ],
  [
    'PriorityLevelConfiguration',
    printerOfColumns(
      'Type NominalConcurrencyShares Queues HandSize QueueLengthLimit Age',
      ({ spec = {} }) => {
        const queuing = spec.limited?.limitResponse?.queuing ?? {};
        return [
          spec.type ?? '',
          String((spec.limited ?? spec.exempt)?.nominalConcurrencyShares ?? '<none>'),
          String(queuing.queues ?? '<none>'),
          String(queuing.handSize ?? '<none>'),
          String(queuing.queueLengthLimit ?? '<none>'),
        ];
      },
    ),
  ],
];

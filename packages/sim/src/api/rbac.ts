/**
 * Who may do what by the cluster's own roles: the rules of every binding that names a user or one of his groups.
 * Asked by the authorizer for whoever is not the administrator, and by access reviews. Follows `pkg/registry/rbac/validation/rule.go`
 * and `pkg/apis/rbac/v1/evaluation_helpers.go`.
 */
import type { Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';

export interface Subject {
  readonly name: string;
  readonly groups: readonly string[];
}

export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

interface BoundSubject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

const isMeant = ({ name, groups }: Subject, { kind, name: bound, namespace }: BoundSubject): boolean => {
  if (kind === 'User') return bound === name;
  return kind === 'Group' ? groups.includes(bound) : name === `system:serviceaccount:${namespace}:${bound}`;
};

/** The rules of one binding, and what is told of it when they decide. */
interface Grant {
  readonly rules: readonly PolicyRule[];
  readonly reason: string;
}

export interface Grants {
  readonly grants: readonly Grant[];
  /** Why some could not be asked; empty where all could. */
  readonly trouble: string;
}

function reasonOf({ kind, metadata, ...binding }: StoredObject, subject: BoundSubject): string {
  const { kind: role, name } = binding['roleRef'];
  const within = metadata.namespace === undefined ? '' : `/${metadata.namespace}`;
  const account = subject.kind === 'ServiceAccount' ? `/${subject.namespace ?? metadata.namespace}` : '';
  return `RBAC: allowed by ${kind} "${metadata.name}${within}" of ${role} "${name}" to ${subject.kind} "${subject.name}${account}"`;
}

/** What holds in a namespace, or at the cluster scope where none is meant, binding by binding. */
export function grantsOf(held: Snapshot, subject: Subject, namespace: string | undefined): Grants {
  const bindings = [
    ...held.list('ClusterRoleBinding'),
    ...(namespace === undefined ? [] : held.list('RoleBinding', namespace)),
  ];
  const missing: string[] = [];
  const grants = bindings.flatMap((binding): readonly Grant[] => {
    const subjects: readonly BoundSubject[] = binding['subjects'] ?? [];
    const meant = subjects.find(one => isMeant(subject, one));
    if (meant === undefined) return [];
    const { kind, name } = binding['roleRef'];
    const role = held.get(kind, kind === 'Role' ? namespace : undefined, name);
    if (role === undefined)
      missing.push(`${kind.toLowerCase()}.rbac.authorization.k8s.io "${name}" not found`);
    return [{ rules: role?.['rules'] ?? [], reason: reasonOf(binding, meant) }];
  });
  const all = [...new Set(missing)];
  const trouble = all.length < 2 ? all.join('') : `[${all.join(', ')}]`;
  return { grants, trouble: trouble === '' ? '' : `RBAC: ${trouble}` };
}

export const rulesOf = (
  held: Snapshot,
  subject: Subject,
  namespace: string | undefined,
): readonly PolicyRule[] => grantsOf(held, subject, namespace).grants.flatMap(({ rules }) => rules);

const has = (list: readonly string[] | undefined, item: string): boolean =>
  list !== undefined && (list.includes('*') || list.includes(item));

export interface ResourceQuestion {
  readonly verb: string;
  readonly group: string;
  readonly plural: string;
  readonly subresource: string;
  readonly name: string | undefined;
}

export function allowsResource(
  rule: PolicyRule,
  { verb, group, plural, subresource, name }: ResourceQuestion,
): boolean {
  const { verbs, apiGroups, resources = [], resourceNames = [] } = rule;
  const resource = subresource === '' ? plural : `${plural}/${subresource}`;
  return (
    has(verbs, verb) &&
    has(apiGroups, group) &&
    (has(resources, resource) || (subresource !== '' && resources.includes(`*/${subresource}`))) &&
    (resourceNames.length === 0 || (name !== undefined && resourceNames.includes(name)))
  );
}

export const allowsPath = (
  { verbs, nonResourceURLs = [] }: PolicyRule,
  verb: string,
  path: string,
): boolean =>
  has(verbs, verb) &&
  nonResourceURLs.some(
    url => url === '*' || url === path || (url.endsWith('*') && path.startsWith(url.slice(0, -1))),
  );

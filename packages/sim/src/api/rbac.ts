/**
 * Who may do what by the cluster's own roles: the rules of every binding that names a user or one of his groups.
 * Asked by the authorizer for whoever is not the administrator, and by access reviews. Follows `pkg/registry/rbac/validation/rule.go`
 * and `pkg/apis/rbac/v1/evaluation_helpers.go`.
 */
import type { Snapshot } from '../controller.ts';

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

const named = ({ name, groups }: Subject, { kind, name: bound, namespace }: BoundSubject): boolean => {
  if (kind === 'User') return bound === name;
  return kind === 'Group' ? groups.includes(bound) : name === `system:serviceaccount:${namespace}:${bound}`;
};

/** The rules that hold in a namespace, or at the cluster scope where none is meant. */
export function rulesOf(
  held: Snapshot,
  subject: Subject,
  namespace: string | undefined,
): readonly PolicyRule[] {
  const bindings = [
    ...held.list('ClusterRoleBinding'),
    ...(namespace === undefined ? [] : held.list('RoleBinding', namespace)),
  ];
  return bindings.flatMap(binding => {
    const subjects: readonly BoundSubject[] = binding['subjects'] ?? [];
    if (!subjects.some(one => named(subject, one))) return [];
    const { kind, name } = binding['roleRef'];
    return held.get(kind, kind === 'Role' ? namespace : undefined, name)?.['rules'] ?? [];
  });
}

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

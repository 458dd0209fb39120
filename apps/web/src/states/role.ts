/**
 * The Role that would let somebody see what is closed to them: the kinds that were refused, by API group, with nothing but get, list and watch. Never Secrets or
 * ConfigMaps, which Switchboard does not read. Pure. Shown beside what may not be seen.
 */
import type { Freshness } from '@switchboard/core/freshness';
import { kindSpec } from '@switchboard/core/kubernetes/kind';

export interface Grant {
  /** What concerns the whole cluster needs a ClusterRole. */
  readonly kind: 'Role' | 'ClusterRole';
  /** YAML for `kubectl apply -f -`. */
  readonly yaml: string;
  /** Binds it to somebody; whom only they know. */
  readonly bind: string;
}

/** The narrowest first. */
export function roleFor(refused: readonly Pick<Freshness, 'kind' | 'scope'>[]): readonly Grant[] {
  const scopes = Map.groupBy(refused, ({ kind, scope }) => (kindSpec(kind).namespaced ? scope : ''));
  return [...scopes]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map(([scope, some]) => grant(scope, [...new Set(some.map(({ kind }) => kindSpec(kind)))]));
}

function grant(
  scope: string,
  specs: readonly { readonly group: string; readonly resource: string }[],
): Grant {
  const kind = scope === '' ? 'ClusterRole' : 'Role';
  const groups = Map.groupBy(specs, ({ group }) => group);
  const rules = [...groups].flatMap(([group, some]) => [
    `- apiGroups: ["${group}"]`,
    `  resources: [${some.map(({ resource }) => `"${resource}"`).join(', ')}]`,
    '  verbs: ["get", "list", "watch"]',
  ]);
  const yaml = [
    'apiVersion: rbac.authorization.k8s.io/v1',
    `kind: ${kind}`,
    'metadata:',
    '  name: switchboard',
    ...(scope === '' ? [] : [`  namespace: ${scope}`]),
    'rules:',
    ...rules,
  ].join('\n');
  const bind =
    scope === ''
      ? 'kubectl create clusterrolebinding switchboard --clusterrole=switchboard --user=NAME'
      : `kubectl -n ${scope} create rolebinding switchboard --role=switchboard --user=NAME`;
  return { kind, yaml, bind };
}

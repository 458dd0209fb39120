/**
 * What a control plane furnishes itself with: the roles everybody knows (`view`, `edit`, `cluster-admin`), who is bound to them, the highest priorities, an
 * APIService for each group version, a definition for each custom kind. Put into every cluster after its scenario. Follows kube-apiserver's post-start hooks (`rbac/bootstrap-roles`, …).
 */
import { acceptedStatus } from '../controllers/custom-resource-definition.ts';
import type { DraftObject } from '../object.ts';
import { apiVersionOf, RESOURCES, type Resource } from '../resources.ts';
import { BOOTSTRAP_POLICY } from './bootstrap-policy.generated.ts';
import type { Stage } from './scenario.ts';

const RBAC = 'rbac.authorization.k8s.io/v1';

function withMarks(object: DraftObject): DraftObject {
  if (object.kind === 'PriorityClass') return object;
  const labels = { 'kubernetes.io/bootstrapping': 'rbac-defaults', ...object.metadata.labels };
  const annotations = { 'rbac.authorization.kubernetes.io/autoupdate': 'true' };
  return { ...object, apiVersion: RBAC, metadata: { ...object.metadata, annotations, labels } };
}

function apiService(groupVersion: string): DraftObject {
  const [version = '', group = ''] = groupVersion.split('/').reverse();
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: {
      name: `${version}.${group}`,
      labels: { 'kube-aggregator.kubernetes.io/automanaged': 'onstart' },
    },
    spec: { group, version, groupPriorityMinimum: group === '' ? 18_000 : 17_800, versionPriority: 15 },
  };
}

/** The schemas themselves are served by OpenAPI, and are long. */
const SCHEMA = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

/** What says that a kind exists. */
function definition({
  group,
  plural,
  kind,
  singular,
  shortNames,
  categories,
  namespaced,
}: Resource): DraftObject {
  const served = RESOURCES.filter(one => one.group === group && one.kind === kind);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      conversion: { strategy: 'None' },
      group,
      names: { categories, kind, listKind: `${kind}List`, plural, shortNames, singular },
      scope: namespaced ? 'Namespaced' : 'Cluster',
      versions: served.map(({ version }) => ({
        name: version,
        served: true,
        storage: version === 'v1',
        schema: { openAPIV3Schema: SCHEMA },
      })),
    },
  };
}

export function putBootstrap(stage: Stage, age: number): void {
  for (const line of BOOTSTRAP_POLICY.split('\n')) {
    const object = withMarks(JSON.parse(line));
    const { kind, metadata } = object;
    if (
      metadata.namespace !== undefined &&
      stage.held.get('Namespace', undefined, metadata.namespace) === undefined
    )
      continue;
    if (stage.held.get(kind, metadata.namespace, metadata.name ?? '') === undefined) stage.put(object, age);
  }
  const lastTransitionTime = new Date(stage.now - age).toISOString().replace(/\.\d+/, '');
  const message = 'Local APIServices are always available';
  const available = { lastTransitionTime, message, reason: 'Local', status: 'True', type: 'Available' };
  for (const groupVersion of new Set(RESOURCES.map(apiVersionOf)))
    stage.put({ ...apiService(groupVersion), status: { conditions: [available] } }, age);
  for (const resource of RESOURCES)
    if (resource.custom && resource.version === 'v1') {
      const held = stage.put(definition(resource), age);
      stage.tell(held, acceptedStatus(held, stage.now - age), age);
    }
}

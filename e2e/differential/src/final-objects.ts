/**
 * Everything that a session left in its namespace, as one text: objects as the API gives them, in an order that does not depend on names that were drawn.
 * Events are left out: which of them were counted together depends on the second in which they fell.
 */
import type { Client, Json } from '@switchboard/contract/client';
import { withoutLooks } from './without-looks.ts';

const paths = [
  ...['configmaps', 'endpoints', 'limitranges', 'persistentvolumeclaims', 'pods', 'resourcequotas'],
  ...['secrets', 'serviceaccounts', 'services'],
].map(plural => ['/api/v1', plural] as const);

const groups: Readonly<Record<string, readonly string[]>> = {
  'apps/v1': ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  'autoscaling/v2': ['horizontalpodautoscalers'],
  'batch/v1': ['cronjobs', 'jobs'],
  'discovery.k8s.io/v1': ['endpointslices'],
  'gateway.networking.k8s.io/v1': ['gateways', 'httproutes'],
  'networking.k8s.io/v1': ['ingresses', 'networkpolicies'],
  'policy/v1': ['poddisruptionbudgets'],
  'rbac.authorization.k8s.io/v1': ['rolebindings', 'roles'],
};

const all = [
  ...paths,
  ...Object.entries(groups).flatMap(([group, plurals]) =>
    plurals.map(plural => [`/apis/${group}`, plural] as const),
  ),
];

export async function finalObjects(client: Client, namespace: string): Promise<string> {
  const lists = await Promise.all(all.map(([group, plural]) => list(client, group, plural, namespace)));
  return all.reduce((said, [, plural], i) => said + told(plural, lists[i] ?? [], said), '');
}

async function list(client: Client, group: string, plural: string, namespace: string) {
  const answer = await client.ask('GET', `${group}/namespaces/${namespace}/${plural}`);
  // A kind that it does not have has no objects.
  if (answer.status === 404) return [];
  const items: readonly Json[] = answer.body.items;
  return items.filter(({ metadata }) => metadata.name !== 'kube-root-ca.crt');
}

/** What differs in nothing but drawn names comes in the order in which these were first named, in `before`. */
function told(plural: string, items: readonly Json[], before: string): string {
  const named = (name: string): number => before.indexOf(`"${name}"`);
  return items
    .toSorted((a, b) => named(a.metadata.name) - named(b.metadata.name))
    .map(item => onSomeNode(`${plural} ${JSON.stringify(comparable(plural, item, named), inOrder, 1)}\n`))
    .sort(rank)
    .join('');
}

function comparable(plural: string, given: Json, named: (name: string) => number): Json {
  const object = withoutLooks(plural, given);
  if (plural !== 'endpointslices') return object;
  // In no order.
  const place = (endpoint: Json): string => withoutDrawn(onSomeNode(JSON.stringify(endpoint)));
  const endpoints = (object.endpoints ?? []).toSorted((a: Json, b: Json) => {
    if (place(a) !== place(b)) return place(a) < place(b) ? -1 : 1;
    return named(a.targetRef?.name ?? '') - named(b.targetRef?.name ?? '');
  });
  return { ...object, endpoints };
}

/** Fields by name. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Among nodes that are equally good the scheduler draws one; that a pod has a node stays to be seen. */
const onSomeNode = (text: string): string => text.replace(/\b(node|zone)-[abc123]\b/g, 'some $1');

const withoutNames = (text: string): string =>
  text.replace(
    /[0-9a-f-]{36,}|(?<=-hash": ?")\w+|-[bcdfghjklmnpqrstvwxz2456789]{5,10}\b|"resourceVersion": ?"\d+"|\d{4}-\d\d-\d\dT[\d:.]+Z|\b(?:10|172)(?:\.\d+){3}\b/g,
    '',
  );

const withoutDrawn = (text: string): string => withoutNames(text).replace(/\d/g, '');

/** First by what has no number, then by numbers that nobody drew: how many, which revision. */
function rank(a: string, b: string): number {
  const [left, right] = [withoutDrawn(a), withoutDrawn(b)];
  if (left !== right) return left < right ? -1 : 1;
  const [one, other] = [withoutNames(a), withoutNames(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

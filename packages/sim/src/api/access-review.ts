/**
 * Access reviews, one's own and those about somebody else: what `kubectl auth can-i` asks, answered from the table that authorizes;
 * SelfSubjectReview, which `kubectl auth whoami` asks; and TokenReview, which knows no token here.
 */
import type { Snapshot } from '../controller.ts';
import { apiVersionOf, RESOURCES } from '../resources.ts';
import { type FieldError, invalidReview, invalidValue } from '../status.ts';
import { type Answer, json } from './answer.ts';
import { type Caller, type Decision, decide, mayEverything } from './authorize.ts';
import { parseJson } from './body.ts';
import { allowsPath, grantsOf, type PolicyRule, rulesOf } from './rbac.ts';
import type { ApiRequest } from './request.ts';

interface ResourceAttributes {
  readonly namespace?: string;
  readonly verb?: string;
  readonly group?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly name?: string;
}

interface PathAttributes {
  readonly path?: string;
  readonly verb?: string;
}

interface ReviewSpec {
  readonly resourceAttributes?: ResourceAttributes;
  readonly nonResourceAttributes?: PathAttributes;
  readonly namespace?: string;
  readonly user?: string;
  readonly groups?: readonly string[];
}

interface Asking {
  readonly caller: Caller;
  readonly store: Snapshot;
  /** Now, as objects write it. */
  readonly time: string;
}

const told = ({ allowed, reason }: Decision): object => ({ allowed, ...(reason === '' ? {} : { reason }) });

function pathReview({ caller, store }: Asking, { path = '', verb = '' }: PathAttributes): object {
  if (caller.rules !== 'roles' || mayEverything(caller)) return { allowed: true };
  const { grants, trouble } = grantsOf(store, caller, undefined);
  const grant = grants.find(({ rules }) => rules.some(rule => allowsPath(rule, verb, path)));
  return told({ allowed: grant !== undefined, reason: grant?.reason ?? trouble });
}

function accessReview(asking: Asking, spec: ReviewSpec): object {
  const asked = spec.resourceAttributes;
  if (asked === undefined) return pathReview(asking, spec.nonResourceAttributes ?? {});
  const { caller, store } = asking;
  const attributes = {
    verb: asked.verb ?? '*',
    group: asked.group ?? '',
    plural: asked.resource ?? '*',
    subresource: asked.subresource ?? '',
    namespace: asked.namespace || undefined,
    name: asked.name || undefined,
  };
  return told(decide(caller, attributes, store));
}

/** About somebody else: what the cluster's own roles say of him. */
const otherReview = (asking: Asking, spec: ReviewSpec): object =>
  accessReview(
    { ...asking, caller: { name: spec.user ?? '', groups: spec.groups ?? [], rules: 'roles' } },
    spec,
  );

/** The groups that serve a resource ("deployments", "pods/log"); all of them for "*". */
const groupsOf = (resource: string): readonly string[] => [
  ...new Set(
    RESOURCES.filter(({ plural }) => resource === '*' || resource.split('/')[0] === plural).map(
      ({ group }) => group,
    ),
  ),
];

/** As the cluster's roles have it, in the form of a review. */
function boundRules(rules: readonly PolicyRule[]): object {
  return {
    resourceRules: rules
      .filter(({ resources = [] }) => resources.length > 0)
      .map(({ verbs, apiGroups, resources, resourceNames }) => ({
        verbs,
        apiGroups,
        resources,
        ...(resourceNames === undefined ? {} : { resourceNames }),
      })),
    nonResourceRules: rules
      .filter(({ nonResourceURLs = [] }) => nonResourceURLs.length > 0)
      .map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs })),
    incomplete: false,
  };
}

/** The rules of role `cluster-admin`, which whoever comes to a simulated cluster has. */
const CLUSTER_ADMIN: readonly PolicyRule[] = [
  { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
  { verbs: ['*'], nonResourceURLs: ['*'] },
];

function rulesReview({ caller, store }: Asking, { namespace = '' }: ReviewSpec): object {
  const { rules } = caller;
  if (rules === 'roles') return boundRules(rulesOf(store, caller, namespace));
  if (mayEverything(caller)) return boundRules([...CLUSTER_ADMIN, ...rulesOf(store, caller, namespace)]);
  const here = rules.filter(rule => rule.namespaces === undefined || rule.namespaces.includes(namespace));
  return {
    resourceRules: here.flatMap(({ verbs, resources }) =>
      resources.map(resource => ({ verbs, apiGroups: groupsOf(resource), resources: [resource] })),
    ),
    nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['*'] }],
    incomplete: false,
  };
}

const subjectReview = ({ caller: { name, groups } }: Asking): object => ({
  userInfo: { username: name, groups },
});

/** `pkg/apis/authorization/validation`. */
function specErrors(kind: string, spec: ReviewSpec, namespace: string | undefined): readonly FieldError[] {
  const { resourceAttributes, nonResourceAttributes, user = '', groups = [] } = spec;
  const isAboutOther = kind === 'SubjectAccessReview' || kind === 'LocalSubjectAccessReview';
  if (!isAboutOther && kind !== 'SelfSubjectAccessReview') return [];
  const both = 'cannot be specified in combination with resourceAttributes';
  const neither = 'exactly one of nonResourceAttributes or resourceAttributes must be specified';
  return [
    ...(resourceAttributes !== undefined && nonResourceAttributes !== undefined
      ? [invalidValue('spec.nonResourceAttributes', nonResourceAttributes, both)]
      : []),
    ...(resourceAttributes === undefined && nonResourceAttributes === undefined
      ? [invalidValue('spec.resourceAttributes', null, neither)]
      : []),
    ...(isAboutOther && user === '' && groups.length === 0
      ? [invalidValue('spec.user', '', 'at least one of user or group must be specified')]
      : []),
    ...(kind === 'LocalSubjectAccessReview' &&
    resourceAttributes !== undefined &&
    (resourceAttributes.namespace ?? '') !== (namespace ?? '')
      ? [
          invalidValue(
            'spec.resourceAttributes.namespace',
            resourceAttributes.namespace ?? '',
            'must match metadata.namespace',
          ),
        ]
      : []),
  ];
}

const ANSWERS: ReadonlyMap<string, (asking: Asking, spec: ReviewSpec) => object> = new Map([
  ['SelfSubjectReview', subjectReview],
  ['SelfSubjectAccessReview', accessReview],
  ['SelfSubjectRulesReview', rulesReview],
  ['SubjectAccessReview', otherReview],
  ['LocalSubjectAccessReview', otherReview],
  ['TokenReview', () => ({ user: {}, error: 'invalid bearer token' })],
]);

export function answerReview({
  request: { resource, namespace },
  body,
  ...asking
}: Asking & { readonly request: ApiRequest; readonly body: string }): Answer {
  const { spec } = (parseJson(body) ?? {}) as { readonly spec?: ReviewSpec };
  const errors = specErrors(resource.kind, spec ?? {}, namespace);
  if (errors.length > 0) throw invalidReview(errors);
  return json(201, {
    kind: resource.kind,
    apiVersion: apiVersionOf(resource),
    metadata: { creationTimestamp: asking.time },
    ...(spec === undefined ? {} : { spec }),
    status: ANSWERS.get(resource.kind)?.(asking, spec ?? {}),
  });
}

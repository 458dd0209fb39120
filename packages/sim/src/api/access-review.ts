/**
 * SelfSubjectAccessReview and SelfSubjectRulesReview: what `kubectl auth can-i` asks, answered from the table that authorizes;
 * and SelfSubjectReview, which `kubectl auth whoami` asks.
 */
import { apiVersionOf, RESOURCES } from '../resources.ts';
import { type Answer, json } from './answer.ts';
import { type Caller, isAllowed } from './authorize.ts';
import { parseJson } from './body.ts';
import type { ApiRequest } from './request.ts';

interface ResourceAttributes {
  readonly namespace?: string;
  readonly verb?: string;
  readonly group?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly name?: string;
}

interface ReviewSpec {
  readonly resourceAttributes?: ResourceAttributes;
  readonly nonResourceAttributes?: object;
  readonly namespace?: string;
}

function accessReview(caller: Caller, spec: ReviewSpec): object {
  const asked = spec.resourceAttributes;
  if (asked === undefined) return { allowed: true, reason: 'paths outside the resources are open' };
  const allowed = isAllowed(caller, {
    verb: asked.verb ?? '*',
    group: asked.group ?? '',
    plural: asked.resource ?? '*',
    subresource: asked.subresource ?? '',
    namespace: asked.namespace || undefined,
    name: asked.name || undefined,
  });
  return allowed ? { allowed, reason: `a rule of user "${caller.name}" allows it` } : { allowed };
}

/** The groups that serve a resource ("deployments", "pods/log"); all of them for "*". */
const groupsOf = (resource: string): readonly string[] => [
  ...new Set(
    RESOURCES.filter(({ plural }) => resource === '*' || resource.split('/')[0] === plural).map(
      ({ group }) => group,
    ),
  ),
];

function rulesReview({ rules }: Caller, namespace: string): object {
  const here = rules.filter(rule => rule.namespaces === undefined || rule.namespaces.includes(namespace));
  return {
    resourceRules: here.flatMap(({ verbs, resources }) =>
      resources.map(resource => ({ verbs, apiGroups: groupsOf(resource), resources: [resource] })),
    ),
    nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['*'] }],
    incomplete: false,
  };
}

const subjectReview = ({ name }: Caller): object => ({
  userInfo: {
    username: name,
    groups: [name === 'system:anonymous' ? 'system:unauthenticated' : 'system:authenticated'],
  },
});

const ANSWERS: ReadonlyMap<string, (caller: Caller, spec: ReviewSpec) => object> = new Map([
  ['SelfSubjectReview', subjectReview],
  ['SelfSubjectAccessReview', accessReview],
  ['SelfSubjectRulesReview', (caller, spec) => rulesReview(caller, spec.namespace ?? '')],
]);

export function answerReview({ resource }: ApiRequest, caller: Caller, body: string): Answer {
  const { spec } = (parseJson(body) ?? {}) as { readonly spec?: ReviewSpec };
  return json(201, {
    kind: resource.kind,
    apiVersion: apiVersionOf(resource),
    metadata: { creationTimestamp: null },
    ...(spec === undefined ? {} : { spec }),
    status: ANSWERS.get(resource.kind)?.(caller, spec ?? {}),
  });
}

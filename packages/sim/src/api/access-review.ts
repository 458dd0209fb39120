/**
 * SelfSubjectAccessReview and SelfSubjectRulesReview: what `kubectl auth can-i` asks, answered from the table that authorizes.
 */
import { RESOURCES } from '../resources.ts';
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

export function answerReview({ resource }: ApiRequest, caller: Caller, body: string): Answer {
  const parsed = parseJson(body) as { readonly spec?: ReviewSpec } | null;
  const spec = parsed?.spec ?? {};
  const status =
    resource.kind === 'SelfSubjectAccessReview'
      ? accessReview(caller, spec)
      : rulesReview(caller, spec.namespace ?? '');
  return json(201, {
    kind: resource.kind,
    apiVersion: 'authorization.k8s.io/v1',
    metadata: { creationTimestamp: null },
    spec,
    status,
  });
}

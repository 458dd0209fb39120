/**
 * Who a request comes from and whether it may do what it asks: a small table of bearer users, and the cluster's roles for those who are impersonated.
 * Called before anything else is looked at; refusals are in the API's own words, which people search for.
 */
import type { Snapshot } from '../controller.ts';
import type { Resource } from '../resources.ts';
import { type ApiError, apiError } from '../status.ts';
import { allowsResource, grantsOf } from './rbac.ts';
import type { ApiRequest } from './request.ts';

export interface Rule {
  /** "get", "list", …, or "*". */
  readonly verbs: readonly string[];
  /** Plural names, with "/subresource" where one is meant, or "*". */
  readonly resources: readonly string[];
  /** Unset: in every namespace and for cluster-scoped resources. */
  readonly namespaces?: readonly string[];
}

export interface User {
  readonly token: string;
  readonly user: string;
  readonly rules: readonly Rule[];
}

export interface Access {
  readonly users: readonly User[];
  /** What a request without credentials may do. kubectl sends none over plain HTTP. */
  readonly anonymous: 'admin' | 'denied' | readonly Rule[];
}

export interface Caller {
  readonly name: string;
  readonly groups: readonly string[];
  /** `roles`: what the cluster's own roles and bindings say. */
  readonly rules: readonly Rule[] | 'roles';
}

/** What a rule is asked about. */
export interface Attributes {
  readonly verb: string;
  readonly group: string;
  readonly plural: string;
  readonly subresource: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

const AUTHENTICATED = ['system:authenticated'];
const EVERYTHING: readonly Rule[] = [{ verbs: ['*'], resources: ['*'] }];

/** Throws 401 for a token that nobody has. */
export function authenticate(header: string | undefined, { users, anonymous }: Access): Caller {
  if (header === undefined) {
    if (anonymous === 'admin') return { name: 'kubernetes-admin', groups: AUTHENTICATED, rules: EVERYTHING };
    return anonymous === 'denied'
      ? { name: 'system:anonymous', groups: ['system:unauthenticated'], rules: [] }
      : { name: 'viewer', groups: AUTHENTICATED, rules: anonymous };
  }
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  const known = users.find(user => user.token === token);
  if (known === undefined) throw apiError(401, 'Unauthorized', 'Unauthorized');
  return { name: known.user, groups: AUTHENTICATED, rules: known.rules };
}

const has = (list: readonly string[], item: string): boolean => list.includes('*') || list.includes(item);

/** Whoever is bound by nothing. */
export const mayEverything = ({ groups, rules }: Caller): boolean =>
  rules === EVERYTHING || groups.includes('system:masters');

export interface Decision {
  readonly allowed: boolean;
  /** Empty where nothing is to be said. */
  readonly reason: string;
}

export function decide(caller: Caller, asked: Attributes, held: Snapshot): Decision {
  const { rules } = caller;
  if (mayEverything(caller)) return { allowed: true, reason: '' };
  if (rules === 'roles') {
    const { grants, trouble } = grantsOf(held, caller, asked.namespace);
    const grant = grants.find(one => one.rules.some(rule => allowsResource(rule, asked)));
    return { allowed: grant !== undefined, reason: grant?.reason ?? trouble };
  }
  const resource = asked.subresource === '' ? asked.plural : `${asked.plural}/${asked.subresource}`;
  const allowed = rules.some(
    rule =>
      has(rule.verbs, asked.verb) &&
      has(rule.resources, resource) &&
      (rule.namespaces === undefined ||
        (asked.namespace !== undefined && has(rule.namespaces, asked.namespace))),
  );
  return { allowed, reason: '' };
}

const attributesOf = ({ verb, resource, subresource, namespace, name }: ApiRequest): Attributes => ({
  verb,
  group: resource.group,
  plural: resource.plural,
  subresource,
  // The namespace object itself counts as being in its namespace.
  namespace: resource.kind === 'Namespace' ? name : namespace,
  name,
});

function refusal(caller: Caller, asked: Attributes, { namespaced }: Resource, reason: string): ApiError {
  const resource = asked.subresource === '' ? asked.plural : `${asked.plural}/${asked.subresource}`;
  const object = asked.group === '' ? asked.plural : `${asked.plural}.${asked.group}`;
  const which = asked.name === undefined ? object : `${object} "${asked.name}"`;
  const where =
    namespaced && asked.namespace !== undefined
      ? `in the namespace "${asked.namespace}"`
      : 'at the cluster scope';
  return apiError(
    403,
    'Forbidden',
    `${which} is forbidden: User "${caller.name}" cannot ${asked.verb} resource "${resource}" in API group "${asked.group}" ${where}${reason === '' ? '' : `: ${reason}`}`,
    {
      ...(asked.name === undefined ? {} : { name: asked.name }),
      ...(asked.group === '' ? {} : { group: asked.group }),
      kind: asked.plural,
    },
  );
}

/** Throws 403. Asking what one may do is always allowed. */
export function authorize(caller: Caller, request: ApiRequest, held: Snapshot): void {
  if (request.resource.virtual) return;
  const asked = attributesOf(request);
  const { allowed, reason } = decide(caller, asked, held);
  if (!allowed) throw refusal(caller, asked, request.resource, reason);
}

/**
 * `--as`: a caller who may do everything speaks as somebody else, who is held to the cluster's roles.
 * Called after authentication. Follows apiserver `pkg/endpoints/filters/impersonation.go`.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { apiError, badRequest } from '../status.ts';
import { type Caller, mayEverything } from './authorize.ts';

const list = (header: string | readonly string[] | undefined): readonly string[] =>
  header === undefined
    ? []
    : (typeof header === 'string' ? header.split(',') : header).map(text => text.trim());

const AUTHENTICATED = 'system:authenticated';

/** The groups of a ServiceAccount go without saying. */
function groupsOf(name: string, asked: readonly string[]): readonly string[] {
  const [, namespace] = /^system:serviceaccount:([^:]+):[^:]+$/.exec(name) ?? [];
  const own =
    asked.length === 0 && namespace !== undefined
      ? ['system:serviceaccounts', `system:serviceaccounts:${namespace}`]
      : asked;
  if (own.includes(AUTHENTICATED) || own.includes('system:unauthenticated')) return own;
  return [...own, name === 'system:anonymous' ? 'system:unauthenticated' : AUTHENTICATED];
}

/** Throws 403 where the caller may not speak for others. */
export function impersonate(caller: Caller, headers: IncomingHttpHeaders): Caller {
  const name = headers['impersonate-user'];
  const groups = list(headers['impersonate-group']);
  if (typeof name !== 'string' || name === '') {
    if (groups.length === 0) return caller;
    throw badRequest(`requested groups ${groups.join(', ')} without impersonating a user`);
  }
  if (!mayEverything(caller))
    throw apiError(
      403,
      'Forbidden',
      `users "${name}" is forbidden: User "${caller.name}" cannot impersonate resource "users" in API group "" at the cluster scope`,
      { name, kind: 'users' },
    );
  return { name, groups: groupsOf(name, groups), rules: 'roles' };
}

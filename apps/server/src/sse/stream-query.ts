/** What a viewer asks for, read from the query of `/api/v1/stream` and `Last-Event-ID`. Everything that is not exactly right is refused in words. */
import { parseStreamId } from '../hub/commit.ts';

export interface StreamRequest {
  readonly ns: readonly string[];
  readonly since?: string;
}

export type StreamQuery =
  | { readonly ok: true; readonly request: StreamRequest }
  | { readonly ok: false; readonly reason: string; readonly hint: string };

const mostNamespaces = 200;
const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

export function isNamespaceName(text: unknown): text is string {
  return typeof text === 'string' && dnsLabel.test(text);
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** `query` is Express's: a repeated key is an array, a single one a string, `a[b]=` would be an object. */
export function parseStreamQuery(
  query: Readonly<Record<string, unknown>>,
  lastEventId: string | undefined,
  defaultNamespace: string,
): StreamQuery {
  const names = asList(query['ns']);
  const ns = new Set<string>();
  for (const name of names) {
    if (!isNamespaceName(name))
      return {
        ok: false,
        reason: 'ns is not the name of a namespace',
        hint: 'Give names as ns=shop&ns=blog: lower-case letters, digits and dashes, at most 63. There is no ns=*.',
      };
    ns.add(name);
  }
  if (ns.size > mostNamespaces)
    return {
      ok: false,
      reason: `${ns.size} namespaces were asked for`,
      hint: `One stream carries at most ${mostNamespaces}.`,
    };
  if (ns.size === 0) ns.add(defaultNamespace);
  const since = query['since'] ?? lastEventId;
  if (since === undefined || since === '') return { ok: true, request: { ns: [...ns] } };
  if (typeof since !== 'string' || parseStreamId(since) === undefined)
    return {
      ok: false,
      reason: 'since is not an id of this stream',
      hint: 'Give the last id that the stream sent, or leave it out.',
    };
  return { ok: true, request: { ns: [...ns], since } };
}

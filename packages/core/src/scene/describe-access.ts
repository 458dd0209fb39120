/**
 * News of what stands before the Services, as sentences for the ledger: Ingresses and Gateways, where their hosts and paths lead and with which shares, routes that are
 * accepted or refused, NetworkPolicies and the walls that they are. Like `describe`: facts only, and nothing of what is seen for the first time (laws C6 and C7). Fetched
 * by the ledger when there is any of it.
 */
import type { Patch } from '../patch.ts';
import type { Topology } from '../topology.ts';
import { doorNews } from './describe/door-news.ts';
import type { Draft } from './describe/draft.ts';
import { policyNews } from './describe/policy-news.ts';
import { routeNews } from './describe/route-news.ts';
import { wayNews } from './describe/way-news.ts';
import type { Sentence } from './sentence.ts';

export function describeAccess(
  before: Topology,
  patch: Patch,
  after: Topology,
  at: number,
): readonly Sentence[] {
  const both = { before, after };
  const drafts: readonly Draft[] = [
    ...doorNews(patch, both),
    ...routeNews(patch, both),
    ...wayNews(patch, both),
    ...policyNews(patch, both),
  ];
  const ids = new Map(drafts.map(draft => [draft.id, `${at}|${draft.id}`]));
  return drafts.map(({ id, subject, parts, because }): Sentence => {
    const cause = because === undefined ? undefined : ids.get(because);
    return { id: `${at}|${id}`, at, parts, subject, ...(cause === undefined ? {} : { cause }) };
  });
}

/**
 * What is wrong between the server and its cluster: the cluster is gone, the credentials have run out, single watches have stopped, and what may not be seen. Told apart
 * by how much is concerned and by the words of the API. Pure. Called by the line of notices.
 */
import { type Freshness, isNotInFiles } from '@switchboard/core/freshness';
import { isOptional, kindSpec, kinds } from '@switchboard/core/kubernetes/kind';
import { names as sentenceNames } from '@switchboard/core/scene/messages/grammar-en';
import { words } from '../messages/en.ts';
import { clockTime } from '../panels/time.ts';
import { isHeard } from './link-chip.ts';
import type { NoticeMessage } from './notice-message.ts';
import { noticeWords } from './notice-words.ts';

const banner = noticeWords.freshness;
const credentials = /credential|unauthorized|sign in again/i;

export function freshnessNotices(all: readonly Freshness[]): readonly NoticeMessage[] {
  const order = kinds.map(({ kind }) => kind);
  const of = (...states: readonly Freshness['state'][]) =>
    all
      .filter(one => states.includes(one.state))
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  // What the picture does without is named in the list of what is fresh, nowhere else.
  const needed = all.filter(one => !isOptional(one.kind));
  const notHeld = needed.filter(isNotInFiles);
  if (notHeld.length > 0) return [notHeldNotice(notHeld)];
  return [...unheard(of('stale', 'failed'), needed), ...limits(of('denied'), needed)];
}

/** One trouble with the whole cluster is said once. */
function unheard(lost: readonly Freshness[], needed: readonly Freshness[]): readonly NoticeMessage[] {
  const [first] = lost;
  if (first === undefined) return [];
  const since = clockTime(Math.min(...lost.map(one => one.since)));
  const unsigned = lost.find(({ reason }) => reason !== undefined && credentials.test(reason));
  if (unsigned !== undefined)
    return [{ key: 'credentials', tone: 'bad', ...banner.credentials(since, unsigned.reason ?? '') }];
  if (!isHeard(needed))
    return [{ key: 'cluster', tone: 'bad', ...banner.cluster(since, first.reason ?? '') }];
  const stale = lost.filter(({ state }) => state === 'stale');
  return [
    ...(stale.length === 0
      ? []
      : [
          {
            key: `stale ${names(stale)}`,
            tone: 'bad' as const,
            ...banner.stale(names(stale), where(stale), since, stale[0]?.reason ?? ''),
          },
        ]),
    ...lost
      .filter(({ state }) => state === 'failed')
      .map(one => ({
        key: `failed ${one.key}`,
        tone: 'bad' as const,
        ...banner.failed(kindSpec(one.kind).resource, one.reason ?? ''),
      })),
  ];
}

/** Where what may be seen ends: because the rights end there, or because that is what was asked for. */
function limits(closed: readonly Freshness[], needed: readonly Freshness[]): readonly NoticeMessage[] {
  const scoped = needed.filter(one => one.scope !== '' && one.state !== 'denied');
  const scopes = [...new Set(scoped.map(one => one.scope))].sort();
  const readable = new Set(scoped.map(one => one.kind));
  const refused = closed.filter(one => needed.includes(one));
  const ending = refused.some(one => one.scope === '' && readable.has(one.kind));
  const denied = refused.filter(one => one.scope !== '' || !readable.has(one.kind));
  const [first] = denied;
  return [
    ...(scopes.length === 0
      ? []
      : [
          {
            key: `only ${scopes.join()}`,
            tone: 'calm' as const,
            ...(ending ? banner.only(scopes.join(', ')) : banner.asked(scopes.join(', '))),
          },
        ]),
    ...(first === undefined
      ? []
      : [
          {
            key: `denied ${names(denied)}`,
            tone: 'calm' as const,
            ...banner.denied(names(denied), first.scope === '' ? '' : ` in ${first.scope}`),
            command: check(first),
            action: { label: banner.help, does: 'rights' as const },
          },
        ]),
  ];
}

/** The first say enough; all of them stand in the list of what is fresh. */
function notHeldNotice(missing: readonly Freshness[]): NoticeMessage {
  const held = missing.map(({ kind }) => kindSpec(kind).resource);
  return { key: `not held ${held.join()}`, tone: 'calm', ...banner.notHeld(sentenceNames(held)) };
}

/** Few enough to be read in a line. */
const named = 4;

function names(some: readonly Freshness[]): string {
  const all = [...new Set(some.map(one => kindSpec(one.kind).resource))];
  return all.length <= named ? all.join(', ') : banner.several(all.slice(0, named - 1), all.length);
}

/** Empty where all namespaces are meant. */
function where(some: readonly Freshness[]): string {
  const scopes = [...new Set(some.map(one => one.scope))].sort();
  return scopes.includes('') ? '' : words.freshness.where(scopes);
}

function check({ kind, scope }: Freshness): string {
  const { resource, namespaced } = kindSpec(kind);
  return banner.check('list', resource, namespaced, scope);
}

/** News of routes of the Gateway API: that they come and go, who takes them and who refuses them, for which hosts, and whether their backends can be reached. Called by `describe-access`. */
import type { Patch } from '../../patch.ts';
import type { Route, RouteParent } from '../../topology/door.ts';
import type { ObjectName } from '../lens.ts';
import { access } from '../messages/access-en.ts';
import type { Part } from '../sentence.ts';
import type { Draft } from './draft.ts';
import { addressPart, type Both, namePart } from './labels.ts';
import { hasOf, wasSeen } from './was-seen.ts';

export function routeNews(patch: Patch, both: Both): readonly Draft[] {
  const { before } = both;
  const isTold = ({ kind, namespace }: Route): boolean =>
    wasSeen(before, kind, namespace, before.services.size > 0, () => hasOf(before.routes, namespace));
  const gone = (patch.routes?.gone ?? []).flatMap(uid => before.routes.get(uid) ?? []);
  return [
    ...(patch.routes?.put ?? []).filter(isTold).flatMap(route => newsOf(before.routes.get(route.uid), route)),
    ...gone.filter(isTold).map((route): Draft => {
      const subject = nameOfRoute(route);
      const parts = access.gone(namePart(subject), route.kind);
      return { id: `route-gone:${route.uid}`, subject, parts };
    }),
  ];
}

function nameOfRoute({ kind, namespace, name }: Route): ObjectName {
  return { kind, namespace, name };
}

function newsOf(was: Route | undefined, route: Route): readonly Draft[] {
  const subject = nameOfRoute(route);
  const name = namePart(subject);
  const news: Draft[] = [];
  const created = `route-new:${route.uid}`;
  const say = (what: string, parts: readonly Part[]): void => {
    const because = was === undefined && what !== 'route-new' ? { because: created } : {};
    news.push({ id: `${what}:${route.uid}`, subject, parts, ...because });
  };
  if (was === undefined) say('route-new', access.isNew(name, route.kind));
  const parents = (of: Route | undefined) => new Map((of?.parents ?? []).map(one => [keyOf(one), one]));
  const [before, after] = [parents(was), parents(route)];
  for (const [key, parent] of after) {
    if (before.get(key)?.state === parent.state) continue;
    const parts = parentNews(name, parent, was === undefined || !before.has(key));
    if (parts !== undefined) say(`route-parent-${key}`, parts);
  }
  for (const [key, parent] of before)
    if (!after.has(key) && parent.state === 'attached')
      say(`route-parent-${key}`, access.leaves(name, parentPart(parent)));
  if (was === undefined) return news;
  if (was.hostnames.join() !== route.hostnames.join())
    say(
      'route-hosts',
      access.hosts(
        name,
        route.hostnames.flatMap(host => addressPart(host) ?? []),
      ),
    );
  if (was.unresolved?.reason !== route.unresolved?.reason)
    say(
      'route-unresolved',
      route.unresolved === undefined
        ? access.resolved(name)
        : access.unresolved(name, route.unresolved.reason),
    );
  return news;
}

const keyOf = ({ kind, namespace, name, section, port }: RouteParent): string =>
  [kind, namespace, name, section ?? '', port ?? ''].join('/');

const parentPart = ({ kind, namespace, name }: RouteParent): Part => namePart({ kind, namespace, name });

/** Undefined where nothing can be said, and where nobody expects an answer yet. */
function parentNews(route: Part, parent: RouteParent, isNew: boolean): readonly Part[] | undefined {
  const at = parentPart(parent);
  switch (parent.state) {
    case 'attached':
      return access.attached(route, at);
    case 'refused':
      return access.refused(route, at, parent.trouble?.reason);
    case 'missing':
      return access.missing(route, at);
    case 'waiting':
      return isNew ? undefined : access.waiting(route, at);
    case 'unknown':
    case 'mesh':
      return undefined;
  }
}

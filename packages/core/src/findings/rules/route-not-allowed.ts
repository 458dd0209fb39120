/** Listeners that fit by name, none of which takes routes of this kind from this namespace. The selector reads labels of the namespace, not of the route. */
import type { Listener, RouteObject } from '../../kubernetes/gateway-api.ts';
import { selectorText } from '../../label-selector.ts';
import { attachmentsOf, type Door, takesKind } from '../attachment.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { routeTexts } from '../messages/route-en.ts';
import { allRoutes, beside } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-not-allowed'];

export const routeNotAllowed: Rule = {
  id: 'route-not-allowed',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const route of allRoutes(inquiry))
      for (const found of attachmentsOf(inquiry, route)) {
        if (found.is !== 'not-allowed') continue;
        const { door, listeners, place } = found;
        yield {
          subject: refOf(route),
          discriminator: place,
          confidence: beside(route, 'Accepted', place),
          message: words.message(route.meta.name, door.meta.name),
          evidence: listeners.map(listener => about(door, whyNot(route, door, listener))),
          confirm: [
            kubectl(door.meta.namespace, 'get', door.kind.toLowerCase(), door.meta.name, '-o', 'yaml'),
            kubectl('', 'get', 'namespace', route.meta.namespace, '--show-labels'),
          ],
          fix: [words.mend],
        };
      }
  },
};

function whyNot(route: RouteObject, door: Door, listener: Listener): string {
  const { name, allowedNamespaces } = listener;
  if (!takesKind(listener, route.kind)) return words.kind(name, route.kind);
  if (allowedNamespaces.from === 'Same') return words.same(name, door.meta.namespace);
  if (allowedNamespaces.from === 'None' || allowedNamespaces.selector === undefined) return words.none(name);
  return words.selector(name, route.meta.namespace, selectorText(allowedNamespaces.selector));
}

/** A parent that does not exist. No controller feels responsible, so there is no status that would say so. */

import { attachmentsOf } from '../attachment.ts';
import { kubectl } from '../commands.ts';
import { about, nameOf, refOf } from '../finding.ts';
import { routeTexts } from '../messages/route-en.ts';
import { nearNames } from '../near-names.ts';
import { allRoutes } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-parent-missing'];

export const routeParentMissing: Rule = {
  id: 'route-parent-missing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const route of allRoutes(inquiry))
      for (const { is, parent, place } of attachmentsOf(inquiry, route)) {
        if (is !== 'parent-missing') continue;
        const doors = [...inquiry.all('Gateway'), ...inquiry.all('ListenerSet')];
        const near = doors.filter(
          ({ meta }) =>
            meta.name === parent.name || nearNames(parent.name, [meta.name]).length > 0 || doors.length === 1,
        );
        yield {
          subject: refOf(route),
          discriminator: place,
          message: words.message(route.meta.name, nameOf(parent)),
          evidence: [
            about(route, words.names(nameOf(parent))),
            ...(near.length > 0 ? [about(route, words.near(near.map(door => nameOf(refOf(door)))))] : []),
          ],
          confirm: [kubectl('', 'get', 'gateway', '-A')],
          fix: [kubectl(route.meta.namespace, 'edit', route.kind.toLowerCase(), route.meta.name)],
        };
      }
  },
};

/** What a controller says against a route, where nothing that was worked out explains it. */
import { describe } from '../commands.ts';
import { current } from '../conditions.ts';
import { about, refOf } from '../finding.ts';
import { conditionText } from '../messages/gateway-en.ts';
import { routeTexts } from '../messages/route-en.ts';
import { allRoutes } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-status-rejected'];
const bad = [
  ['Accepted', 'False'],
  ['ResolvedRefs', 'False'],
  ['PartiallyInvalid', 'True'],
] as const;

export const routeStatusRejected: Rule = {
  id: 'route-status-rejected',
  tier: 1,
  severity: 'error',
  confidence: 'likely',
  *judge(inquiry) {
    for (const route of allRoutes(inquiry))
      for (const { parent, controller, conditions } of route.status) {
        // What is left of a parent that the route does not name any more says nothing.
        const place = route.parents.findIndex(
          ({ name, namespace, sectionName }) =>
            name === parent.name && namespace === parent.namespace && sectionName === parent.sectionName,
        );
        const found = bad.flatMap(([type, status]) => {
          const condition = current(conditions, type, route.generation);
          return condition?.status === status ? [condition] : [];
        });
        const [first] = found;
        if (first === undefined || place < 0) continue;
        yield {
          subject: refOf(route),
          discriminator: `parentRefs[${place}]`,
          message: words.message(route.meta.name, controller),
          evidence: found.map(({ type, status, reason, message }) =>
            about(route, conditionText(type, status, reason, message)),
          ),
          confirm: [describe(refOf(route))],
          fix: [words.mend],
        };
      }
  },
};

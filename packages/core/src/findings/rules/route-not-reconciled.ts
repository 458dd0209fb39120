/** A route on a Gateway that works, of whose newest version its controller has said nothing for a minute. */
import { attachmentsOf } from '../attachment.ts';
import { describe } from '../commands.ts';
import { current, wasInCluster } from '../conditions.ts';
import { about, refOf } from '../finding.ts';
import { routeTexts } from '../messages/route-en.ts';
import { grace } from '../pod-life.ts';
import { allRoutes } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-not-reconciled'];

export const routeNotReconciled: Rule = {
  id: 'route-not-reconciled',
  tier: 2,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    for (const route of allRoutes(inquiry)) {
      if (!wasInCluster(route) || inquiry.now - route.meta.created < grace.status) continue;
      for (const found of attachmentsOf(inquiry, route)) {
        if (found.is !== 'attached') continue;
        const { parent, place, door } = found;
        // A Gateway that nobody looks at explains its routes.
        if (current(door.conditions, 'Accepted', door.generation)?.status !== 'True') continue;
        const status = route.status.find(
          ({ parent: of }) => of.name === parent.name && of.namespace === parent.namespace,
        );
        const seen = status?.conditions.find(({ type }) => type === 'Accepted')?.generation;
        if (status !== undefined && (seen === undefined || seen >= route.generation)) continue;
        yield {
          subject: refOf(route),
          discriminator: place,
          message: words.message(route.meta.name, door.meta.name),
          evidence: [about(route, seen === undefined ? words.none : words.old(seen, route.generation))],
          confirm: [describe(refOf(route))],
          fix: [words.mend],
        };
      }
    }
  },
};

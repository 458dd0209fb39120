/** Hosts of a route none of which fits a host of a listener that would take it. */
import { attachmentsOf } from '../attachment.ts';
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { routeTexts } from '../messages/route-en.ts';
import { allRoutes, beside } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-hostname-mismatch'];

export const routeHostnameMismatch: Rule = {
  id: 'route-hostname-mismatch',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const route of allRoutes(inquiry))
      for (const found of attachmentsOf(inquiry, route)) {
        if (found.is !== 'hostname-mismatch') continue;
        const { door, listeners, place } = found;
        const bare = listeners.flatMap(({ hostname }) =>
          hostname?.startsWith('*.') && route.hostnames.includes(hostname.slice(2)) ? [hostname] : [],
        );
        yield {
          subject: refOf(route),
          discriminator: place,
          confidence: beside(route, 'Accepted', place),
          message: words.message(route.meta.name, route.hostnames, door.meta.name),
          evidence: [
            ...listeners.map(({ name, hostname }) => about(door, words.listener(name, hostname ?? '*'))),
            ...bare.map(host => about(door, words.wildcard(host))),
          ],
          confirm: [getYaml(refOf(route)), getYaml(refOf(door))],
          fix: [words.mend],
        };
      }
  },
};

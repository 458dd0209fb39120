/** A rule all of whose backends have weight 0. */
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { routeTexts } from '../messages/route-en.ts';
import { allRoutes } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-zero-weight'];

export const routeZeroWeight: Rule = {
  id: 'route-zero-weight',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const route of allRoutes(inquiry))
      for (const [i, { backends }] of route.rules.entries()) {
        if (backends.length === 0 || backends.some(({ weight }) => weight > 0)) continue;
        yield {
          subject: refOf(route),
          discriminator: `rules[${i}]`,
          message: words.message(route.meta.name),
          evidence: backends.map(({ name }) => about(route, words.weight(name))),
          confirm: [getYaml(refOf(route))],
          fix: [words.mend],
        };
      }
  },
};

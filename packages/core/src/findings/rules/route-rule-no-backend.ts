/** A rule without backends and without a filter that answers in their place. */
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { routeTexts } from '../messages/route-en.ts';
import { allRoutes } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-rule-no-backend'];
const answering = ['RequestRedirect', 'ExtensionRef'];

export const routeRuleNoBackend: Rule = {
  id: 'route-rule-no-backend',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const route of allRoutes(inquiry))
      for (const [i, { backends, filters }] of route.rules.entries()) {
        if (backends.length > 0 || filters.some(({ type }) => answering.includes(type))) continue;
        yield {
          subject: refOf(route),
          discriminator: `rules[${i}]`,
          message: words.message(route.meta.name),
          evidence: [about(route, words.rule(`rules[${i}]`))],
          confirm: [getYaml(refOf(route))],
          fix: [words.mend],
        };
      }
  },
};

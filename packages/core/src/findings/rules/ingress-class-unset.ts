/** An Ingress that names no class and that nobody has given an address for a minute. */
import { kubectl, patch } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-class-unset'];

export const ingressClassUnset: Rule = {
  id: 'ingress-class-unset',
  tier: 1,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress')) {
      if (ingress.className !== undefined || ingress.addresses.length > 0) continue;
      if (inquiry.now - ingress.meta.created < grace.status) continue;
      const chosen = inquiry.all('IngressClass').find(({ isDefault }) => isDefault);
      yield {
        subject: refOf(ingress),
        message: words.message(ingress.meta.name),
        evidence: [
          chosen === undefined
            ? about(ingress, words.noDefault)
            : about(chosen, words.default(chosen.meta.name)),
        ],
        confirm: [kubectl('', 'get', 'ingressclass')],
        fix: [
          chosen === undefined
            ? words.mend
            : patch(refOf(ingress), { spec: { ingressClassName: chosen.meta.name } }),
        ],
      };
    }
  },
};

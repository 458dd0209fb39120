/** A Gateway whose class does not exist. */
import { kubectl, patch } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { gatewayTexts } from '../messages/gateway-en.ts';
import { nearNames } from '../near-names.ts';
import type { Rule } from '../rule.ts';

const words = gatewayTexts['gateway-class-missing'];

export const gatewayClassMissing: Rule = {
  id: 'gateway-class-missing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const gateway of inquiry.all('Gateway')) {
      if (!inquiry.sees('GatewayClass')) continue;
      if (inquiry.find('GatewayClass', '', gateway.className) !== undefined) continue;
      const classes = inquiry.all('GatewayClass').map(({ meta }) => meta.name);
      const meant =
        nearNames(gateway.className, classes)[0] ?? (classes.length === 1 ? classes[0] : undefined);
      yield {
        subject: refOf(gateway),
        message: words.message(gateway.meta.name, gateway.className),
        evidence: [about(gateway, words.exist(classes))],
        confirm: [kubectl('', 'get', 'gatewayclass')],
        fix: [
          meant === undefined ? words.mend : patch(refOf(gateway), { spec: { gatewayClassName: meant } }),
        ],
      };
    }
  },
};

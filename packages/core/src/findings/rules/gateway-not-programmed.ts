/** A Gateway of which its controller says that it is not accepted or not programmed. */
import { describe } from '../commands.ts';
import { current } from '../conditions.ts';
import { about, refOf } from '../finding.ts';
import { conditionText, gatewayTexts } from '../messages/gateway-en.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';

const words = gatewayTexts['gateway-not-programmed'];

export const gatewayNotProgrammed: Rule = {
  id: 'gateway-not-programmed',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  explainedBy: ['gateway-listener-problem', 'gateway-cert-ref-broken', 'gateway-class-not-accepted'],
  *judge(inquiry) {
    for (const gateway of inquiry.all('Gateway')) {
      const condition = ['Accepted', 'Programmed']
        .map(type => current(gateway.conditions, type, gateway.generation))
        .find(found => found?.status === 'False');
      if (condition === undefined) continue;
      const { type, status, reason, message, since } = condition;
      // Whoever is only waiting gets the time for it.
      const waits = reason === 'Pending' || reason === 'AddressNotAssigned';
      if (waits && inquiry.now - (since ?? gateway.meta.created) < grace.loadBalancer) continue;
      yield {
        subject: refOf(gateway),
        message: words.message(gateway.meta.name, type),
        evidence: [about(gateway, conditionText(type, status, reason, message))],
        confirm: [describe(refOf(gateway))],
        fix: [words.mend],
        because: [refOf(gateway), { kind: 'GatewayClass', namespace: '', name: gateway.className }],
      };
    }
  },
};

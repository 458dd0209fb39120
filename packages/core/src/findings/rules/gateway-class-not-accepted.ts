/** A GatewayClass that its controller refuses (condition Accepted, found by type). */
import { describe } from '../commands.ts';
import { current } from '../conditions.ts';
import { about, refOf } from '../finding.ts';
import { conditionText, gatewayTexts } from '../messages/gateway-en.ts';
import type { Rule } from '../rule.ts';

const words = gatewayTexts['gateway-class-not-accepted'];

export const gatewayClassNotAccepted: Rule = {
  id: 'gateway-class-not-accepted',
  tier: 2,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const found of inquiry.all('GatewayClass')) {
      const accepted = current(found.conditions, 'Accepted', found.generation);
      if (accepted?.status !== 'False') continue;
      const { type, status, reason, message } = accepted;
      yield {
        subject: refOf(found),
        message: words.message(found.meta.name),
        evidence: [about(found, conditionText(type, status, reason, message))],
        confirm: [describe(refOf(found))],
        fix: [words.mend],
      };
    }
  },
};

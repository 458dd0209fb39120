/** The words of all rules, in English, by the id of the rule. The catalogue is made of them; there is no rule without. */
import { endpointTexts } from './endpoint-en.ts';
import { gatewayTexts } from './gateway-en.ts';
import { ingressTexts } from './ingress-en.ts';
import { podTexts } from './pod-en.ts';
import { policyTexts } from './policy-en.ts';
import { routeTexts } from './route-en.ts';
import type { RuleText } from './rule-text.ts';
import { serviceTexts } from './service-en.ts';

const all = {
  ...serviceTexts,
  ...endpointTexts,
  ...podTexts,
  ...ingressTexts,
  ...gatewayTexts,
  ...routeTexts,
  ...policyTexts,
};

export type RuleId = keyof typeof all;

export const ruleTexts: Readonly<Record<RuleId, RuleText>> = all;

/** The words of all rules, in English, by the id of the rule. The catalogue is made of them; there is no rule without. */
import { endpointTexts } from './endpoint-en.ts';
import { ingressTexts } from './ingress-en.ts';
import { podTexts } from './pod-en.ts';
import type { RuleText } from './rule-text.ts';
import { serviceTexts } from './service-en.ts';

const all = { ...serviceTexts, ...endpointTexts, ...podTexts, ...ingressTexts };

export type RuleId = keyof typeof all;

export const ruleTexts: Readonly<Record<RuleId, RuleText>> = all;

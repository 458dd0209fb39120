/** A policy for pods that are not there, and that no workload would make. */
import { isSelected, selectorText } from '../../label-selector.ts';
import { hasEnded } from '../../world-index.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { policyTexts } from '../messages/policy-en.ts';
import type { Rule } from '../rule.ts';

const words = policyTexts['netpol-selects-no-pods'];

export const netpolSelectsNoPods: Rule = {
  id: 'netpol-selects-no-pods',
  tier: 2,
  severity: 'info',
  confidence: 'likely',
  *judge(inquiry) {
    for (const policy of inquiry.all('NetworkPolicy')) {
      const { selector, meta } = policy;
      if (selector === undefined || selector.pairs.size + selector.expressions.length === 0) continue;
      if (!inquiry.sees('Pod', meta.namespace)) continue;
      const fits = (labels: ReadonlyMap<string, string>): boolean => isSelected(selector, labels);
      const somebody =
        inquiry.inNamespace('Pod', meta.namespace).some(pod => !hasEnded(pod) && fits(pod.meta.labels)) ||
        inquiry.workloads(meta.namespace).some(({ podLabels }) => fits(podLabels));
      if (somebody) continue;
      yield {
        subject: refOf(policy),
        message: words.message(meta.name, selectorText(selector)),
        evidence: [about(policy, words.message(meta.name, selectorText(selector)))],
        confirm: [kubectl(meta.namespace, 'get', 'pods', '--show-labels')],
        fix: [words.mend],
      };
    }
  },
};

/** A container that cannot be made: mostly a ConfigMap, a Secret or a key of one is missing. */
import { describe } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import type { Rule } from '../rule.ts';
import { unreadyPods } from '../served-pods.ts';

const words = podTexts['pod-container-config-error'];
const errors = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];

export const podContainerConfigError: Rule = {
  id: 'pod-container-config-error',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { pod, services } of unreadyPods(inquiry)) {
      const { trouble } = pod;
      if (trouble?.word === undefined || !errors.includes(trouble.word)) continue;
      yield {
        subject: refOf(pod),
        message: words.message(pod.meta.name, trouble.container, services),
        evidence: [about(pod, trouble.message ?? trouble.word)],
        confirm: [describe(refOf(pod))],
        fix: [words.mend],
      };
    }
  },
};

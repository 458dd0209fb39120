/** A pod whose init containers have not finished for more than a minute. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { unreadyPods } from '../served-pods.ts';

const words = podTexts['pod-init-blocked'];

export const podInitBlocked: Rule = {
  id: 'pod-init-blocked',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { pod, services } of unreadyPods(inquiry)) {
      const { uninitialized, trouble, node, meta } = pod;
      if (uninitialized === undefined || node === undefined || trouble?.init !== true) continue;
      if (inquiry.now - Math.max(uninitialized, meta.created) < grace.podStart) continue;
      yield {
        subject: refOf(pod),
        message: words.message(meta.name, trouble.container, services),
        evidence: [about(pod, words.said(trouble.word ?? pod.reason ?? 'nothing'))],
        confirm: [kubectl(meta.namespace, 'logs', meta.name, '-c', trouble.container)],
        fix: [words.mend],
      };
    }
  },
};

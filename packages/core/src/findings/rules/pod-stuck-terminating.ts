/** A pod that should have been gone for more than a minute (`deletionTimestamp` is when it should be gone, grace included). */
import { describe, getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import { isStuck } from '../pod-life.ts';
import type { Rule } from '../rule.ts';

const words = podTexts['pod-stuck-terminating'];

export const podStuckTerminating: Rule = {
  id: 'pod-stuck-terminating',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  explainedBy: ['node-not-ready'],
  *judge(inquiry) {
    for (const pod of inquiry.all('Pod')) {
      const late = inquiry.now - (pod.meta.deletion ?? inquiry.now);
      if (!isStuck(pod, inquiry.now) || inquiry.servicesOf(pod).length === 0) continue;
      const node = inquiry.find('Node', '', pod.node ?? '');
      const away =
        pod.finalizers === undefined && node !== undefined && node.ready !== true ? node : undefined;
      const why =
        pod.finalizers !== undefined
          ? about(pod, words.finalizers(pod.finalizers))
          : away !== undefined
            ? about(away, words.node(away.meta.name))
            : about(pod, words.unknown);
      yield {
        subject: refOf(pod),
        message: words.message(pod.meta.name, Math.floor(late / 60_000), away?.meta.name),
        evidence: [why],
        confirm: [away === undefined ? getYaml(refOf(pod)) : describe(refOf(away))],
        fix: [words.mend],
        ...(away === undefined ? {} : { because: [refOf(away)] }),
      };
    }
  },
};

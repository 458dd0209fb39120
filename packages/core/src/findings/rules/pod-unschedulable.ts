/** A pod that the scheduler could not place, or that a gate holds back (PodScheduled=False). */
import { describe } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import type { Rule } from '../rule.ts';
import { unreadyPods } from '../served-pods.ts';

const words = podTexts['pod-unschedulable'];
const reasons = ['Unschedulable', 'SchedulingGated'];

export const podUnschedulable: Rule = {
  id: 'pod-unschedulable',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { pod, services } of unreadyPods(inquiry)) {
      const { reason } = pod;
      if (pod.node !== undefined || pod.scheduled || reason === undefined || !reasons.includes(reason))
        continue;
      yield {
        subject: refOf(pod),
        message: words.message(pod.meta.name, services),
        evidence: [about(pod, words.said(reason, pod.message))],
        confirm: [describe(refOf(pod))],
        fix: [words.mend],
      };
    }
  },
};

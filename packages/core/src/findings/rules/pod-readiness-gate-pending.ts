/** A pod whose containers are ready and whose readiness gates are not (condition missing or False). */
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import { isStarting } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { unreadyPods } from '../served-pods.ts';

const words = podTexts['pod-readiness-gate-pending'];

export const podReadinessGatePending: Rule = {
  id: 'pod-readiness-gate-pending',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { pod, services } of unreadyPods(inquiry)) {
      if (pod.closedGates === undefined || isStarting(pod, inquiry.now)) continue;
      yield {
        subject: refOf(pod),
        message: words.message(pod.meta.name, pod.closedGates, services),
        evidence: pod.closedGates.map(gate => about(pod, words.gate(gate))),
        confirm: [getYaml(refOf(pod))],
        fix: [words.mend],
      };
    }
  },
};

/** A pod that is not ready on a node that is not: the node explains the pod. */
import { describe } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import { isAway } from '../node-life.ts';
import { isStarting } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { unreadyPods } from '../served-pods.ts';

const words = podTexts['pod-on-unready-node'];

export const podOnUnreadyNode: Rule = {
  id: 'pod-on-unready-node',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  explainedBy: ['node-not-ready'],
  *judge(inquiry) {
    for (const { pod, services } of unreadyPods(inquiry)) {
      const node = inquiry.find('Node', '', pod.node ?? '');
      if (node === undefined || !isAway(node, inquiry.now) || isStarting(pod, inquiry.now)) continue;
      yield {
        subject: refOf(pod),
        message: words.message(pod.meta.name, node.meta.name, services),
        evidence: [about(node, words.node(node.meta.name, node.reason))],
        confirm: [describe(refOf(node))],
        fix: [words.mend],
        because: [refOf(node)],
      };
    }
  },
};

/** A pod that is bound to a node which does not exist. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import type { Rule } from '../rule.ts';
import { servedPods } from '../served-pods.ts';

const words = podTexts['pod-node-missing'];

export const podNodeMissing: Rule = {
  id: 'pod-node-missing',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { pod } of servedPods(inquiry)) {
      if (pod.node === undefined || !inquiry.sees('Node')) continue;
      if (inquiry.find('Node', '', pod.node) !== undefined) continue;
      yield {
        subject: refOf(pod),
        message: words.message(pod.meta.name, pod.node),
        evidence: [about(pod, words.message(pod.meta.name, pod.node))],
        confirm: [kubectl('', 'get', 'nodes')],
        fix: [kubectl(pod.meta.namespace, 'delete', 'pod', pod.meta.name)],
      };
    }
  },
};

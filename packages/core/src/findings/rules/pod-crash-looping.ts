/** A container that ends again and again. Between two falls it runs for a moment: who ended in error for the third time and is not ready counts, too. */
import type { ContainerTrouble } from '../../kubernetes/object.ts';
import { kubectl } from '../commands.ts';
import { about, type Confidence, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import type { Rule } from '../rule.ts';
import { unreadyPods } from '../served-pods.ts';

const words = podTexts['pod-crash-looping'];

export const podCrashLooping: Rule = {
  id: 'pod-crash-looping',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { pod, services } of unreadyPods(inquiry)) {
      const { trouble } = pod;
      const confidence = trouble && howSure(trouble);
      if (trouble === undefined || confidence === undefined) continue;
      const { container, last, restarts } = trouble;
      yield {
        subject: refOf(pod),
        confidence,
        message: words.message(pod.meta.name, container, services),
        evidence: [
          ...(last === undefined ? [] : [about(pod, words.ended(last.reason, last.exit))]),
          about(pod, words.restarts(restarts)),
        ],
        confirm: [kubectl(pod.meta.namespace, 'logs', pod.meta.name, '-c', container, '-p')],
        fix: [words.mend],
      };
    }
  },
};

function howSure({ word, restarts, last }: ContainerTrouble): Confidence | undefined {
  if (word === 'CrashLoopBackOff') return 'certain';
  return restarts > 2 && last !== undefined && last.exit !== 0 ? 'likely' : undefined;
}

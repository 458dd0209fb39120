/** A container whose image cannot be pulled. In the first minute it is a warning, unless the name itself is wrong. */
import { describe } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { unreadyPods } from '../served-pods.ts';

const words = podTexts['pod-image-pull-failing'];
const failing = [
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
];

export const podImagePullFailing: Rule = {
  id: 'pod-image-pull-failing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { pod, services } of unreadyPods(inquiry)) {
      const { trouble } = pod;
      if (trouble?.word === undefined || !failing.includes(trouble.word)) continue;
      const young = inquiry.now - pod.meta.created < grace.podStart && trouble.word !== 'InvalidImageName';
      yield {
        subject: refOf(pod),
        ...(young ? { severity: 'warning', confidence: 'likely' } : {}),
        message: words.message(pod.meta.name, trouble.image ?? '', services),
        evidence: [about(pod, words.said(trouble.word, trouble.message))],
        confirm: [describe(refOf(pod))],
        fix: [words.mend],
      };
    }
  },
};

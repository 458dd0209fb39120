/** A pod that runs, is not starting any more, and is not ready, with nothing else to explain it. */
import type { PodObject } from '../../kubernetes/object.ts';
import { describe, kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import { isStarting } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { unreadyPods } from '../served-pods.ts';

const words = podTexts['pod-readiness-failing'];

export const podReadinessFailing: Rule = {
  id: 'pod-readiness-failing',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { pod, services } of unreadyPods(inquiry)) {
      const { trouble, meta } = pod;
      const runs = pod.phase === 'Running' && pod.uninitialized === undefined && trouble?.word === undefined;
      if (!runs || isStarting(pod, inquiry.now)) continue;
      yield {
        subject: refOf(pod),
        message: words.message(meta.name, services),
        evidence: [
          trouble === undefined
            ? about(pod, words.ready(pod.containersReady, pod.containers))
            : about(pod, words.probe(trouble.container, trouble.probe)),
        ],
        confirm: [
          describe(refOf(pod)),
          kubectl(meta.namespace, 'port-forward', `pod/${meta.name}`, `:${portOf(pod)}`),
        ],
        fix: [words.mend],
      };
    }
  },
};

/** The one that the readiness check asks, else the first that is declared. */
function portOf({ trouble, ports }: PodObject): string {
  const asked = /:([\w-]+)/.exec(trouble?.probe ?? '')?.[1];
  return asked ?? String(ports[0]?.port ?? 'PORT');
}

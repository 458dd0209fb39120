/**
 * A probe by a port name that its own container does not declare: the kubelet cannot ask and throws the answer away (kubernetes `pkg/kubelet/prober`), so that
 * readiness and start are never reached; a liveness probe merely never speaks.
 */
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import type { Rule } from '../rule.ts';
import { servedPods } from '../served-pods.ts';

const words = podTexts['pod-probe-port-unresolved'];

export const podProbePortUnresolved: Rule = {
  id: 'pod-probe-port-unresolved',
  tier: 2,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { pod, services } of servedPods(inquiry)) {
      const probes = pod.unresolvedProbes ?? [];
      const [first] = probes.filter(({ probe }) => probe !== 'liveness').concat(probes);
      if (first === undefined) continue;
      const harmless = first.probe === 'liveness' || pod.ready === true;
      yield {
        subject: refOf(pod),
        ...(harmless ? { severity: 'warning' } : {}),
        message: words.message(pod.meta.name, first.probe, first.port, services),
        evidence: probes.map(({ container, probe, port }) => about(pod, words.asked(container, probe, port))),
        confirm: [getYaml(refOf(pod))],
        fix: [words.mend],
      };
    }
  },
};

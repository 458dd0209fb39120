/** A named target port that some selected pods declare and others, which are no longer starting, do not. */
import { hasEnded } from '../../world-index.ts';
import { kubectl, pairsOf } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { grace, isLeaving } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { declares, portName, showDeclared } from '../service-port.ts';

const words = serviceTexts['svc-target-port-name-partial'];

export const svcTargetPortNamePartial: Rule = {
  id: 'svc-target-port-name-partial',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const named = service.ports.filter(({ target }) => typeof target === 'string');
      if (named.length === 0 || service.selector === undefined || service.type === 'ExternalName') continue;
      const { name, namespace } = service.meta;
      if (!inquiry.sees('Pod', namespace)) continue;
      const pods = inquiry.selected(service).filter(pod => !hasEnded(pod) && !isLeaving(pod));
      // Somebody came a moment ago: a rollout is under way.
      if (pods.some(pod => inquiry.now - pod.meta.created < grace.podStart)) continue;
      for (const port of named) {
        const without = pods.filter(pod => !declares(pod, port));
        if (without.length === 0 || without.length === pods.length) continue;
        yield {
          subject: refOf(service),
          ...(service.ports.length > 1 ? { discriminator: portName(port) } : {}),
          message: words.message(name, String(port.target), without.length, pods.length),
          evidence: without.map(pod => about(pod, words.without(pod.meta.name, pod.ports.map(showDeclared)))),
          confirm: [
            kubectl(namespace, 'get', 'pods', '-l', pairsOf(service.selector), '-o', 'wide', '--show-labels'),
          ],
          fix: [words.mend],
        };
      }
    }
  },
};

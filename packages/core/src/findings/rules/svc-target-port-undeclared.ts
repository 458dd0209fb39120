/** A numbered target port that a pod, which declares others of the protocol, does not declare. Never more than information: declarations do not open ports. */
import { hasEnded } from '../../world-index.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import type { Rule } from '../rule.ts';
import { portName, showDeclared } from '../service-port.ts';

const words = serviceTexts['svc-target-port-undeclared'];

export const svcTargetPortUndeclared: Rule = {
  id: 'svc-target-port-undeclared',
  tier: 2,
  severity: 'info',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.selector === undefined || service.type === 'ExternalName') continue;
      const pods = inquiry.selected(service).filter(pod => !hasEnded(pod));
      for (const port of service.ports) {
        const { target, protocol } = port;
        if (typeof target === 'string') continue;
        const pod = pods.find(({ ports }) => {
          const declared = ports.filter(found => found.protocol === protocol);
          return declared.length > 0 && declared.every(found => found.port !== target);
        });
        if (pod === undefined) continue;
        yield {
          subject: refOf(service),
          ...(service.ports.length > 1 ? { discriminator: portName(port) } : {}),
          message: words.message(service.meta.name, target),
          evidence: [about(pod, words.declared(pod.meta.name, pod.ports.map(showDeclared)))],
          confirm: [kubectl(pod.meta.namespace, 'exec', pod.meta.name, '--', 'ss', '-ltn')],
          fix: [words.mend],
        };
      }
    }
  },
};

/** A headless Service whose numbered target port differs from its port: names give addresses, and nobody translates the port. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import type { Rule } from '../rule.ts';
import { portName } from '../service-port.ts';

const words = serviceTexts['svc-headless-port-remap'];

export const svcHeadlessPortRemap: Rule = {
  id: 'svc-headless-port-remap',
  tier: 2,
  severity: 'info',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (!service.headless || service.selector === undefined) continue;
      for (const port of service.ports) {
        if (typeof port.target === 'string' || port.target === port.port) continue;
        yield {
          subject: refOf(service),
          ...(service.ports.length > 1 ? { discriminator: portName(port) } : {}),
          message: words.message(service.meta.name, port.port, port.target),
          evidence: [about(service, words.pair(port.port, port.target))],
          confirm: [kubectl(service.meta.namespace, 'get', 'service', service.meta.name, '-o', 'yaml')],
          fix: [words.mend],
        };
      }
    }
  },
};

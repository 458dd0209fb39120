/** A backend whose Service port is UDP or SCTP. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { backendIn, portOfBackend } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import { resolvedBackends } from '../resolved-backends.ts';
import type { Rule } from '../rule.ts';
import { portName, showPort } from '../service-port.ts';

const words = ingressTexts['ingress-backend-protocol-not-tcp'];

export const ingressBackendProtocolNotTcp: Rule = {
  id: 'ingress-backend-protocol-not-tcp',
  tier: 2,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { ingress, first, service } of resolvedBackends(inquiry)) {
      const port = portOfBackend(service, first.path);
      // A number may stand for two ports, one of each protocol.
      const isTcp = service.ports.some(found => found.port === port?.port && found.protocol === 'TCP');
      if (port === undefined || isTcp || service.type === 'ExternalName') continue;
      yield {
        subject: refOf(ingress),
        discriminator: first.place,
        backend: backendIn(ingress, first),
        message: words.message(ingress.meta.name, service.meta.name, portName(port), port.protocol),
        evidence: [about(service, showPort(port))],
        confirm: [kubectl(service.meta.namespace, 'get', 'service', service.meta.name)],
        fix: [words.mend],
      };
    }
  },
};

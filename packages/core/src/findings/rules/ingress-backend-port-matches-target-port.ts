/** A backend that names a target port by number: ingress-nginx forgives it (`controller.go` serviceEndpoints), other controllers do not. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { backendIn, portOfBackend, servedByNginx } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import { resolvedBackends } from '../resolved-backends.ts';
import type { Rule } from '../rule.ts';
import { showPort } from '../service-port.ts';

const words = ingressTexts['ingress-backend-port-matches-target-port'];

export const ingressBackendPortMatchesTargetPort: Rule = {
  id: 'ingress-backend-port-matches-target-port',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { ingress, first, service } of resolvedBackends(inquiry)) {
      const { port } = first.path;
      if (typeof port !== 'number' || service.type === 'ExternalName') continue;
      if (portOfBackend(service, first.path) !== undefined || servedByNginx(inquiry, ingress) !== 'yes')
        continue;
      const found = service.ports.find(({ target }) => target === port);
      if (found === undefined) continue;
      yield {
        subject: refOf(ingress),
        discriminator: first.place,
        backend: backendIn(ingress, first),
        message: words.message(ingress.meta.name, service.meta.name, port, found.port),
        evidence: [about(service, showPort(found))],
        confirm: [kubectl(service.meta.namespace, 'get', 'service', service.meta.name)],
        fix: [kubectl(ingress.meta.namespace, 'edit', 'ingress', ingress.meta.name)],
      };
    }
  },
};

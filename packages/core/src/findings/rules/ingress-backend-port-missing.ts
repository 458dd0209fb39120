/** A backend whose port, by number or name, its Service does not have. Names are compared only where they are not empty. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { backendIn, portOfBackend, servedByNginx } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import { resolvedBackends } from '../resolved-backends.ts';
import type { Rule } from '../rule.ts';
import { showPort } from '../service-port.ts';

const words = ingressTexts['ingress-backend-port-missing'];

export const ingressBackendPortMissing: Rule = {
  id: 'ingress-backend-port-missing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { ingress, first, all, service } of resolvedBackends(inquiry)) {
      const { port } = first.path;
      if (port === undefined || service.type === 'ExternalName') continue;
      if (portOfBackend(service, first.path) !== undefined) continue;
      const target = service.ports.find(found => found.target === port);
      const nginx = servedByNginx(inquiry, ingress);
      // ingress-nginx takes the number of a target port, which a rule of its own tells.
      if (nginx === 'yes' && target !== undefined) continue;
      yield {
        subject: refOf(ingress),
        discriminator: first.place,
        backend: backendIn(ingress, first),
        ...(nginx === 'unknown' && target !== undefined ? { confidence: 'likely' } : {}),
        message: words.message(
          ingress.meta.name,
          all.map(({ shown }) => shown),
          service.meta.name,
          port,
        ),
        evidence: [
          about(service, words.ports(service.ports.map(showPort))),
          ...(target !== undefined && typeof port === 'number'
            ? [about(service, words.isTarget(target.port, port))]
            : []),
        ],
        confirm: [kubectl(service.meta.namespace, 'get', 'service', service.meta.name)],
        fix: [kubectl(ingress.meta.namespace, 'edit', 'ingress', ingress.meta.name)],
      };
    }
  },
};

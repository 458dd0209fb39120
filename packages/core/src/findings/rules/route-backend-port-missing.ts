/** A backend that names no port, or one that its Service does not have; names of ports are not allowed here. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { routeTexts } from '../messages/route-en.ts';
import { backendIn, permittedBackends } from '../route-backends.ts';
import type { Rule } from '../rule.ts';
import { showPort } from '../service-port.ts';

const words = routeTexts['route-backend-port-missing'];

export const routeBackendPortMissing: Rule = {
  id: 'route-backend-port-missing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { route, place, backend, service } of permittedBackends(inquiry)) {
      if (service.type === 'ExternalName' || service.ports.some(({ port }) => port === backend.port))
        continue;
      const target = service.ports.find(found => found.target === backend.port);
      yield {
        subject: refOf(route),
        discriminator: place,
        backend: backendIn(backend),
        message: words.message(route.meta.name, service.meta.name, backend.port),
        evidence: [
          about(service, words.ports(service.ports.map(showPort))),
          ...(target !== undefined && backend.port !== undefined
            ? [about(service, words.isTarget(target.port, backend.port))]
            : []),
        ],
        confirm: [kubectl(service.meta.namespace, 'get', 'service', service.meta.name)],
        fix: [kubectl(route.meta.namespace, 'edit', route.kind.toLowerCase(), route.meta.name)],
      };
    }
  },
};

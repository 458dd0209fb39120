/** A backend with weight at whose Service port nobody is ready. An effect of what is said of the Service. */
import { showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { routeTexts } from '../messages/route-en.ts';
import { backendIn, permittedBackends } from '../route-backends.ts';
import type { Rule } from '../rule.ts';
import { serviceCauses } from '../service-causes.ts';
import { isReady } from '../service-lines.ts';
import { linesOfPort, portName } from '../service-port.ts';

const words = routeTexts['route-backend-no-endpoints'];

export const routeBackendNoEndpoints: Rule = {
  id: 'route-backend-no-endpoints',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  effect: true,
  explainedBy: serviceCauses,
  *judge(inquiry) {
    for (const { route, place, backend, service, share } of permittedBackends(inquiry)) {
      const port = service.ports.find(found => found.port === backend.port);
      if (port === undefined || backend.weight === 0 || service.type === 'ExternalName') continue;
      if (!inquiry.seesList(service)) continue;
      if (linesOfPort(inquiry.lines(service), port).some(isReady)) continue;
      yield {
        subject: refOf(route),
        discriminator: place,
        backend: backendIn(backend),
        message: words.message(route.meta.name, service.meta.name, share),
        evidence: [about(service, words.nobody(service.meta.name, port.port))],
        confirm: [showSlices(service)],
        fix: [words.mend],
        because: [
          { ...refOf(service), discriminator: portName(port) },
          ...inquiry.slicesOf(service).map(refOf),
        ],
      };
    }
  },
};

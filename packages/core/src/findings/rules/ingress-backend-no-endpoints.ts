/** A backend at whose Service port nobody is ready: proxies read ready endpoints only. An effect of what is said of the Service. */

import type { IngressObject } from '../../kubernetes/object.ts';
import { showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { backendIn, portOfBackend, servedByNginx } from '../ingress-backends.ts';
import type { Inquiry } from '../inquiry.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import { resolvedBackends } from '../resolved-backends.ts';
import type { Rule } from '../rule.ts';
import { serviceCauses } from '../service-causes.ts';
import { isReady } from '../service-lines.ts';
import { linesOfPort, portName, takesCalls } from '../service-port.ts';

const words = ingressTexts['ingress-backend-no-endpoints'];
const fallback = 'nginx.ingress.kubernetes.io/default-backend';

export const ingressBackendNoEndpoints: Rule = {
  id: 'ingress-backend-no-endpoints',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  effect: true,
  explainedBy: serviceCauses,
  *judge(inquiry) {
    for (const { ingress, first, all, service } of resolvedBackends(inquiry)) {
      const port = portOfBackend(service, first.path);
      if (port === undefined || service.type === 'ExternalName') continue;
      if (!inquiry.seesList(service)) continue;
      const lines = inquiry.lines(service);
      if (linesOfPort(lines, port).some(isReady)) continue;
      const nginx = servedByNginx(inquiry, ingress) === 'yes';
      const ready = lines.used.some(({ endpoints }) => endpoints.some(endpoint => isReady({ endpoint })));
      if (nginx && typeof port.target === 'number' && ready) continue;
      const instead = fallbackOf(inquiry, ingress);
      yield {
        subject: refOf(ingress),
        discriminator: first.place,
        backend: backendIn(ingress, first),
        ...(instead === undefined ? {} : { severity: 'warning' }),
        message: words.message(
          ingress.meta.name,
          all.map(({ shown }) => shown),
          service.meta.name,
        ),
        evidence: [
          about(service, words.nobody(service.meta.name, portName(port))),
          ...(instead === undefined ? [] : [about(instead, words.fallback(instead.meta.name))]),
        ],
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

function fallbackOf(inquiry: Inquiry, { meta, annotations }: IngressObject) {
  const service = inquiry.find('Service', meta.namespace, annotations?.get(fallback) ?? '');
  return service !== undefined && takesCalls(inquiry.lines(service)) ? service : undefined;
}

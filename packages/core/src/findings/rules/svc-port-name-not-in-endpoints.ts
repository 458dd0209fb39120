/**
 * A list with lines, none of whose ports has name and protocol of the Service port (kube-proxy `endpointInfoByServicePort`). Slices of the core controller follow the
 * Service by themselves; only lists that others keep are judged.
 */
import { kubectl, showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import type { Rule } from '../rule.ts';
import { partsOf, showNamed } from '../service-port.ts';

const words = serviceTexts['svc-port-name-not-in-endpoints'];

export const svcPortNameNotInEndpoints: Rule = {
  id: 'svc-port-name-not-in-endpoints',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.type === 'ExternalName' || !inquiry.seesList(service)) continue;
      const filled = inquiry.lines(service).used.filter(({ endpoints }) => endpoints.length > 0);
      const kept = filled.filter(({ managedBy }) => managedBy !== 'endpointslice-controller.k8s.io');
      if (kept.length === 0) continue;
      const missing = service.ports.filter(
        port =>
          !filled.some(slice =>
            slice.ports.some(found => found.name === port.name && found.protocol === port.protocol),
          ) && !kept.some(slice => slice.portsUnset?.includes(`${port.name}/${port.protocol}`) === true),
      );
      for (const { discriminator, ports } of partsOf(service, missing))
        yield {
          subject: refOf(service),
          ...(discriminator === undefined ? {} : { discriminator }),
          message: words.message(
            service.meta.name,
            ports.map(({ name, protocol }) => showNamed(name, protocol)).join(', '),
          ),
          evidence: [
            about(
              service,
              words.service(service.ports.map(({ name, protocol }) => showNamed(name, protocol))),
            ),
            ...kept.map(slice =>
              about(
                slice,
                words.list(
                  slice.meta.name,
                  slice.ports.map(({ name, protocol }) => showNamed(name, protocol)),
                ),
              ),
            ),
          ],
          confirm: [
            showSlices(service),
            kubectl(service.meta.namespace, 'get', 'service', service.meta.name, '-o', 'yaml'),
          ],
          fix: [words.mend],
        };
    }
  },
};

/** A slice of an address family that its Service does not have. */
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import type { Rule } from '../rule.ts';

const words = endpointTexts['endpointslice-family-unused'];

export const endpointsliceFamilyUnused: Rule = {
  id: 'endpointslice-family-unused',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.headless || service.type === 'ExternalName') continue;
      const { used, unused } = inquiry.lines(service);
      const only = used.every(({ endpoints }) => endpoints.length === 0);
      for (const slice of unused) {
        if (slice.family === 'FQDN') continue;
        yield {
          subject: refOf(slice),
          ...(only ? { severity: 'error' } : {}),
          message: words.message(slice.meta.name, slice.family, service.meta.name, only),
          evidence: [about(service, words.service(service.families))],
          confirm: [getYaml(refOf(slice)), getYaml(refOf(service))],
          fix: [words.mend],
          speaksFor: [refOf(service)],
        };
      }
    }
  },
};

/** A slice of names: kube-proxy reads IPv4 and IPv6 only (discovery/v1 AddressTypeFQDN). */
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import type { Rule } from '../rule.ts';

const words = endpointTexts['endpointslice-fqdn-ignored'];

export const endpointsliceFqdnIgnored: Rule = {
  id: 'endpointslice-fqdn-ignored',
  tier: 1,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const { used, unused } = inquiry.lines(service);
      const only = used.every(({ endpoints }) => endpoints.length === 0);
      for (const slice of unused) {
        if (slice.family !== 'FQDN') continue;
        yield {
          subject: refOf(slice),
          ...(only ? { severity: 'error' } : {}),
          message: words.message(slice.meta.name, service.meta.name, only),
          evidence: [about(slice, words.holds(slice.endpoints.flatMap(({ addresses }) => addresses)))],
          confirm: [getYaml(refOf(slice))],
          fix: [words.mend],
          speaksFor: [refOf(service)],
        };
      }
    }
  },
};

/** A port without a number in a slice with lines: kube-proxy leaves it out (`pkg/proxy/endpointslicecache.go`). */
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import type { Rule } from '../rule.ts';

const words = endpointTexts['endpointslice-port-unset'];

export const endpointslicePortUnset: Rule = {
  id: 'endpointslice-port-unset',
  tier: 2,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.headless || service.type === 'ExternalName') continue;
      for (const slice of inquiry.slicesOf(service)) {
        const wanted = (slice.portsUnset ?? []).filter(text =>
          service.ports.some(({ name, protocol }) => text === `${name}/${protocol}`),
        );
        if (wanted.length === 0 || slice.endpoints.length === 0) continue;
        const shown = wanted.map(text => (text.startsWith('/') ? `without a name${text}` : text));
        yield {
          subject: refOf(slice),
          message: words.message(slice.meta.name, shown.join(', ')),
          evidence: [about(slice, words.holds(shown))],
          confirm: [getYaml(refOf(slice))],
          fix: [words.mend],
          speaksFor: [refOf(service)],
        };
      }
    }
  },
};

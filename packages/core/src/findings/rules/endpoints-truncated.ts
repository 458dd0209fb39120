/** Endpoints that the controller cut at 1,000 addresses. Slices are complete; only readers of Endpoints miss somebody. */
import { showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import type { Rule } from '../rule.ts';

const words = endpointTexts['endpoints-truncated'];

export const endpointsTruncated: Rule = {
  id: 'endpoints-truncated',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const list of inquiry.all('Endpoints')) {
      if (list.truncated !== true) continue;
      const service = inquiry.find('Service', list.meta.namespace, list.meta.name);
      if (service === undefined) continue;
      const count = inquiry.slicesOf(service).reduce((sum, slice) => sum + slice.endpoints.length, 0);
      yield {
        subject: refOf(list),
        message: words.message(list.meta.name),
        evidence: [about(service, words.count(count))],
        confirm: [showSlices(service)],
        fix: [words.mend],
      };
    }
  },
};

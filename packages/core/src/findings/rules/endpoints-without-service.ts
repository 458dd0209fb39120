/** Endpoints that somebody wrote, without a Service of their name. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import { nearNames } from '../near-names.ts';
import type { Rule } from '../rule.ts';

const words = endpointTexts['endpoints-without-service'];

export const endpointsWithoutService: Rule = {
  id: 'endpoints-without-service',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const list of inquiry.all('Endpoints')) {
      const { name, namespace } = list.meta;
      if (!list.byHand || list.lock === true || name.startsWith('glusterfs')) continue;
      if (!inquiry.sees('Service', namespace) || inquiry.find('Service', namespace, name) !== undefined)
        continue;
      const bare = inquiry
        .inNamespace('Service', namespace)
        .filter(
          service =>
            service.type !== 'ExternalName' &&
            service.selector === undefined &&
            inquiry.slicesOf(service).every(({ endpoints }) => endpoints.length === 0),
        );
      const near = nearNames(
        name,
        bare.map(({ meta }) => meta.name),
      )[0];
      const addresses = (list.subsets ?? []).flatMap(({ ready, notReady }) => [...ready, ...notReady]);
      yield {
        subject: refOf(list),
        message: words.message(name),
        evidence: [
          about(list, words.holds(addresses)),
          ...bare
            .filter(({ meta }) => meta.name === near)
            .map(service => about(service, words.near(service.meta.name))),
        ],
        confirm: [kubectl(namespace, 'get', 'services,endpoints')],
        fix: [words.mend],
      };
    }
  },
};

/** A Service of type LoadBalancer that nobody has given an address for five minutes. */
import { kubectl } from '../commands.ts';
import { wasInCluster } from '../conditions.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';

const words = serviceTexts['svc-lb-pending'];

export const svcLbPending: Rule = {
  id: 'svc-lb-pending',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    const balanced = inquiry.all('Service').filter(({ type }) => type === 'LoadBalancer');
    const served = balanced
      .filter(({ loadBalancer }) => loadBalancer.length > 0)
      .map(({ meta }) => meta.name);
    for (const service of balanced) {
      const age = inquiry.now - service.meta.created;
      if (service.loadBalancer.length > 0 || service.meta.deletion !== undefined) continue;
      if (!wasInCluster(service) || age < grace.loadBalancer) continue;
      const named = service.loadBalancerClass;
      yield {
        subject: refOf(service),
        message: words.message(service.meta.name, Math.floor(age / 60_000)),
        evidence: [
          about(service, named === undefined ? words.noClass : words.class(named)),
          about(service, served.length === 0 ? words.nobody : words.others(served)),
        ],
        confirm: [kubectl(service.meta.namespace, 'describe', 'service', service.meta.name)],
        fix: [words.mend],
      };
    }
  },
};

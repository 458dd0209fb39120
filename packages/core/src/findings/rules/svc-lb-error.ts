/** A load balancer that says itself what it could not do (core/v1 LoadBalancerPortsError, PortStatus.error). */
import { describe } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import type { Rule } from '../rule.ts';

const words = serviceTexts['svc-lb-error'];

export const svcLbError: Rule = {
  id: 'svc-lb-error',
  tier: 2,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.type !== 'LoadBalancer' || service.loadBalancerError === undefined) continue;
      yield {
        subject: refOf(service),
        message: words.message(service.meta.name),
        evidence: [about(service, service.loadBalancerError)],
        confirm: [describe(refOf(service))],
        fix: [words.mend],
      };
    }
  },
};

/** A StatefulSet whose governing Service is missing, is not headless, or does not select its pods: they have no names of their own. */
import { matches } from '../../project/selection.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import type { Rule } from '../rule.ts';

const words = podTexts['sts-governing-service-missing'];

export const stsGoverningServiceMissing: Rule = {
  id: 'sts-governing-service-missing',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const set of inquiry.all('StatefulSet')) {
      const { namespace, name } = set.meta;
      if (set.serviceName === undefined || !inquiry.sees('Service', namespace)) continue;
      const service = inquiry.find('Service', namespace, set.serviceName);
      const why =
        service === undefined
          ? about(set, words.missing(set.serviceName))
          : service.headless
            ? service.selector !== undefined && !matches(service.selector, set.podLabels)
              ? about(service, words.others(set.serviceName))
              : undefined
            : about(service, words.headed(set.serviceName));
      if (why === undefined) continue;
      yield {
        subject: refOf(set),
        message: words.message(name, set.serviceName),
        evidence: [why, about(set, words.name(`${name}-0.${set.serviceName}.${namespace}.svc`))],
        confirm: [kubectl(namespace, 'get', 'services')],
        fix: [words.mend],
      };
    }
  },
};

/** A Service of two families, one of which has ready endpoints while the other has none. */
import { showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import type { Rule } from '../rule.ts';
import { isReady } from '../service-lines.ts';

const words = serviceTexts['svc-dual-stack-family-empty'];

export const svcDualStackFamilyEmpty: Rule = {
  id: 'svc-dual-stack-family-empty',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.families.length < 2 || (service.headless && service.selector === undefined)) continue;
      if (!inquiry.seesList(service)) continue;
      const ready = service.families.map(family => ({
        family,
        count: new Set(
          inquiry
            .lines(service)
            .ports.filter(port => port.family === family)
            .flatMap(({ lines }) => lines.filter(isReady).map(({ address }) => address)),
        ).size,
      }));
      if (ready.every(({ count }) => count === 0)) continue;
      for (const { family, count } of ready) {
        if (count > 0) continue;
        yield {
          subject: refOf(service),
          discriminator: family,
          message: words.message(service.meta.name, family),
          evidence: ready.map(found => about(service, words.family(found.family, found.count))),
          confirm: [showSlices(service)],
          fix: [words.mend],
        };
      }
    }
  },
};

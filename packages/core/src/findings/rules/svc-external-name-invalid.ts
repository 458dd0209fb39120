/** An ExternalName that DNS cannot answer: a CNAME holds a name and nothing else. */
import { getYaml } from '../commands.ts';
import { readExternalName } from '../external-name.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import type { Rule } from '../rule.ts';

const words = serviceTexts['svc-external-name-invalid'];

export const svcExternalNameInvalid: Rule = {
  id: 'svc-external-name-invalid',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.type !== 'ExternalName') continue;
      const found = readExternalName(service);
      if (found.means !== 'nothing') continue;
      yield {
        subject: refOf(service),
        message: words.message(service.meta.name, service.externalName ?? ''),
        evidence: [about(service, words[found.why])],
        confirm: [getYaml(refOf(service))],
        fix: [found.why === 'ip' ? words.instead : words.mend],
      };
    }
  },
};

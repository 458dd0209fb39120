/** A backend that is only another name. ingress-nginx follows it unless that is switched off. */
import { getYaml } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { backendIn, servedByNginx } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import { resolvedBackends } from '../resolved-backends.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-backend-external-name'];

export const ingressBackendExternalName: Rule = {
  id: 'ingress-backend-external-name',
  tier: 1,
  severity: 'warning',
  confidence: 'possible',
  *judge(inquiry) {
    for (const { ingress, first, service } of resolvedBackends(inquiry)) {
      if (service.type !== 'ExternalName') continue;
      const text = words.message(ingress.meta.name, service.meta.name, service.externalName ?? '');
      yield {
        subject: refOf(ingress),
        discriminator: first.place,
        backend: backendIn(ingress, first),
        ...(servedByNginx(inquiry, ingress) === 'yes' ? { severity: 'info' } : {}),
        message: text,
        evidence: [about(service, `${service.meta.name} → ${service.externalName ?? ''}`)],
        confirm: [getYaml(refOf(service))],
        fix: [words.mend],
      };
    }
  },
};

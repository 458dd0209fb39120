/** A canary of ingress-nginx without a main Ingress for its host and path, or canary settings on an Ingress that is none. */
import { describe } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { backendsOf, servedByNginx } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['nginx-canary-orphan'];
const canary = 'nginx.ingress.kubernetes.io/canary';

export const nginxCanaryOrphan: Rule = {
  id: 'nginx-canary-orphan',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    const all = inquiry.all('Ingress');
    const main = new Set(
      all
        .filter(({ annotations }) => annotations?.get(canary) !== 'true')
        .flatMap(ingress => backendsOf(ingress).map(({ shown }) => shown)),
    );
    for (const ingress of all) {
      const { annotations, meta } = ingress;
      const settings = [...(annotations?.keys() ?? [])].filter(key => key.startsWith(`${canary}-`));
      const isCanary = annotations?.get(canary) === 'true';
      if ((!isCanary && settings.length === 0) || servedByNginx(inquiry, ingress) !== 'yes') continue;
      const orphans = isCanary ? backendsOf(ingress).filter(({ shown }) => !main.has(shown)) : [];
      const [setting] = isCanary ? [] : settings;
      for (const { place, shown } of orphans)
        yield {
          subject: refOf(ingress),
          discriminator: place,
          message: words.message(meta.name, shown),
          evidence: [about(ingress, shown)],
          confirm: [describe(refOf(ingress))],
          fix: [words.mend],
        };
      if (setting !== undefined)
        yield {
          subject: refOf(ingress),
          discriminator: setting,
          message: words.off(meta.name, setting),
          evidence: [about(ingress, `${setting}: ${annotations?.get(setting) ?? ''}`)],
          confirm: [describe(refOf(ingress))],
          fix: [words.mend],
        };
    }
  },
};

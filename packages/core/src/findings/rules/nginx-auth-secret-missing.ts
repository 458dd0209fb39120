/** A Secret for sign-in that does not exist, or stands in another namespace, which ingress-nginx refuses unless it is allowed. Judged only where Secrets were given. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { servedByNginx } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['nginx-auth-secret-missing'];
const keys = ['auth-secret', 'auth-tls-secret'].map(name => `nginx.ingress.kubernetes.io/${name}`);

export const nginxAuthSecretMissing: Rule = {
  id: 'nginx-auth-secret-missing',
  tier: 2,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress'))
      for (const key of keys) {
        const value = ingress.annotations?.get(key);
        if (value === undefined || value === '' || servedByNginx(inquiry, ingress) !== 'yes') continue;
        if (!inquiry.sees('Secret')) continue;
        const [namespace, secret] = value.includes('/') ? value.split('/') : [ingress.meta.namespace, value];
        const exists = inquiry.secrets?.has(`${namespace}/${secret}`) === true;
        const elsewhere = namespace !== ingress.meta.namespace;
        if (exists && !elsewhere) continue;
        yield {
          subject: refOf(ingress),
          discriminator: key,
          ...(exists ? { severity: 'warning', confidence: 'possible' } : {}),
          message: (exists ? words.elsewhere : words.message)(ingress.meta.name, value),
          evidence: [about(ingress, words.names(key, value))],
          confirm: [kubectl(namespace ?? '', 'get', 'secret', secret ?? '')],
          fix: [words.mend],
        };
      }
  },
};

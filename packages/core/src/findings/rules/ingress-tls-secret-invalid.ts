/** A Secret for TLS that lacks certificate or key. Its type does not matter. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-tls-secret-invalid'];

export const ingressTlsSecretInvalid: Rule = {
  id: 'ingress-tls-secret-invalid',
  tier: 2,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress')) {
      const { name, namespace } = ingress.meta;
      for (const { secret } of ingress.certificates ?? []) {
        if (!inquiry.sees('Secret', namespace)) continue;
        const found = inquiry.secrets?.get(`${namespace}/${secret}`);
        const missing = ['tls.crt', 'tls.key'].filter(key => found?.keys.includes(key) !== true);
        if (found === undefined || missing.length === 0) continue;
        yield {
          subject: refOf(ingress),
          discriminator: secret,
          message: words.message(name, secret, missing),
          evidence: [about(ingress, words.keys(found.keys))],
          confirm: [kubectl(namespace, 'describe', 'secret', secret)],
          fix: [words.mend],
        };
      }
    }
  },
};

/** A certificate that does not exist. Judged only where Secrets were given (in files, and then by name and keys alone). */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-tls-secret-missing'];

export const ingressTlsSecretMissing: Rule = {
  id: 'ingress-tls-secret-missing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress')) {
      const { name, namespace } = ingress.meta;
      for (const { secret, hosts } of ingress.certificates ?? []) {
        if (!inquiry.sees('Secret', namespace) || inquiry.secrets?.has(`${namespace}/${secret}`) === true)
          continue;
        yield {
          subject: refOf(ingress),
          discriminator: secret,
          message: words.message(name, secret, hosts),
          evidence: [about(ingress, words.names(secret))],
          confirm: [kubectl(namespace, 'get', 'secret', secret)],
          fix: [kubectl(namespace, 'create', 'secret', 'tls', secret, '--cert=tls.crt', '--key=tls.key')],
        };
      }
    }
  },
};

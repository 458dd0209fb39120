/** Two Ingresses of one class with the same host, path and type: the older one is used. Said of the newer. */
import type { IngressObject } from '../../kubernetes/object.ts';
import { kubectl } from '../commands.ts';
import { about, nameOf, refOf } from '../finding.ts';
import { backendsOf } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-duplicate-rule'];
const canary = 'nginx.ingress.kubernetes.io/canary';

export const ingressDuplicateRule: Rule = {
  id: 'ingress-duplicate-rule',
  tier: 2,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    const first = new Map<string, IngressObject>();
    const byAge = inquiry
      .all('Ingress')
      .filter(({ annotations }) => annotations?.get(canary) !== 'true')
      .toSorted((a, b) => a.meta.created - b.meta.created);
    for (const ingress of byAge)
      for (const { place, shown, path } of backendsOf(ingress)) {
        if (place === 'defaultBackend' || path.path.startsWith('/.well-known/acme-challenge')) continue;
        const key = `${ingress.className ?? ''} ${shown} ${path.pathType}`;
        const other = first.get(key);
        if (other === undefined) first.set(key, ingress);
        else if (other !== ingress)
          yield {
            subject: refOf(ingress),
            discriminator: place,
            message: words.message(ingress.meta.name, shown, nameOf(refOf(other))),
            evidence: [about(other, words.older(nameOf(refOf(other))))],
            confirm: [kubectl('', 'get', 'ingress', '-A')],
            fix: [words.mend],
          };
      }
  },
};

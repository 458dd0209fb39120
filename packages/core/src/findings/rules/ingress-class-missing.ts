/** An Ingress whose class does not exist. An address may be left over from the class that it had before, or be given by somebody who needs no object. */
import { kubectl, patch } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import { nearNames } from '../near-names.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-class-missing'];
/** Clouds know these without an object. */
const builtIn = ['gce', 'gce-internal'];

export const ingressClassMissing: Rule = {
  id: 'ingress-class-missing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress')) {
      const { className, classAnnotated, addresses } = ingress;
      if (className === undefined || classAnnotated === true || builtIn.includes(className)) continue;
      if (!inquiry.sees('IngressClass') || inquiry.find('IngressClass', '', className) !== undefined)
        continue;
      const peer = inquiry
        .all('Ingress')
        .find(
          other =>
            other.className !== className && other.addresses.some(address => addresses.includes(address)),
        );
      const classes = inquiry.all('IngressClass').map(({ meta }) => meta.name);
      const near = nearNames(className, classes)[0];
      yield {
        subject: refOf(ingress),
        // An address is left over from another class, or comes from a controller that needs no object.
        ...(addresses.length === 0
          ? {}
          : peer === undefined
            ? { severity: 'warning', confidence: 'possible' }
            : { confidence: 'likely' }),
        message: words.message(ingress.meta.name, className),
        evidence: [
          about(ingress, words.exist(classes)),
          ...(peer === undefined ? [] : [about(peer, words.leftOver(peer.meta.name, peer.className ?? ''))]),
        ],
        confirm: [kubectl('', 'get', 'ingressclass')],
        fix: [near === undefined ? words.mend : patch(refOf(ingress), { spec: { ingressClassName: near } })],
      };
    }
  },
};

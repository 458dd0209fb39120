/** More than one class that is marked as the default (admission DefaultIngressClass takes the newest). Said once, of the newest. */
import { kubectl, patch } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-default-class-ambiguous'];
const mark = 'ingressclass.kubernetes.io/is-default-class';

export const ingressDefaultClassAmbiguous: Rule = {
  id: 'ingress-default-class-ambiguous',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    const classes = inquiry.all('IngressClass').filter(({ isDefault }) => isDefault);
    const newest = [...classes].sort((a, b) => b.meta.created - a.meta.created)[0];
    if (classes.length < 2 || newest === undefined) return;
    yield {
      subject: refOf(newest),
      message: words.message(classes.map(({ meta }) => meta.name)),
      evidence: classes.map(found => about(found, words.class(found.meta.name, found.controller))),
      confirm: [kubectl('', 'get', 'ingressclass')],
      fix: [patch(refOf(newest), { metadata: { annotations: { [mark]: null } } })],
    };
  },
};

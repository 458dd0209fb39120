/** An Ingress without an address after five minutes, while another of its class has one. */
import { describe } from '../commands.ts';
import { wasInCluster } from '../conditions.ts';
import { about, refOf } from '../finding.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-no-address'];

export const ingressNoAddress: Rule = {
  id: 'ingress-no-address',
  tier: 2,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    const all = inquiry.all('Ingress');
    for (const ingress of all) {
      const { className, addresses, meta } = ingress;
      if (className === undefined || addresses.length > 0) continue;
      if (!wasInCluster(ingress) || inquiry.now - meta.created < grace.loadBalancer) continue;
      const peer = all.find(other => other.className === className && other.addresses.length > 0);
      if (peer === undefined) continue;
      yield {
        subject: refOf(ingress),
        message: words.message(meta.name, className),
        evidence: [about(peer, words.peer(peer.meta.name, peer.addresses))],
        confirm: [describe(refOf(ingress))],
        fix: [words.mend],
      };
    }
  },
};

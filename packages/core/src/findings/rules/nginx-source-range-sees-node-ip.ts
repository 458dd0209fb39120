/** A list of source ranges behind a Service that forwards calls between nodes: the controller may see a node's address. */
import { patch } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { frontOf } from '../front-end.ts';
import { servedByNginx } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import type { Rule } from '../rule.ts';
import { sourceRanges } from '../source-ranges.ts';

const words = ingressTexts['nginx-source-range-sees-node-ip'];

export const nginxSourceRangeSeesNodeIp: Rule = {
  id: 'nginx-source-range-sees-node-ip',
  tier: 2,
  severity: 'warning',
  confidence: 'possible',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress')) {
      if (servedByNginx(inquiry, ingress) !== 'yes' || sourceRanges(ingress).length === 0) continue;
      const front = frontOf(inquiry, ingress);
      if (front === undefined || front.type === 'ClusterIP' || front.externalTrafficPolicy === 'Local')
        continue;
      yield {
        subject: refOf(ingress),
        message: words.message(ingress.meta.name, front.meta.name),
        evidence: [about(front, words.policy(front.meta.name))],
        confirm: [`kubectl -n ${front.meta.namespace} get service ${front.meta.name} -o yaml`],
        fix: [patch(refOf(front), { spec: { externalTrafficPolicy: 'Local' } })],
      };
    }
  },
};

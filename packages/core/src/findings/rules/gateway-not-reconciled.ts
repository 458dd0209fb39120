/** A Gateway of whose newest version no controller has said anything for a minute. */
import { kubectl } from '../commands.ts';
import { wasInCluster } from '../conditions.ts';
import { about, refOf } from '../finding.ts';
import { gatewayTexts } from '../messages/gateway-en.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';

const words = gatewayTexts['gateway-not-reconciled'];

export const gatewayNotReconciled: Rule = {
  id: 'gateway-not-reconciled',
  tier: 2,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    for (const gateway of inquiry.all('Gateway')) {
      const { conditions, generation, meta, className } = gateway;
      const accepted = conditions.find(({ type }) => type === 'Accepted');
      const told =
        accepted !== undefined &&
        accepted.status !== 'Unknown' &&
        (accepted.generation ?? generation) >= generation;
      if (told || !wasInCluster(gateway) || inquiry.now - meta.created < grace.status) continue;
      const found = inquiry.find('GatewayClass', '', className);
      yield {
        subject: refOf(gateway),
        message: words.message(meta.name),
        evidence: [
          about(
            gateway,
            accepted === undefined
              ? words.none
              : words.status(`Accepted is ${accepted.status}, of generation ${accepted.generation ?? '?'}`),
          ),
          ...(found === undefined ? [] : [about(found, words.class(className, found.controller))]),
        ],
        confirm: [
          kubectl(meta.namespace, 'describe', 'gateway', meta.name),
          kubectl('', 'get', 'gatewayclass'),
        ],
        fix: [words.mend],
      };
    }
  },
};

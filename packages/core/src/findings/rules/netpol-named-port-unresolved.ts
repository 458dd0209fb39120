/** A rule for calls in that names a port which none of the selected pods declares with its protocol. */
import { isSelected } from '../../label-selector.ts';
import { hasEnded } from '../../world-index.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { policyTexts } from '../messages/policy-en.ts';
import type { Rule } from '../rule.ts';
import { showDeclared } from '../service-port.ts';

const words = policyTexts['netpol-named-port-unresolved'];

export const netpolNamedPortUnresolved: Rule = {
  id: 'netpol-named-port-unresolved',
  tier: 2,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    for (const policy of inquiry.all('NetworkPolicy')) {
      const { selector, meta } = policy;
      const named = policy.ingress
        .flatMap(({ ports }) => ports)
        .filter(({ port }) => typeof port === 'string');
      if (selector === undefined || named.length === 0 || !inquiry.sees('Pod', meta.namespace)) continue;
      const pods = inquiry
        .inNamespace('Pod', meta.namespace)
        .filter(pod => !hasEnded(pod) && isSelected(selector, pod.meta.labels));
      const [sample] = pods;
      if (sample === undefined) continue;
      for (const { port, protocol } of named) {
        const name = String(port);
        if (pods.some(({ ports }) => ports.some(found => found.name === name && found.protocol === protocol)))
          continue;
        yield {
          subject: refOf(policy),
          discriminator: name,
          message: words.message(meta.name, name),
          evidence: [about(sample, words.declared(sample.meta.name, sample.ports.map(showDeclared)))],
          confirm: [kubectl(meta.namespace, 'describe', 'networkpolicy', meta.name)],
          fix: [words.mend],
        };
      }
    }
  },
};

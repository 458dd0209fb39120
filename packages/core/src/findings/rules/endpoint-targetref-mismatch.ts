/** A written line that refers to a pod which is not there, was replaced, or has another address. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import type { Rule } from '../rule.ts';
import { writtenLists } from '../written-lists.ts';

const words = endpointTexts['endpoint-targetref-mismatch'];

export const endpointTargetrefMismatch: Rule = {
  id: 'endpoint-targetref-mismatch',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { object, addresses } of writtenLists(inquiry))
      for (const { address, target } of addresses) {
        if (target?.kind !== 'Pod') continue;
        const namespace = target.namespace || object.meta.namespace;
        if (!inquiry.sees('Pod', namespace)) continue;
        const pod = inquiry.find('Pod', namespace, target.name);
        const why =
          pod === undefined
            ? words.missing(target.name)
            : target.uid !== '' && target.uid !== pod.meta.uid
              ? words.uid(target.name)
              : pod.ips.includes(address)
                ? undefined
                : words.address(target.name, pod.ips);
        if (why === undefined) continue;
        yield {
          subject: refOf(object),
          discriminator: address,
          message: words.message(object.meta.name, address, target.name),
          evidence: [about(pod ?? object, why)],
          confirm: [kubectl(namespace, 'get', 'pod', target.name, '-o', 'wide')],
          fix: [words.mend],
        };
      }
  },
};

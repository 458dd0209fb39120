/** A written address of a live pod in another namespace: right today, wrong when the pod is replaced. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import type { Rule } from '../rule.ts';
import { writtenLists } from '../written-lists.ts';

const words = endpointTexts['endpoint-address-other-namespace'];

export const endpointAddressOtherNamespace: Rule = {
  id: 'endpoint-address-other-namespace',
  tier: 2,
  severity: 'info',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { object, addresses } of writtenLists(inquiry))
      for (const { address } of addresses) {
        const holders = inquiry.podsAt(address).filter(pod => !pod.hostNetwork);
        const [pod] = holders;
        if (pod === undefined || holders.some(({ meta }) => meta.namespace === object.meta.namespace))
          continue;
        yield {
          subject: refOf(object),
          discriminator: address,
          message: words.message(object.meta.name, address, pod.meta.name, pod.meta.namespace),
          evidence: [about(pod, words.services(inquiry.servicesOf(pod).map(({ meta }) => meta.name)))],
          confirm: [kubectl(pod.meta.namespace, 'get', 'pod', pod.meta.name, '-o', 'wide')],
          fix: [words.mend],
        };
      }
  },
};

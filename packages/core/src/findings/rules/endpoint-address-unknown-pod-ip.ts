/** A written address from the pod range of a node that no live pod has. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { contains, readRange } from '../ip-range.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import type { Rule } from '../rule.ts';
import { writtenLists } from '../written-lists.ts';

const words = endpointTexts['endpoint-address-unknown-pod-ip'];

export const endpointAddressUnknownPodIp: Rule = {
  id: 'endpoint-address-unknown-pod-ip',
  tier: 1,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    const ranges = inquiry
      .all('Node')
      .flatMap(node => (node.podRanges ?? []).map(text => ({ node, text, range: readRange(text) })));
    for (const { object, addresses } of writtenLists(inquiry))
      for (const { address, target } of addresses) {
        if (target !== undefined) continue;
        const found = ranges.find(({ range }) => range !== undefined && contains(range, address));
        if (found === undefined || !inquiry.sees('Pod') || inquiry.podsAt(address).length > 0) continue;
        yield {
          subject: refOf(object),
          discriminator: address,
          message: words.message(object.meta.name, address),
          evidence: [about(found.node, words.range(found.node.meta.name, found.text))],
          confirm: [kubectl('', 'get', 'pods', '-A', '-o', 'wide')],
          fix: [words.mend],
        };
      }
  },
};

/** A written address that is the cluster IP of a Service: kube-proxy cannot send to a virtual address (core/v1 EndpointAddress). */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import type { Rule } from '../rule.ts';
import { writtenLists } from '../written-lists.ts';

const words = endpointTexts['endpoint-address-is-cluster-ip'];

export const endpointAddressIsClusterIp: Rule = {
  id: 'endpoint-address-is-cluster-ip',
  tier: 1,
  severity: 'error',
  confidence: 'likely',
  *judge(inquiry) {
    const owners = new Map(
      inquiry.all('Service').flatMap(service => service.clusterIPs.map(ip => [ip, service] as const)),
    );
    for (const { object, service, addresses } of writtenLists(inquiry))
      for (const { address } of addresses) {
        const owner = owners.get(address);
        if (owner === undefined) continue;
        const reader = inquiry.find('Service', object.meta.namespace, service);
        yield {
          subject: refOf(object),
          discriminator: address,
          message: words.message(object.meta.name, address, owner.meta.name),
          evidence: [
            about(object, words.holds(address)),
            about(owner, words.owner(owner.meta.name, address)),
          ],
          confirm: [kubectl('', 'get', 'services', '-A', '-o', 'wide')],
          fix: [words.instead(owner.meta.name, owner.meta.namespace)],
          ...(reader === undefined ? {} : { speaksFor: [refOf(reader)] }),
        };
      }
  },
};

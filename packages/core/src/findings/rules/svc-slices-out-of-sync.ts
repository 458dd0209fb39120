/** A ready pod that is selected and that no slice lists, though nothing keeps the controller from doing so (endpointslice `ShouldPodBeInEndpoints`). */
import type { PodObject } from '../../kubernetes/object.ts';
import { hasEnded } from '../../world-index.ts';
import { kubectl, showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { grace, isLeaving } from '../pod-life.ts';
import type { Rule } from '../rule.ts';

const words = serviceTexts['svc-slices-out-of-sync'];

export const svcSlicesOutOfSync: Rule = {
  id: 'svc-slices-out-of-sync',
  tier: 2,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const { name, namespace } = service.meta;
      if (service.selector === undefined || service.type === 'ExternalName') continue;
      if (!inquiry.sees('EndpointSlice', namespace) || !inquiry.sees('Node')) continue;
      const listed = new Set(
        inquiry.slicesOf(service).flatMap(slice => slice.endpoints.flatMap(endpoint => endpoint.addresses)),
      );
      const settled = (pod: PodObject): boolean =>
        inquiry.now - Math.max(pod.readySince ?? pod.meta.created, service.meta.created) > grace.slices;
      const missing = inquiry
        .selected(service)
        .filter(pod => !hasEnded(pod) && !isLeaving(pod) && pod.ready === true && settled(pod))
        .filter(pod => inquiry.find('Node', '', pod.node ?? '') !== undefined)
        .flatMap(pod => {
          const address = pod.ips.find(ip => service.families.includes(ip.includes(':') ? 'IPv6' : 'IPv4'));
          return address === undefined || listed.has(address) ? [] : [{ pod, address }];
        });
      if (missing.length === 0) continue;
      yield {
        subject: refOf(service),
        message: words.message(name, missing.length),
        evidence: missing.map(({ pod, address }) => about(pod, words.missing(pod.meta.name, address))),
        confirm: [kubectl(namespace, 'get', 'pods', '-o', 'wide'), showSlices(service)],
        fix: [words.mend],
      };
    }
  },
};

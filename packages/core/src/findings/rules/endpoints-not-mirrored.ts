/** Endpoints of a Service without selector that no slice mirrors: what forbids it is said at once, a silent controller after half a minute. */
import { kubectl, patch, showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import { isMirrored } from '../mirror.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';

const words = endpointTexts['endpoints-not-mirrored'];
const skip = 'endpointslice.kubernetes.io/skip-mirror';

export const endpointsNotMirrored: Rule = {
  id: 'endpoints-not-mirrored',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const { name, namespace } = service.meta;
      if (service.selector !== undefined || service.type === 'ExternalName') continue;
      const list = inquiry.find('Endpoints', namespace, name);
      const addresses = (list?.subsets ?? []).flatMap(({ ready, notReady }) => [...ready, ...notReady]);
      if (list === undefined || addresses.length === 0) continue;
      const forbidden = !isMirrored(list);
      // Who forbids it may write slices of its own, as the API server does for itself.
      if (!inquiry.sees('EndpointSlice', namespace)) continue;
      const listed = new Set(
        inquiry.slicesOf(service).flatMap(slice => slice.endpoints.flatMap(endpoint => endpoint.addresses)),
      );
      if (addresses.some(address => listed.has(address))) continue;
      const age = inquiry.now - Math.max(list.meta.created, service.meta.created);
      if (!forbidden && age < grace.slices) continue;
      const why =
        list.meta.labels.get(skip) === 'true'
          ? words.label
          : list.lock
            ? words.lock
            : words.late(Math.round(age / 1000));
      yield {
        subject: refOf(service),
        message: words.message(name),
        evidence: [about(list, why)],
        confirm: [kubectl(namespace, 'get', 'endpoints', name, '-o', 'yaml'), showSlices(service)],
        fix: list.meta.labels.has(skip)
          ? [patch(refOf(list), { metadata: { labels: { [skip]: null } } })]
          : [words.mend],
        speaksFor: [refOf(list)],
      };
    }
  },
};

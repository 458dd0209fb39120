/** A Service without selector for which nobody wrote a usable list. Lists that look as if they were meant for it explain it. */
import type { ServiceObject } from '../../kubernetes/object.ts';
import { kubectl } from '../commands.ts';
import { about, nameOf, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { nearNames } from '../near-names.ts';
import { grace } from '../pod-life.ts';
import type { Rule } from '../rule.ts';

const words = serviceTexts['svc-selectorless-no-endpoints'];

export const svcSelectorlessNoEndpoints: Rule = {
  id: 'svc-selectorless-no-endpoints',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  explainedBy: [
    'endpoints-without-service',
    'endpointslice-missing-service-label',
    'endpointslice-without-service',
  ],
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const { name, namespace } = service.meta;
      if (service.type === 'ExternalName' || service.selector !== undefined) continue;
      if (!inquiry.seesLists(namespace)) continue;
      const slices = inquiry.slicesOf(service);
      if (slices.some(({ endpoints }) => endpoints.length > 0)) continue;
      if (isAboutToBeMirrored(inquiry, service)) continue;
      const orphans = orphansFor(inquiry, service);
      yield {
        subject: refOf(service),
        // Without slices only Endpoints were looked at, and a slice may be there.
        ...(inquiry.sees('EndpointSlice', namespace) ? {} : { confidence: 'likely' }),
        message: words.message(name),
        evidence: [
          about(service, slices.length === 0 ? words.none : words.empty),
          ...orphans.map(object => about(object, words.orphan(nameOf(refOf(object))))),
        ],
        confirm: [kubectl(namespace, 'get', 'endpoints,endpointslices', '--show-labels')],
        fix: [words.mend],
        because: orphans.map(refOf),
      };
    }
  },
};

function isAboutToBeMirrored(inquiry: Inquiry, { meta }: ServiceObject): boolean {
  const written = inquiry.find('Endpoints', meta.namespace, meta.name);
  if (written === undefined || written.subsets?.length === 0) return false;
  return inquiry.now - Math.max(written.meta.created, meta.created) < grace.slices;
}

function orphansFor(inquiry: Inquiry, { meta }: ServiceObject) {
  const { name, namespace } = meta;
  const isNear = (other: string): boolean =>
    other.startsWith(`${name}-`) || nearNames(name, [other]).length > 0;
  return [
    ...inquiry
      .inNamespace('Endpoints', namespace)
      .filter(
        list =>
          list.byHand &&
          list.lock !== true &&
          isNear(list.meta.name) &&
          inquiry.find('Service', namespace, list.meta.name) === undefined,
      ),
    ...inquiry
      .inNamespace('EndpointSlice', namespace)
      .filter(
        slice =>
          slice.endpoints.length > 0 &&
          (slice.service === undefined
            ? isNear(slice.meta.name)
            : isNear(slice.service) && inquiry.find('Service', namespace, slice.service) === undefined),
      ),
  ];
}

/** A Service without selector for which nobody wrote a usable list. Lists that look as if they were meant for it explain it. */
import type { ServiceObject } from '../../kubernetes/object.ts';
import { kubectl } from '../commands.ts';
import { about, nameOf, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { isMirrored } from '../mirror.ts';
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
      if (!inquiry.seesList(service)) continue;
      const slices = inquiry.slicesOf(service);
      if (slices.some(({ endpoints }) => endpoints.length > 0)) continue;
      if (mayBeListed(inquiry, service)) continue;
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

function mayBeListed(inquiry: Inquiry, { meta }: ServiceObject): boolean {
  const written = inquiry.find('Endpoints', meta.namespace, meta.name);
  if (written === undefined || written.subsets?.length === 0) return false;
  // Whoever forbids it may write slices of its own, which are not seen.
  if (!isMirrored(written) && !inquiry.sees('EndpointSlice', meta.namespace)) return true;
  return inquiry.now - Math.max(written.meta.created, meta.created) < grace.slices;
}

/** Lists that nobody reads: those whose names are near, or the only one beside the only Service that lacks one. */
function orphansFor(inquiry: Inquiry, { meta }: ServiceObject) {
  const { name, namespace } = meta;
  const exists = (service: string): boolean => inquiry.find('Service', namespace, service) !== undefined;
  const lists = inquiry
    .inNamespace('Endpoints', namespace)
    .filter(list => list.byHand && list.lock !== true && !exists(list.meta.name))
    .map(object => ({ object, meant: object.meta.name }));
  const slices = inquiry
    .inNamespace('EndpointSlice', namespace)
    .filter(({ endpoints, service }) => endpoints.length > 0 && (service === undefined || !exists(service)))
    .map(object => ({ object, meant: object.service ?? object.meta.name }));
  const all = [...lists, ...slices];
  const near = all.filter(({ meant }) => meant.startsWith(`${name}-`) || nearNames(name, [meant]).length > 0);
  const bare = inquiry
    .inNamespace('Service', namespace)
    .filter(
      service =>
        service.selector === undefined &&
        service.type !== 'ExternalName' &&
        inquiry.slicesOf(service).every(({ endpoints }) => endpoints.length === 0),
    );
  const found = near.length === 0 && all.length === 1 && bare.length === 1 ? all : near;
  return found.map(({ object }) => object);
}

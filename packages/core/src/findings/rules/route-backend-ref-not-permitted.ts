/** A backend in another namespace that no ReferenceGrant there allows. Without a grant nothing is said of whether the Service exists. */
import { kubectl } from '../commands.ts';
import { about, nameOf, refOf } from '../finding.ts';
import { grantCommand, isGranted, nearestGrant } from '../grants.ts';
import { routeTexts } from '../messages/route-en.ts';
import { backendIn, beside, partyOf, routeBackends } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-backend-ref-not-permitted'];

export const routeBackendRefNotPermitted: Rule = {
  id: 'route-backend-ref-not-permitted',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { route, place, backend, share } of routeBackends(inquiry)) {
      if (backend.namespace === route.meta.namespace) continue;
      const from = partyOf(route);
      if (!inquiry.sees('ReferenceGrant', backend.namespace) || isGranted(inquiry, from, backend)) continue;
      const near = nearestGrant(inquiry, from, backend);
      const confidence = beside(route, 'ResolvedRefs');
      yield {
        subject: refOf(route),
        discriminator: place,
        backend: backendIn(backend),
        ...(confidence === 'certain' ? {} : { confidence }),
        message: words.message(route.meta.name, backend.name, backend.namespace),
        evidence: [
          near === undefined
            ? about(route, words.none(backend.namespace))
            : about(near.grant, words.near(nameOf(refOf(near.grant)), near.lacking)),
          about(route, words.share(share)),
        ],
        confirm: [kubectl(backend.namespace, 'get', 'referencegrant', '-o', 'yaml')],
        fix: [grantCommand(from, backend)],
      };
    }
  },
};

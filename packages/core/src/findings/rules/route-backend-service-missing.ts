/** A backend whose Service does not exist in the namespace that it means. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { isGranted } from '../grants.ts';
import { routeTexts } from '../messages/route-en.ts';
import { nearNames } from '../near-names.ts';
import { backendIn, beside, partyOf, routeBackends } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-backend-service-missing'];

export const routeBackendServiceMissing: Rule = {
  id: 'route-backend-service-missing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const { route, place, backend } of routeBackends(inquiry)) {
      const { namespace, name } = backend;
      if (!isGranted(inquiry, partyOf(route), backend) || !inquiry.sees('Service', namespace)) continue;
      if (inquiry.find('Service', namespace, name) !== undefined) continue;
      const near = nearNames(
        name,
        inquiry.inNamespace('Service', namespace).map(({ meta }) => meta.name),
      );
      const elsewhere = inquiry.all('Service').filter(({ meta }) => meta.name === name);
      yield {
        subject: refOf(route),
        discriminator: place,
        backend: backendIn(backend),
        confidence: beside(route, 'ResolvedRefs'),
        message: words.message(route.meta.name, name, namespace),
        evidence: [
          about(route, words.names(name)),
          ...(near.length > 0 ? [about(route, words.near(near))] : []),
          ...(elsewhere.length > 0
            ? [about(route, words.elsewhere(elsewhere.map(({ meta }) => meta.namespace)))]
            : []),
        ],
        confirm: [kubectl(namespace, 'get', 'services')],
        fix: [kubectl(route.meta.namespace, 'edit', route.kind.toLowerCase(), route.meta.name)],
      };
    }
  },
};

/** A backend whose Service does not exist in the namespace of the Ingress (networking/v1: always its own). */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { backendIn, distinctBackends } from '../ingress-backends.ts';
import { ingressTexts } from '../messages/ingress-en.ts';
import { nearNames } from '../near-names.ts';
import type { Rule } from '../rule.ts';

const words = ingressTexts['ingress-backend-service-missing'];

export const ingressBackendServiceMissing: Rule = {
  id: 'ingress-backend-service-missing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const ingress of inquiry.all('Ingress')) {
      const { name, namespace } = ingress.meta;
      for (const { first, all } of distinctBackends(ingress)) {
        const { service, port } = first.path;
        if (service === undefined || port === 'use-annotation' || service.startsWith('cm-acme-http-solver-'))
          continue;
        if (!inquiry.sees('Service', namespace)) continue;
        if (inquiry.find('Service', namespace, service) !== undefined) continue;
        const near = nearNames(
          service,
          inquiry.inNamespace('Service', namespace).map(({ meta }) => meta.name),
        );
        const elsewhere = inquiry.all('Service').filter(({ meta }) => meta.name === service);
        yield {
          subject: refOf(ingress),
          discriminator: first.place,
          backend: backendIn(ingress, first),
          message: words.message(
            name,
            all.map(({ shown }) => shown),
            service,
          ),
          evidence: [
            about(ingress, words.names(service)),
            ...(near.length > 0 ? [about(ingress, words.near(near))] : []),
            ...(elsewhere.length > 0
              ? [about(ingress, words.elsewhere(elsewhere.map(({ meta }) => meta.namespace)))]
              : []),
          ],
          confirm: [kubectl(namespace, 'get', 'services')],
          fix: [kubectl(namespace, 'edit', 'ingress', name)],
        };
      }
    }
  },
};

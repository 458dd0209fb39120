/** A slice with lines that does not say whose it is. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import { nearNames } from '../near-names.ts';
import type { Rule } from '../rule.ts';
import { isKeptByProgram } from '../written-lists.ts';

const words = endpointTexts['endpointslice-missing-service-label'];

export const endpointsliceMissingServiceLabel: Rule = {
  id: 'endpointslice-missing-service-label',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const slice of inquiry.all('EndpointSlice')) {
      const { name, namespace } = slice.meta;
      if (slice.service !== undefined || slice.endpoints.length === 0 || isKeptByProgram(slice)) continue;
      const services = inquiry
        .inNamespace('Service', namespace)
        .filter(({ selector }) => selector === undefined);
      const near =
        services.find(({ meta }) => name === meta.name || name.startsWith(`${meta.name}-`))?.meta.name ??
        nearNames(
          name,
          services.map(({ meta }) => meta.name),
        )[0];
      yield {
        subject: refOf(slice),
        message: words.message(name),
        evidence: [
          about(slice, words.holds(slice.endpoints.flatMap(({ addresses }) => addresses))),
          ...(near === undefined ? [] : [about(slice, words.near(near))]),
        ],
        confirm: [kubectl(namespace, 'get', 'endpointslice', name, '--show-labels')],
        fix: [
          kubectl(
            namespace,
            'label',
            'endpointslice',
            name,
            `kubernetes.io/service-name=${near ?? 'SERVICE'}`,
          ),
        ],
      };
    }
  },
};

/** A slice whose label names no Service. Slices of controllers and programs are tidied up by these. */
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import { nearNames } from '../near-names.ts';
import type { Rule } from '../rule.ts';
import { isKeptByProgram } from '../written-lists.ts';

const words = endpointTexts['endpointslice-without-service'];

export const endpointsliceWithoutService: Rule = {
  id: 'endpointslice-without-service',
  tier: 2,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const slice of inquiry.all('EndpointSlice')) {
      const { name, namespace, owner, deletion } = slice.meta;
      if (slice.service === undefined || owner !== undefined || deletion !== undefined) continue;
      if (isKeptByProgram(slice) || !inquiry.sees('Service', namespace)) continue;
      if (inquiry.find('Service', namespace, slice.service) !== undefined) continue;
      const near = nearNames(
        slice.service,
        inquiry.inNamespace('Service', namespace).map(({ meta }) => meta.name),
      );
      yield {
        subject: refOf(slice),
        message: words.message(name, slice.service),
        evidence: [
          about(slice, words.label(slice.service)),
          ...(near.length > 0 ? [about(slice, words.near(near))] : []),
        ],
        confirm: [kubectl(namespace, 'get', 'services')],
        fix: near
          .slice(0, 1)
          .map(service =>
            kubectl(
              namespace,
              'label',
              'endpointslice',
              name,
              `kubernetes.io/service-name=${service}`,
              '--overwrite',
            ),
          )
          .concat(near.length === 0 ? [words.mend] : []),
      };
    }
  },
};

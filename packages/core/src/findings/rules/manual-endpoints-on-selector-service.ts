/** A Service with a selector for which somebody writes a list as well: Endpoints are overwritten, slices are used together. */
import { getYaml, showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { endpointTexts } from '../messages/endpoint-en.ts';
import type { Rule } from '../rule.ts';
import { isKeptByProgram, isOfController } from '../written-lists.ts';

const words = endpointTexts['manual-endpoints-on-selector-service'];

export const manualEndpointsOnSelectorService: Rule = {
  id: 'manual-endpoints-on-selector-service',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.selector === undefined || service.type === 'ExternalName') continue;
      const { name, namespace } = service.meta;
      const list = inquiry.find('Endpoints', namespace, name);
      const slices = inquiry
        .slicesOf(service)
        .filter(slice => !isOfController(slice) && slice.endpoints.length > 0);
      if (list?.applied !== true && slices.length === 0) continue;
      const byProgram = list?.applied !== true && slices.every(isKeptByProgram);
      yield {
        subject: refOf(service),
        ...(byProgram ? { severity: 'info' } : {}),
        message: words.message(name),
        evidence: [
          ...(list?.applied === true ? [about(list, words.applied)] : []),
          ...slices.map(slice =>
            about(slice, words.shares(slice.endpoints.flatMap(({ addresses }) => addresses))),
          ),
        ],
        confirm: [...(list?.applied === true ? [getYaml(refOf(list))] : []), showSlices(service)],
        fix: [words.mend],
      };
    }
  },
};

/** An ExternalName that means a Service of this cluster which does not exist, or that leads back to itself. */
import type { ServiceObject } from '../../kubernetes/object.ts';
import { kubectl } from '../commands.ts';
import { readExternalName } from '../external-name.ts';
import { about, nameOf, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { nearNames } from '../near-names.ts';
import type { Rule } from '../rule.ts';

const words = serviceTexts['svc-external-name-target-missing'];

export const svcExternalNameTargetMissing: Rule = {
  id: 'svc-external-name-target-missing',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const loop = loopOf(inquiry, service);
      const to = service.type === 'ExternalName' ? readExternalName(service) : undefined;
      if (loop !== undefined) {
        yield {
          subject: refOf(service),
          message: words.loop(service.meta.name, loop),
          evidence: [about(service, loop.join(' → '))],
          confirm: [
            kubectl(
              service.meta.namespace,
              'get',
              'service',
              service.meta.name,
              '-o',
              'jsonpath={.spec.externalName}',
            ),
          ],
          fix: [words.mend],
        };
      } else if (to?.means === 'service' && inquiry.sees('Service', to.namespace)) {
        if (inquiry.find('Service', to.namespace, to.name) !== undefined) continue;
        const near = nearNames(
          to.name,
          inquiry.inNamespace('Service', to.namespace).map(({ meta }) => meta.name),
        );
        yield {
          subject: refOf(service),
          message: words.message(service.meta.name, service.externalName ?? ''),
          evidence: [
            about(service, words.missing(to.name, to.namespace)),
            ...(near.length > 0 ? [about(service, words.near(near))] : []),
          ],
          confirm: [kubectl(to.namespace, 'get', 'services')],
          fix: [words.mend],
        };
      }
    }
  },
};

/** The names on the way back to the Service itself; undefined where there is no such way. */
function loopOf(inquiry: Inquiry, service: ServiceObject): readonly string[] | undefined {
  const steps = [nameOf(refOf(service))];
  let at: ServiceObject | undefined = service;
  for (let step = 0; step < 8; step += 1) {
    if (at?.type !== 'ExternalName') return undefined;
    const to = readExternalName(at);
    if (to.means !== 'service') return undefined;
    at = inquiry.find('Service', to.namespace, to.name);
    if (at === undefined) return undefined;
    steps.push(nameOf(refOf(at)));
    if (at === service) return steps;
  }
  return undefined;
}

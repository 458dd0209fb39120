/** A named target port that no live selected pod declares with the protocol of the Service port (endpointslice `FindPort`: containers and native sidecars). */
import type { PodObject, ServicePort } from '../../kubernetes/object.ts';
import { hasEnded } from '../../world-index.ts';
import { kubectl, pairsOf } from '../commands.ts';
import { about, type Draft, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { nearNames } from '../near-names.ts';
import type { Rule } from '../rule.ts';
import { isReady } from '../service-lines.ts';
import { linesOfPort, portName, showNamed, showPort } from '../service-port.ts';

const words = serviceTexts['svc-target-port-name-unresolved'];

export const svcTargetPortNameUnresolved: Rule = {
  id: 'svc-target-port-name-unresolved',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry): Iterable<Draft> {
    for (const service of inquiry.all('Service')) {
      const named = service.ports.filter(({ target }) => typeof target === 'string');
      const { name, namespace } = service.meta;
      if (named.length === 0 || service.selector === undefined || service.type === 'ExternalName') continue;
      if (!inquiry.sees('Pod', namespace)) continue;
      const pods = inquiry.selected(service).filter(pod => !hasEnded(pod));
      if (pods.length === 0) continue;
      for (const port of named) {
        if (pods.some(pod => declares(pod, port))) continue;
        if (linesOfPort(inquiry.lines(service), port).some(isReady)) continue;
        const target = String(port.target);
        const [sample] = pods;
        const declared = sample?.ports ?? [];
        const near = nearNames(
          target,
          declared.map(found => found.name),
        )[0];
        yield {
          subject: refOf(service),
          ...(service.ports.length > 1 ? { discriminator: portName(port) } : {}),
          message: words.message(name, portName(port), showNamed(target, port.protocol)),
          evidence: [
            about(service, words.asked(showPort(port))),
            ...(sample === undefined
              ? []
              : [about(sample, words.declared(sample.meta.name, declared.map(showDeclared)))]),
            ...(near === undefined ? [] : [about(service, words.near(near))]),
          ],
          confirm: [
            kubectl(
              namespace,
              'get',
              'pods',
              '-l',
              pairsOf(service.selector),
              '-o',
              'jsonpath={..containers[*].ports}',
            ),
          ],
          fix: [kubectl(namespace, 'edit', 'service', name), words.rename(target)],
        };
      }
    }
  },
};

export const declares = ({ ports }: PodObject, { target, protocol }: ServicePort): boolean =>
  ports.some(port => port.name === target && port.protocol === protocol);

export const showDeclared = ({ name, port, protocol }: PodObject['ports'][number]): string =>
  `${name === '' ? '' : `${name} `}${port}/${protocol}`;

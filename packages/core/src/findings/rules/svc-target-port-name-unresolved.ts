/**
 * A named target port that no live selected pod declares with the protocol of the Service port (endpointslice `FindPort`: containers and native sidecars). Where pods are
 * not seen, the templates that they would be made of are asked (then it is only likely).
 */
import type {
  ContainerPort,
  PodObject,
  ServiceObject,
  ServicePort,
  WorkloadObject,
} from '../../kubernetes/object.ts';
import { hasEnded } from '../../world-index.ts';
import { kubectl, pairsOf } from '../commands.ts';
import { about, type Draft, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { nearNames } from '../near-names.ts';
import type { Rule } from '../rule.ts';
import { isReady } from '../service-lines.ts';
import { declares, linesOfPort, portName, showDeclared, showNamed, showPort } from '../service-port.ts';

const words = serviceTexts['svc-target-port-name-unresolved'];

export const svcTargetPortNameUnresolved: Rule = {
  id: 'svc-target-port-name-unresolved',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry): Iterable<Draft> {
    for (const service of inquiry.all('Service')) {
      const named = service.ports.filter(({ target }) => typeof target === 'string');
      if (named.length === 0 || service.selector === undefined || service.type === 'ExternalName') continue;
      const holders = holdersOf(inquiry, service);
      const [sample] = holders;
      if (sample === undefined) continue;
      for (const port of named) {
        if (holders.some(holder => declares(holder, port))) continue;
        if (linesOfPort(inquiry.lines(service), port).some(isReady)) continue;
        yield draft(service, port, sample);
      }
    }
  },
};

/** Who declares ports: a pod, or, where pods are not seen, the template that they would be made of. */
interface Holder {
  readonly object: PodObject | WorkloadObject;
  readonly ports: readonly ContainerPort[];
}

function holdersOf(inquiry: Inquiry, service: ServiceObject): readonly Holder[] {
  if (inquiry.sees('Pod', service.meta.namespace))
    return inquiry
      .selected(service)
      .filter(pod => !hasEnded(pod))
      .map(pod => ({ object: pod, ports: pod.ports }));
  return inquiry.staff(service).map(workload => ({ object: workload, ports: workload.podPorts ?? [] }));
}

function draft(service: ServiceObject, port: ServicePort, { object, ports }: Holder): Draft {
  const { name, namespace } = service.meta;
  const target = String(port.target);
  const shown = showNamed(target, port.protocol);
  const [near] = nearNames(
    target,
    ports.map(found => found.name),
  );
  const asPrinted = ['-o', 'jsonpath={..containers[*].ports}'] as const;
  const isPod = object.kind === 'Pod';
  return {
    subject: refOf(service),
    ...(service.ports.length > 1 ? { discriminator: portName(port) } : {}),
    ...(isPod ? {} : { confidence: 'likely' }),
    message: (isPod ? words.message : words.templates)(name, portName(port), shown),
    evidence: [
      about(service, words.asked(showPort(port))),
      about(
        object,
        words.declared(
          isPod ? object.meta.name : `${object.kind} ${object.meta.name}`,
          ports.map(showDeclared),
        ),
      ),
      ...(near === undefined ? [] : [about(service, words.near(near))]),
    ],
    confirm: [
      isPod
        ? kubectl(namespace, 'get', 'pods', '-l', pairsOf(service.selector ?? new Map()), ...asPrinted)
        : kubectl(namespace, 'get', object.kind.toLowerCase(), object.meta.name, ...asPrinted),
    ],
    fix: [kubectl(namespace, 'edit', 'service', name), words.rename(target)],
  };
}

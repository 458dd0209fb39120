/** Policies of every ready backend that let in no pod of the controller or Gateway from which its calls come. */
import type { GatewayObject } from '../../kubernetes/gateway-api.ts';
import type { IngressObject, PodObject, ServiceObject, ServicePort } from '../../kubernetes/object.ts';
import { attachmentsOf } from '../attachment.ts';
import { readyPods } from '../blocked-ports.ts';
import { kubectl } from '../commands.ts';
import { about, type Draft, nameOf, refOf } from '../finding.ts';
import { frontPods } from '../front-end.ts';
import { portOfBackend } from '../ingress-backends.ts';
import type { Inquiry } from '../inquiry.ts';
import { policyTexts } from '../messages/policy-en.ts';
import { allowsPeer, allowsPort, isolating } from '../policies.ts';
import { resolvedBackends } from '../resolved-backends.ts';
import { permittedBackends } from '../route-backends.ts';
import type { Rule } from '../rule.ts';
import { portName } from '../service-port.ts';

const words = policyTexts['netpol-frontend-blocked'];

export const netpolFrontendBlocked: Rule = {
  id: 'netpol-frontend-blocked',
  tier: 1,
  severity: 'error',
  confidence: 'likely',
  *judge(inquiry) {
    if (inquiry.all('NetworkPolicy').length === 0) return;
    for (const { ingress, first, service } of resolvedBackends(inquiry)) {
      const port = portOfBackend(service, first.path);
      if (port !== undefined) yield* judgeDoor(inquiry, ingress, service, port);
    }
    for (const { route, backend, service } of permittedBackends(inquiry)) {
      const port = service.ports.find(found => found.port === backend.port);
      for (const found of attachmentsOf(inquiry, route))
        if (port !== undefined && found.is === 'attached' && found.door.kind === 'Gateway')
          yield* judgeDoor(inquiry, found.door, service, port);
    }
  },
};

function* judgeDoor(
  inquiry: Inquiry,
  door: IngressObject | GatewayObject,
  service: ServiceObject,
  port: ServicePort,
): Iterable<Draft> {
  const fronts = frontPods(inquiry, door);
  const backends = readyPods(inquiry, service, port) ?? [];
  const [front] = fronts;
  if (front === undefined || backends.length === 0 || fronts.some(({ hostNetwork }) => hostNetwork)) return;
  const blocks = ({ pod, port: number }: { readonly pod: PodObject; readonly port: number }): boolean => {
    const policies = isolating(inquiry, pod, 'Ingress');
    return (
      policies.length > 0 &&
      !policies.some(policy =>
        policy.ingress.some(
          rule =>
            allowsPort(rule, pod, number, port.protocol) &&
            fronts.some(source => allowsPeer(inquiry, policy, rule, { pod: source }) !== false),
        ),
      )
    );
  };
  if (!backends.every(blocks)) return;
  const policies = new Set(backends.flatMap(({ pod }) => isolating(inquiry, pod, 'Ingress')));
  yield {
    subject: refOf(service),
    ...(service.ports.length > 1 ? { discriminator: portName(port) } : {}),
    message: words.message(service.meta.name, nameOf(refOf(door))),
    evidence: [
      about(front, words.front(front.meta.name, front.meta.namespace)),
      about(service, words.policies([...policies].map(({ meta }) => meta.name))),
    ],
    confirm: [
      kubectl(service.meta.namespace, 'describe', 'networkpolicy'),
      kubectl('', 'get', 'namespace', front.meta.namespace, '--show-labels'),
    ],
    fix: [words.mend],
  };
}

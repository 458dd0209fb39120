/** Policies that allow the port of a Service where the port of its pods was meant: they look after the Service has translated it. */
import { allowsServicePort, blockedPorts } from '../blocked-ports.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { policyTexts } from '../messages/policy-en.ts';
import { showPolicyPort } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { portName } from '../service-port.ts';

const words = policyTexts['netpol-service-port-not-target-port'];
const { allows } = policyTexts['netpol-backend-port-blocked'];

export const netpolServicePortNotTargetPort: Rule = {
  id: 'netpol-service-port-not-target-port',
  tier: 1,
  severity: 'error',
  confidence: 'likely',
  *judge(inquiry) {
    for (const blocked of blockedPorts(inquiry)) {
      if (!allowsServicePort(blocked)) continue;
      const { service, port, pods, policies } = blocked;
      const target = pods[0]?.port ?? port.port;
      const { name, namespace } = service.meta;
      yield {
        subject: refOf(service),
        ...(service.ports.length > 1 ? { discriminator: portName(port) } : {}),
        message: words.message(name, port.port, target),
        evidence: [
          about(service, words.translates(port.port, target)),
          ...policies.map(policy =>
            about(
              policy,
              allows(
                policy.meta.name,
                policy.ingress.flatMap(({ ports }) => ports.map(showPolicyPort)),
              ),
            ),
          ),
        ],
        confirm: [kubectl(namespace, 'describe', 'networkpolicy')],
        fix: policies
          .slice(0, 1)
          .map(policy => kubectl(namespace, 'edit', 'networkpolicy', policy.meta.name)),
      };
    }
  },
};

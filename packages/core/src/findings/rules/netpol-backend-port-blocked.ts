/** Policies that isolate every ready pod of a Service port and allow its port to nobody. */
import { blockedPorts } from '../blocked-ports.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { policyTexts } from '../messages/policy-en.ts';
import { showPolicyPort } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { portName } from '../service-port.ts';

const words = policyTexts['netpol-backend-port-blocked'];

export const netpolBackendPortBlocked: Rule = {
  id: 'netpol-backend-port-blocked',
  tier: 1,
  severity: 'error',
  confidence: 'likely',
  *judge(inquiry) {
    for (const { service, port, pods, policies } of blockedPorts(inquiry)) {
      const needed = pods[0]?.port ?? port.port;
      const { name, namespace } = service.meta;
      yield {
        subject: refOf(service),
        ...(service.ports.length > 1 ? { discriminator: portName(port) } : {}),
        message: words.message(name, needed, port.protocol),
        evidence: [
          ...policies.map(policy =>
            about(
              policy,
              words.allows(
                policy.meta.name,
                policy.ingress.flatMap(({ ports }) => ports.map(showPolicyPort)),
              ),
            ),
          ),
          about(service, words.needs(needed, port.protocol)),
        ],
        confirm: [kubectl(namespace, 'describe', 'networkpolicy')],
        fix: policies
          .slice(0, 1)
          .map(policy => kubectl(namespace, 'edit', 'networkpolicy', policy.meta.name)),
      };
    }
  },
};

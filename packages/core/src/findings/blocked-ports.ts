/** Service ports whose ready pods are all isolated by policies, none of which allows the port of the pods to anybody. Called by the two rules that tell of them. */
import type { NetworkPolicyObject } from '../kubernetes/network-policy.ts';
import type { PodObject, ServiceObject, ServicePort } from '../kubernetes/object.ts';
import type { Inquiry } from './inquiry.ts';
import { allowsPort, isolating } from './policies.ts';
import { isReady } from './service-lines.ts';
import { linesOfPort } from './service-port.ts';

export interface ReadyPod {
  readonly pod: PodObject;
  readonly port: number;
}

export interface BlockedPort {
  readonly service: ServiceObject;
  readonly port: ServicePort;
  readonly pods: readonly ReadyPod[];
  readonly policies: readonly NetworkPolicyObject[];
}

/** The pods that take calls at a port, with their own port; undefined where one of the lines is none that we know. */
export function readyPods(
  inquiry: Inquiry,
  service: ServiceObject,
  port: ServicePort,
): readonly ReadyPod[] | undefined {
  const found: ReadyPod[] = [];
  for (const line of linesOfPort(inquiry.lines(service), port)) {
    if (!isReady(line)) continue;
    const { target } = line.endpoint;
    const pod =
      target === undefined
        ? inquiry.podsAt(line.address)[0]
        : inquiry.find('Pod', target.namespace || service.meta.namespace, target.name);
    if (pod === undefined) return undefined;
    found.push({ pod, port: line.port });
  }
  return found;
}

export function* blockedPorts(inquiry: Inquiry): Iterable<BlockedPort> {
  if (inquiry.all('NetworkPolicy').length === 0) return;
  for (const service of inquiry.all('Service'))
    for (const port of service.ports) {
      const pods = readyPods(inquiry, service, port);
      if (pods === undefined || pods.length === 0) continue;
      const policies = new Set<NetworkPolicyObject>();
      const blocked = pods.every(({ pod, port: number }) => {
        const here = isolating(inquiry, pod, 'Ingress');
        for (const policy of here) policies.add(policy);
        return (
          here.length > 0 &&
          !here.some(policy => policy.ingress.some(rule => allowsPort(rule, pod, number, port.protocol)))
        );
      });
      if (blocked) yield { service, port, pods, policies: [...policies] };
    }
}

/** Whether a rule allows the port of the Service by number, as one does who thinks that policies see it. */
export function allowsServicePort({ policies, port, pods }: BlockedPort): boolean {
  if (pods.some(found => found.port === port.port)) return false;
  return policies.some(policy =>
    policy.ingress.some(rule =>
      rule.ports.some(({ port: allowed, endPort, protocol }) => {
        if (typeof allowed !== 'number' || protocol !== port.protocol) return false;
        return endPort === undefined ? allowed === port.port : allowed <= port.port && port.port <= endPort;
      }),
    ),
  );
}

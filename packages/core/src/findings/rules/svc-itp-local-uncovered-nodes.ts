/** internalTrafficPolicy Local, and nodes that run pods without a ready endpoint of the Service: what these pods call is dropped. Whether they call, nobody can tell. */
import { hasEnded } from '../../world-index.ts';
import { kubectl, patch } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { nodesWithReady } from '../nodes-with-ready.ts';
import type { Rule } from '../rule.ts';

const words = serviceTexts['svc-itp-local-uncovered-nodes'];

export const svcItpLocalUncoveredNodes: Rule = {
  id: 'svc-itp-local-uncovered-nodes',
  tier: 1,
  severity: 'warning',
  confidence: 'possible',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.internalTrafficPolicy !== 'Local' || service.headless || service.type === 'ExternalName')
        continue;
      const { name } = service.meta;
      if (!inquiry.seesList(service) || !inquiry.sees('Pod')) continue;
      const covered = nodesWithReady(inquiry, service);
      if (covered.size === 0) continue;
      const callers = new Map<string, number>();
      for (const pod of inquiry.all('Pod')) {
        // Pods of the control plane and agents of nodes are no clients of shops.
        if (hasEnded(pod) || pod.node === undefined || covered.has(pod.node) || isAgent(pod)) continue;
        callers.set(pod.node, (callers.get(pod.node) ?? 0) + 1);
      }
      if (callers.size === 0) continue;
      yield {
        subject: refOf(service),
        message: words.message(name, callers.size),
        evidence: [...callers].map(([node, count]) => about(service, words.without(node, count))),
        confirm: [kubectl('', 'get', 'pods', '-A', '-o', 'wide')],
        fix: [patch(refOf(service), { spec: { internalTrafficPolicy: 'Cluster' } })],
      };
    }
  },
};

function isAgent({
  meta,
  hostNetwork,
}: {
  readonly meta: { readonly owner?: { readonly kind: string } };
  readonly hostNetwork: boolean;
}): boolean {
  return hostNetwork || meta.owner?.kind === 'DaemonSet' || meta.owner?.kind === 'Node';
}

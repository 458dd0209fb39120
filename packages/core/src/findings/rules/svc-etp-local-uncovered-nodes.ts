/** externalTrafficPolicy Local, and ready nodes without a ready endpoint: calls at their address are dropped. Load balancers avoid such nodes by their health check. */
import { kubectl, patch } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { nodesWithReady } from '../nodes-with-ready.ts';
import type { Rule } from '../rule.ts';

const words = serviceTexts['svc-etp-local-uncovered-nodes'];
const excluded = 'node.kubernetes.io/exclude-from-external-load-balancers';

export const svcEtpLocalUncoveredNodes: Rule = {
  id: 'svc-etp-local-uncovered-nodes',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const { type, externalTrafficPolicy, meta } = service;
      if ((type !== 'NodePort' && type !== 'LoadBalancer') || externalTrafficPolicy !== 'Local') continue;
      if (!inquiry.seesList(service) || !inquiry.sees('Node')) continue;
      const covered = nodesWithReady(inquiry, service);
      if (covered.size === 0) continue;
      const bare = inquiry
        .all('Node')
        .filter(
          node => node.ready === true && !node.meta.labels.has(excluded) && !covered.has(node.meta.name),
        );
      if (bare.length === 0) continue;
      const port = service.ports.find(({ nodePort }) => nodePort !== undefined)?.nodePort;
      yield {
        subject: refOf(service),
        ...(type === 'LoadBalancer' ? { severity: 'info' } : {}),
        message: words.message(meta.name, bare.length),
        evidence: [
          about(service, words.without(bare.map(node => node.meta.name))),
          about(service, words.with([...covered].sort())),
        ],
        confirm: [
          `curl ${bare[0]?.addresses[0] ?? bare[0]?.meta.name ?? 'NODE'}:${port ?? 'NODEPORT'}`,
          kubectl('', 'get', 'nodes', '-o', 'wide'),
        ],
        fix: [patch(refOf(service), { spec: { externalTrafficPolicy: 'Cluster' } })],
      };
    }
  },
};

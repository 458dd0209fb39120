/** Pods that use cluster DNS and that no policy lets call UDP 53 of the DNS pods. Said of the first of the policies that isolate them. */
import type { NetworkPolicyObject } from '../../kubernetes/network-policy.ts';
import type { PodObject } from '../../kubernetes/object.ts';
import { hasEnded } from '../../world-index.ts';
import { type ClusterDns, clusterDns } from '../cluster-dns.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { contains, readRange } from '../ip-range.ts';
import { policyTexts } from '../messages/policy-en.ts';
import { allowsPeer, allowsPort, isolating } from '../policies.ts';
import type { Rule } from '../rule.ts';

const words = policyTexts['netpol-egress-blocks-dns'];

export const netpolEgressBlocksDns: Rule = {
  id: 'netpol-egress-blocks-dns',
  tier: 1,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    const dns = clusterDns(inquiry);
    if (dns === undefined || dns.pods.length === 0) return;
    const blocked = new Map<NetworkPolicyObject, PodObject[]>();
    for (const pod of inquiry.all('Pod')) {
      const [first] = hasEnded(pod) ? [] : isolating(inquiry, pod, 'Egress');
      if (first === undefined || !asksCluster(pod) || reachesDns(inquiry, pod, dns)) continue;
      blocked.set(first, [...(blocked.get(first) ?? []), pod]);
    }
    const cached = inquiry.all('Pod').some(({ meta }) => meta.labels.get('k8s-app') === 'node-local-dns');
    for (const [policy, pods] of blocked)
      yield {
        subject: refOf(policy),
        ...(cached ? { severity: 'info' } : {}),
        message: words.message(policy.meta.name, pods.length),
        evidence: [
          about(policy, words.pods(pods.map(({ meta }) => meta.name))),
          about(dns.service, words.dns(dns.pods.map(({ meta }) => meta.name))),
          ...(cached ? [about(dns.service, words.cache)] : []),
        ],
        confirm: [
          kubectl(
            policy.meta.namespace,
            'exec',
            pods[0]?.meta.name ?? '',
            '--',
            'nslookup',
            'kubernetes.default',
          ),
        ],
        fix: [words.mend],
      };
  },
};

const asksCluster = ({ dnsPolicy, hostNetwork }: PodObject): boolean =>
  dnsPolicy === undefined ? !hostNetwork : dnsPolicy === 'ClusterFirstWithHostNet';

export function reachesDns(inquiry: Inquiry, pod: PodObject, dns: ClusterDns): boolean {
  return isolating(inquiry, pod, 'Egress').some(policy =>
    policy.egress.some(
      rule =>
        // The number of the Service may be what a block of addresses sees.
        (allowsPort(rule, dns.pods[0], dns.port, 'UDP') || allowsPort(rule, dns.pods[0], 53, 'UDP')) &&
        (dns.pods.some(target => allowsPeer(inquiry, policy, rule, { pod: target }) !== false) ||
          rule.peers.some(({ block }) => {
            const range = block && readRange(block.cidr);
            return range !== undefined && dns.service.clusterIPs.some(address => contains(range, address));
          })),
    ),
  );
}

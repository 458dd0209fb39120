/** The DNS Service of the cluster (kube-system, label k8s-app=kube-dns) without a ready endpoint for UDP 53. */

import { hasEnded } from '../../world-index.ts';
import { kubectl, showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { podTexts } from '../messages/pod-en.ts';
import { isStarting } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { isDraining, isReady } from '../service-lines.ts';
import { linesOfPort } from '../service-port.ts';

const words = podTexts['cluster-dns-no-endpoints'];

export const clusterDnsNoEndpoints: Rule = {
  id: 'cluster-dns-no-endpoints',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  explainedBy: [
    'svc-selector-matches-no-pods',
    'svc-workload-scaled-to-zero',
    'svc-workload-cannot-create-pods',
    'svc-no-ready-endpoints',
    'svc-target-port-name-unresolved',
    'svc-port-name-not-in-endpoints',
    'svc-selectorless-no-endpoints',
  ],
  *judge(inquiry) {
    for (const service of inquiry.inNamespace('Service', 'kube-system')) {
      if (service.meta.labels.get('k8s-app') !== 'kube-dns' || service.type === 'ExternalName') continue;
      const port = service.ports.find(found => found.port === 53 && found.protocol === 'UDP');
      if (port === undefined || !inquiry.seesList(service)) continue;
      const lines = linesOfPort(inquiry.lines(service), port);
      if (lines.some(line => isReady(line) || isDraining(line))) continue;
      const pods = inquiry.selected(service).filter(pod => !hasEnded(pod));
      if (pods.length > 0 && pods.every(pod => isStarting(pod, inquiry.now))) continue;
      yield {
        subject: refOf(service),
        message: words.message(service.meta.name),
        evidence: [about(service, words.nobody)],
        confirm: [kubectl('kube-system', 'get', 'pods', '-l', 'k8s-app=kube-dns'), showSlices(service)],
        fix: [words.mend],
        because: [refOf(service)],
      };
    }
  },
};

/** Nobody is ready, and some still serve while they leave: kube-proxy falls back to them (`pkg/proxy/topology.go`), proxies that read only `ready` do not. */
import { hasEnded } from '../../world-index.ts';
import { kubectl, showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { podCauses } from '../pod-causes.ts';
import { isLeaving, isStarting } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { isDraining, isReady } from '../service-lines.ts';

const words = serviceTexts['svc-only-terminating-endpoints'];

export const svcOnlyTerminatingEndpoints: Rule = {
  id: 'svc-only-terminating-endpoints',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  explainedBy: [...podCauses, 'workload-pods-refused'],
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const { name, namespace, deletion } = service.meta;
      if (deletion !== undefined) continue;
      if (!inquiry.seesList(service)) continue;
      const lines = inquiry.lines(service).ports.flatMap(port => port.lines);
      const draining = new Map(lines.filter(isDraining).map(line => [line.address, line]));
      if (draining.size === 0 || lines.some(isReady)) continue;
      const replacements = inquiry.selected(service).filter(pod => !hasEnded(pod) && !isLeaving(pod));
      if (replacements.some(pod => isStarting(pod, inquiry.now) || pod.ready === true)) continue;
      yield {
        subject: refOf(service),
        message: words.message(name, draining.size),
        evidence: [
          ...[...draining.values()].map(({ endpoint, slice, address }) => {
            const pod = endpoint.target && inquiry.find('Pod', namespace, endpoint.target.name);
            const left = ((pod?.meta.deletion ?? inquiry.now) - inquiry.now) / 1000;
            return about(pod ?? slice, words.leaves(pod?.meta.name ?? address, Math.round(left)));
          }),
          ...replacements.map(pod => about(pod, words.replacement(pod.meta.name))),
        ],
        confirm: [showSlices(service), kubectl(namespace, 'get', 'pods', '-w')],
        fix: [words.mend],
        because: [...replacements, ...inquiry.staff(service)].map(refOf),
      };
    }
  },
};

/** A Service without live pods whose workloads all want none. */
import { hasEnded } from '../../world-index.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import type { Rule } from '../rule.ts';
import { takesCalls } from '../service-port.ts';

const words = serviceTexts['svc-workload-scaled-to-zero'];

export const svcWorkloadScaledToZero: Rule = {
  id: 'svc-workload-scaled-to-zero',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const { name, namespace } = service.meta;
      const staff = inquiry.staff(service).filter(({ kind }) => kind !== 'Job' && kind !== 'DaemonSet');
      if (staff.length === 0 || staff.some(({ desired }) => desired > 0)) continue;
      if (!inquiry.sees('Pod', namespace) || !inquiry.seesList(service)) continue;
      if (!inquiry.selected(service).every(hasEnded) || takesCalls(inquiry.lines(service))) continue;
      yield {
        subject: refOf(service),
        message: words.message(
          name,
          staff.map(({ kind, meta }) => `${kind} ${meta.name}`),
        ),
        evidence: staff.map(workload => about(workload, words.wants(workload.meta.name))),
        confirm: [kubectl(namespace, 'get', 'deployments,statefulsets')],
        fix: staff.map(({ kind, meta }) =>
          kubectl(namespace, 'scale', `${kind.toLowerCase()}/${meta.name}`, '--replicas=1'),
        ),
      };
    }
  },
};

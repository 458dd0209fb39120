/** A Service without live pods, because those of its workload are refused. */
import { hasEnded } from '../../world-index.ts';
import { describe } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { commandsFor, refusalOf } from '../refused-pods.ts';
import type { Rule } from '../rule.ts';
import { takesCalls } from '../service-port.ts';

const words = serviceTexts['svc-workload-cannot-create-pods'];

export const svcWorkloadCannotCreatePods: Rule = {
  id: 'svc-workload-cannot-create-pods',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      const { name, namespace } = service.meta;
      const staff = inquiry.staff(service).filter(({ desired }) => desired > 0);
      if (staff.length === 0 || !inquiry.sees('Pod', namespace) || !inquiry.seesList(service)) continue;
      if (!inquiry.selected(service).every(hasEnded) || takesCalls(inquiry.lines(service))) continue;
      for (const workload of staff) {
        const refusal = refusalOf(inquiry, workload);
        if (refusal === undefined) continue;
        const { confirm, fix } = commandsFor(refusal);
        yield {
          subject: refOf(service),
          message: words.message(name, `${workload.kind} ${workload.meta.name}`),
          evidence: [about(refusal.by, words.said(refusal.reason, refusal.message))],
          confirm: [describe(refOf(refusal.by)), confirm],
          fix: [...(fix === undefined ? [] : [fix]), words.mend],
          speaksFor: [refOf(workload)],
        };
        break;
      }
    }
  },
};

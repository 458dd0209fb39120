/** A Service without live pods, because those of its workload are refused (condition ReplicaFailure, kubernetes `pkg/controller/replicaset`). */
import { hasEnded } from '../../world-index.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import { serviceTexts } from '../messages/service-en.ts';
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
      const sets = inquiry.inNamespace('ReplicaSet', namespace);
      for (const workload of staff) {
        const failing = [
          workload,
          ...sets.filter(set => set.meta.owner?.uid === workload.meta.uid && set.desired > 0),
        ].find(({ failure }) => failure !== undefined);
        if (failing?.failure === undefined) continue;
        yield {
          subject: refOf(service),
          message: words.message(name, `${workload.kind} ${workload.meta.name}`),
          evidence: [about(failing, words.said(failing.failure.reason, failing.failure.message))],
          confirm: [
            kubectl(namespace, 'describe', failing.kind.toLowerCase(), failing.meta.name),
            kubectl(namespace, 'get', 'resourcequota,limitrange,serviceaccount'),
          ],
          fix: [words.mend],
        };
        break;
      }
    }
  },
};

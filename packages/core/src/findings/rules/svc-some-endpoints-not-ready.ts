/** Somebody is ready, and others are neither ready, nor leaving, nor starting. Pods without an address that have waited longer than a start takes count, too. */
import type { PodObject, ServiceObject } from '../../kubernetes/object.ts';
import { hasEnded } from '../../world-index.ts';
import { showSlices } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { podCauses } from '../pod-causes.ts';
import { isLeaving, isStarting } from '../pod-life.ts';
import { reasonOf } from '../pod-reason.ts';
import type { Rule } from '../rule.ts';
import { isReady, type Line } from '../service-lines.ts';

const { message, mend } = serviceTexts['svc-some-endpoints-not-ready'];
const { line: showLine, waiting: showWaiting } = serviceTexts['svc-no-ready-endpoints'];

export const svcSomeEndpointsNotReady: Rule = {
  id: 'svc-some-endpoints-not-ready',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  explainedBy: podCauses,
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.type === 'ExternalName' || !inquiry.seesList(service)) continue;
      const lines = new Map<string, Line>();
      for (const port of inquiry.lines(service).ports)
        for (const line of port.lines) lines.set(line.address, line);
      const ready = [...lines.values()].filter(isReady);
      if (ready.length === 0) continue;
      const not = [...lines.values()].filter(
        line => !isReady(line) && line.endpoint.terminating !== true && !isAwaited(inquiry, line),
      );
      const waiting = withoutAddress(inquiry, service);
      // As the picture counts them: who starts is one of them, who leaves is none any more.
      const stays = [...lines.values()].filter(line => isReady(line) || line.endpoint.terminating !== true);
      if (not.length + waiting.length === 0) continue;
      const pods = not.flatMap(line => podOf(inquiry, line) ?? []);
      yield {
        subject: refOf(service),
        message: message(service.meta.name, not.length + waiting.length, stays.length + waiting.length),
        evidence: [
          ...not.map(line => {
            const pod = podOf(inquiry, line);
            const name = pod?.meta.name ?? line.address;
            return about(
              pod ?? line.slice,
              showLine(name, line.address, pod === undefined ? '' : reasonOf(pod)),
            );
          }),
          ...waiting.map(pod => about(pod, showWaiting(pod.meta.name, reasonOf(pod)))),
        ],
        confirm: [showSlices(service)],
        fix: [mend],
        because: [...pods, ...waiting].map(refOf),
      };
    }
  },
};

const podOf = (inquiry: Inquiry, { endpoint, slice }: Line): PodObject | undefined =>
  endpoint.target &&
  inquiry.find('Pod', endpoint.target.namespace || slice.meta.namespace, endpoint.target.name);

function isAwaited(inquiry: Inquiry, line: Line): boolean {
  const pod = podOf(inquiry, line);
  return pod !== undefined && (isStarting(pod, inquiry.now) || pod.ready === true);
}

function withoutAddress(inquiry: Inquiry, service: ServiceObject): readonly PodObject[] {
  return inquiry
    .selected(service)
    .filter(
      pod => !hasEnded(pod) && pod.ips.length === 0 && !isLeaving(pod) && !isStarting(pod, inquiry.now),
    );
}

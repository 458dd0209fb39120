/** Endpoints of a port, or pods that will be some, of which none takes calls. Pods explain it; those in their first minute are waited for. */

import type { PodObject, ServiceObject, ServicePort } from '../../kubernetes/object.ts';
import { hasEnded } from '../../world-index.ts';
import { describe, showSlices } from '../commands.ts';
import { about, type Draft, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { podCauses } from '../pod-causes.ts';
import { isLeaving, isStarting } from '../pod-life.ts';
import { reasonOf } from '../pod-reason.ts';
import type { Rule } from '../rule.ts';
import { isDraining, isReady, type Line } from '../service-lines.ts';
import { linesOfPort, partsOf, portName } from '../service-port.ts';

const words = serviceTexts['svc-no-ready-endpoints'];

export const svcNoReadyEndpoints: Rule = {
  id: 'svc-no-ready-endpoints',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  explainedBy: podCauses,
  *judge(inquiry) {
    for (const service of inquiry.all('Service')) {
      if (service.type === 'ExternalName' || !inquiry.seesList(service)) continue;
      const waiting = withoutAddress(inquiry, service);
      const silent = service.ports.filter(port => isSilent(inquiry, service, port, waiting));
      for (const part of partsOf(service, silent)) yield draft(inquiry, service, part, waiting);
    }
  },
};

/** Live pods that are selected and in no slice, for they have no address yet. */
function withoutAddress(inquiry: Inquiry, service: ServiceObject): readonly PodObject[] {
  return inquiry.selected(service).filter(pod => !hasEnded(pod) && pod.ips.length === 0 && !isLeaving(pod));
}

function isSilent(
  inquiry: Inquiry,
  service: ServiceObject,
  port: ServicePort,
  waiting: readonly PodObject[],
): boolean {
  const lines = linesOfPort(inquiry.lines(service), port);
  if (lines.some(isReady) || lines.some(isDraining)) return false;
  const staying = lines.filter(({ endpoint }) => endpoint.terminating !== true);
  if (staying.length + waiting.length === 0) return false;
  // A list that has lines for other ports only lacks the port, which other rules tell.
  const listed = inquiry.lines(service).used.some(({ endpoints }) => endpoints.length > 0);
  if (lines.length === 0 && listed) return false;
  const pods = [...staying.map(line => podOf(inquiry, line)), ...waiting];
  return !pods.every(pod => pod !== undefined && isStarting(pod, inquiry.now));
}

const podOf = (inquiry: Inquiry, { endpoint, slice, address }: Line): PodObject | undefined =>
  endpoint.target === undefined
    ? inquiry.podsAt(address)[0]
    : inquiry.find('Pod', endpoint.target.namespace || slice.meta.namespace, endpoint.target.name);

function draft(
  inquiry: Inquiry,
  service: ServiceObject,
  { discriminator, ports }: { readonly discriminator?: string; readonly ports: readonly ServicePort[] },
  waiting: readonly PodObject[],
): Draft {
  const byAddress = new Map<string, Line>();
  for (const port of ports)
    for (const line of linesOfPort(inquiry.lines(service), port))
      if (line.endpoint.terminating !== true) byAddress.set(line.endpoint.target?.name ?? line.address, line);
  const lines = [...byAddress.values()];
  const pods = [...lines.flatMap(line => podOf(inquiry, line) ?? []), ...waiting];
  return {
    subject: refOf(service),
    ...(discriminator === undefined ? {} : { discriminator }),
    message: words.message(
      service.meta.name,
      lines.length + waiting.length,
      ports.map(portName),
      discriminator === undefined,
    ),
    evidence: [
      ...lines.map(line => {
        const pod = podOf(inquiry, line);
        return pod === undefined
          ? about(line.slice, words.line(line.endpoint.target?.name ?? line.address, line.address, ''))
          : about(pod, words.line(pod.meta.name, line.address, reasonOf(pod)));
      }),
      ...waiting.map(pod => about(pod, words.waiting(pod.meta.name, reasonOf(pod)))),
    ],
    confirm: [showSlices(service), ...pods.slice(0, 1).map(pod => describe(refOf(pod)))],
    fix: [words.mend],
    because: pods.map(refOf),
  };
}

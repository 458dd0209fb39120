/**
 * Behind an empty list: whom the Service means by its selector, or nearly means, why each of them is not in the list, and the lines that they would have, so that what lies
 * behind can be looked at. Says nothing where the list is written by hand. Called by the tail. Follows the endpointslice controller (`reconciler.go`, `utils.go`).
 */
import { pairsOf } from '../findings/commands.ts';
import { expectedSlices } from '../findings/expected-slices.ts';
import { refOf } from '../findings/finding.ts';
import { reasonOf } from '../findings/pod-reason.ts';
import { type Line, serviceLines } from '../findings/service-lines.ts';
import { declares, linesOfPort, showDeclared, showNamed } from '../findings/service-port.ts';
import type { Labels, PodObject, ServiceObject, ServicePort } from '../kubernetes/object.ts';
import { nearMissAmong } from '../near-miss.ts';
import { matches, selectorOf } from '../project/selection.ts';
import { hasEnded } from '../world-index.ts';
import type { Hop } from './hop.ts';
import { traceWords as words } from './messages-en.ts';
import type { Sight } from './sight.ts';

interface Meant {
  readonly hop: Hop;
  /** None where it cannot be told at which port they would be called. */
  readonly lines: readonly Line[];
}

/** Enough to see what they have in common. */
const mostNamed = 3;

export function whoIsMeant({ inquiry }: Sight, service: ServiceObject, port: ServicePort): Meant | undefined {
  const selector = selectorOf(service);
  if (selector === undefined) return undefined;
  const { namespace } = service.meta;
  const subject = refOf(service);
  if (!inquiry.sees('Pod', namespace))
    return { hop: { stage: 'ready', subject, result: 'unknown', why: words.unseen('Pod') }, lines: [] };
  const says = (why: readonly string[], pods: readonly PodObject[] = []): Meant => ({
    hop: { stage: 'ready', subject, result: 'fail', why: why.join(' ') },
    lines: linesFor(service, port, pods),
  });
  const asked = pairsOf(selector);
  const selected = inquiry.selected(service).filter(pod => !hasEnded(pod));
  if (selected.length > 0)
    return says(
      [words.meant(selected.length, asked), ...named(selected, pod => whyOut(service, port, pod))],
      selected,
    );
  const near = nearlyMeant(inquiry.workloads(namespace), inquiry.inNamespace('Pod', namespace), selector);
  if (near !== undefined) {
    const carries = ({ meta }: PodObject) => words.carries(near.carriedBy(meta.labels), near.asked);
    return says([words.nearlyMeant(asked, near.pods.length), ...named(near.pods, carries)], near.pods);
  }
  const makers = inquiry.staff(service).map(({ kind, meta }) => `${kind} ${meta.name}`);
  return says([
    makers.length === 0 ? words.meantNobody(asked, namespace) : words.meantNotMade(asked, makers),
  ]);
}

interface Near {
  readonly pods: readonly PodObject[];
  readonly asked: string;
  carriedBy(labels: Labels): string | undefined;
}

type Workloads = ReturnType<Sight['inquiry']['workloads']>;

function nearlyMeant(workloads: Workloads, all: readonly PodObject[], selector: Labels): Near | undefined {
  const live = all.filter(pod => !hasEnded(pod));
  const byTemplate = nearMissAmong(selector, workloads, ({ podLabels }) => podLabels);
  const alone = live.filter(({ meta }) => meta.owner === undefined);
  const found = byTemplate ?? nearMissAmong(selector, alone, ({ meta }) => meta.labels);
  if (found === undefined) return undefined;
  const { candidate, difference } = found;
  const pods =
    candidate.kind === 'Pod'
      ? [candidate]
      : live.filter(({ meta }) => matches(candidate.podLabels, meta.labels));
  if (pods.length === 0) return undefined;
  const { carried } = difference;
  return {
    pods,
    asked: difference.asked.join('='),
    carriedBy: labels =>
      carried === undefined ? undefined : `${carried[0]}=${labels.get(carried[0]) ?? carried[1]}`,
  };
}

/** Why a pod that the selector matches has no line at a port. */
function whyOut({ families }: ServiceObject, port: ServicePort, pod: PodObject): string {
  if (pod.ips.length === 0) return words.noAddress(reasonOf(pod));
  const hasFamily = pod.ips.some(ip => families.includes(ip.includes(':') ? 'IPv6' : 'IPv4'));
  if (!hasFamily) return words.otherFamily(families);
  if (typeof port.target === 'string' && !declares(pod, port))
    return words.undeclared(showNamed(port.target, port.protocol), pod.ports.map(showDeclared));
  return words.notListed(pod.ready === true ? '' : reasonOf(pod));
}

function named(pods: readonly PodObject[], why: (pod: PodObject) => string): readonly string[] {
  const shown = pods.slice(0, mostNamed).map(pod => `${pod.meta.name}: ${why(pod)}.`);
  return pods.length > mostNamed ? [...shown, words.more(pods.length - mostNamed)] : shown;
}

/** As they would be if the list were in order. */
const linesFor = (service: ServiceObject, port: ServicePort, pods: readonly PodObject[]): readonly Line[] =>
  linesOfPort(serviceLines(service, expectedSlices(service, pods)), port);

/**
 * The words at a row and at a Service. Said once where list and pod agree, twice where they differ: `facingWord` is empty when the pod has nothing to add to
 * what its line says. Pure; `now` is server time. Called by the painter and by panels, never by `place`.
 */

import { isNotInFiles, isPictured } from '../freshness.ts';
import type { Endpoint, Pod, Service, Topology } from '../topology.ts';
import { budgetsInQuestion } from './drain.ts';
import { lampOfLine } from './lamp.ts';
import { drainWords } from './messages/drain-en.ts';
import { en } from './messages/en.ts';
import { freshnessOf } from './observed.ts';
import { policySentence } from './policy-sentence.ts';
import { type RollCall, rollCalls } from './roll-call.ts';
import { showName } from './show-name.ts';
import { span } from './span.ts';

const imageReasons = new Set(['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull']);

function failure(pod: Pod): 'crashes' | 'noImage' | 'fails' {
  if (pod.reason === undefined) return 'fails';
  if (imageReasons.has(pod.reason)) return 'noImage';
  return pod.reason === 'CrashLoopBackOff' || pod.reason === 'Error' || pod.reason === 'OOMKilled'
    ? 'crashes'
    : 'fails';
}

/** What the list says of one of its lines. */
export function lineWord(line: Endpoint, pod: Pod | undefined, now: number): string {
  switch (lampOfLine(line, pod)) {
    case 'terminating': {
      const left = pod?.deletion === undefined ? 0 : pod.deletion - now;
      if (left >= 1_000) return en.line.drainingFor(span(left));
      return line.serving === false ? en.line.draining : en.line.drainingServing;
    }
    case 'starting':
      return en.line.notReadyYet;
    case 'failed':
      return pod === undefined ? en.line.fails : en.line[failure(pod)];
    case 'unknown':
      return en.line.silent;
    case 'not-ready':
      return pod?.since === undefined || now - pod.since < 60_000
        ? en.line.notReady
        : en.line.notReadyFor(span(now - pod.since));
    case 'external':
      return line.origin === 'mirrored' ? en.line.copied : en.line.byHand;
    default:
      return en.line.ready;
  }
}

/** What the pod says of itself. */
export function podWord(pod: Pod, _now: number): string {
  switch (pod.state) {
    case 'pending':
      return en.pod.pending;
    case 'failing': {
      const kind = failure(pod);
      return kind === 'crashes' && (pod.restarts ?? 0) > 0
        ? en.pod.restarts(pod.restarts ?? 0)
        : en.pod[kind];
    }
    case 'failed':
      return pod.reason === 'Evicted' ? en.pod.evicted : en.pod.failed;
    case 'not-ready':
      return en.pod.notReady;
    default:
      return en.pod[pod.state];
  }
}

/**
 * What stands at a pod that faces `line`, or that stands opposite a Service without being listed (`wanted`, and `asked` where the Service asks for it), or in
 * no list.
 */
export function facingWord(
  pod: Pod,
  line: Endpoint | undefined,
  now: number,
  wanted = false,
  asked = false,
): string {
  if (line === undefined && pod.state === 'ready' && asked) return unlistedWord(pod, now);
  if (line === undefined) return pod.state !== 'ready' ? podWord(pod, now) : wanted ? en.pod.inNoList : '';
  return pod.state === 'ready' && lampOfLine(line, pod) === 'ready' ? '' : podWord(pod, now);
}

/** Ready and asked for, but in no list: lists are written a moment later. */
function unlistedWord(pod: Pod, now: number): string {
  return pod.since === undefined || now < pod.since
    ? en.pod.notListedYet
    : en.pod.notListedFor(span(now - pod.since));
}

export interface ServiceSentence {
  readonly text: string;
  /** The same in fewer words, where there is little room. */
  readonly short?: string;
  /** `strong` stands where a number would be; `bad`, `odd` and `busy` have the colour of what they say. */
  readonly tone: 'quiet' | 'strong' | 'busy' | 'odd' | 'bad';
}

/** What stands under the name of a Service, one line each. */
export function serviceSentences(
  service: Service,
  topology: Topology,
  calls: ReadonlyMap<string, RollCall> = rollCalls(topology),
): readonly ServiceSentence[] {
  const words = en.service;
  if (service.type === 'ExternalName')
    return [
      { text: words.noNumberNoList, tone: 'strong' },
      { text: words.alias, short: words.aliasShort, tone: 'quiet' },
    ];
  const call = calls.get(service.uid);
  const sentences: ServiceSentence[] = [];
  if (service.headless) sentences.push({ text: words.noNumber, tone: 'strong' });
  const list = freshnessOf(topology, 'EndpointSlice', service.namespace);
  const slicesKnown = list === undefined || isPictured(list);
  if (!slicesKnown || call === undefined) {
    const denied = list?.state === 'denied';
    const text = isNotInFiles(list) ? en.line.notInFile : denied ? words.listDenied : words.listUnknown;
    return [...sentences, { text, tone: 'busy' }];
  }
  if (service.silence !== undefined) sentences.push(silenceOf(service));
  const policies = service.silence === undefined ? policySentence(service, topology) : undefined;
  // What keeps callers out comes before how many would pick up.
  if (policies?.tone === 'bad') sentences.push(policies);
  if (service.selector === undefined && service.silence === undefined)
    sentences.push({ text: words.byHand, short: words.byHandShort, tone: 'quiet' });
  const settled = call.draining + call.starting + call.notReady + call.failed === 0;
  if (service.headless && settled && service.silence === undefined)
    sentences.push({ text: words.dns(call.ready), short: words.dnsShort(call.ready), tone: 'quiet' });
  else if (service.selector !== undefined && (service.silence === undefined || !settled))
    sentences.push({ text: countsSentence(call), tone: settled ? 'quiet' : 'busy' });
  if (policies?.tone === 'quiet') sentences.push(policies);
  if (service.silence === undefined && call.draining > 0 && call.starting > 0)
    sentences.push({ text: words.unchanged, tone: 'quiet' });
  const second = service.clusterIPs[1];
  if (second !== undefined && !service.headless)
    sentences.push({ text: words.dualStack, short: words.dualStackShort, tone: 'quiet' });
  const [budget, another] = budgetsInQuestion(service.uid, topology);
  if (budget?.allowed !== undefined && another === undefined)
    sentences.push({ text: drainWords.service(budget.allowed), tone: 'quiet' });
  const doors = doorways(service);
  if (doors !== undefined) sentences.push({ text: doors, tone: 'quiet' });
  return sentences;
}

function silenceOf(service: Service): ServiceSentence {
  const text = silenceSentence(service);
  const { scaledToZero, scaledToZeroShort } = en.silence;
  return { text, ...(text === scaledToZero ? { short: scaledToZeroShort } : {}), tone: 'bad' };
}

/** `2 of 3 ready, 1 draining, 1 starting`: of those wanted, else of those listed. */
export function countsSentence(call: RollCall): string {
  const words = en.service;
  const parts = [words.readyOf(call.ready, call.wanted ?? call.lines)];
  if (call.draining > 0) parts.push(words.draining(call.draining));
  if (call.starting > 0) parts.push(words.starting(call.starting));
  if (call.notReady > 0 && call.failed + call.starting > 0) parts.push(words.notReady(call.notReady));
  if (call.failed > 0) parts.push(words.failed(call.failed));
  return words.counts(parts);
}

/** Why nobody picks up; empty where somebody does. */
export function silenceSentence(service: Service): string {
  const { silence } = service;
  if (silence === undefined) return '';
  const words = en.silence;
  switch (silence.why) {
    case 'selector-matches-nothing':
      return service.staffing?.desired === 0 ? words.scaledToZero : words[silence.why](selectorText(service));
    case 'by-hand-empty':
      return words[silence.why];
    case 'port-unresolved':
      if (service.selector === undefined) return words.portNotListed(silence.port);
      return words[silence.why](silence.port, silence.pods);
    default:
      return words[silence.why](silence.pods);
  }
}

/** `app=cart`. */
export function pairText([key, value]: readonly [key: string, value: string]): string {
  return showName(`${key}=${value}`);
}

/** `app=cart,tier=web`, as kubectl writes it after -l. */
export function selectorText(service: Service): string {
  return (service.selector ?? []).map(([key, value]) => `${key}=${value}`).join(',');
}

/** What stands in the Door column at a Service; empty where a door leads to it. */
export function doorSentence(service: Service, topology: Topology): string {
  for (const door of topology.doors.values())
    if (door.paths.some(path => path.serviceUid === service.uid)) return '';
  for (const kind of ['Ingress', 'HTTPRoute', 'GRPCRoute'] as const) {
    const doors = freshnessOf(topology, kind, service.namespace);
    if (doors !== undefined && !isPictured(doors) && doors.state !== 'absent') return en.service.doorsUnknown;
  }
  if (service.loadBalancer.length > 0) return en.service.loadBalancer(service.loadBalancer.join(', '));
  const port = service.ports.find(known => known.nodePort !== undefined)?.nodePort;
  if (port !== undefined) return en.service.nodePort(port);
  return en.service.noDoor;
}

/** In how many ways one can dial it, where it has more than its number. */
function doorways(service: Service): string | undefined {
  const nodePort = service.ports.some(port => port.nodePort !== undefined);
  if (service.type === 'LoadBalancer')
    return en.service.waysToDial(
      'LoadBalancer',
      1 + (nodePort ? 1 : 0) + (service.loadBalancer.length > 0 ? 1 : 0),
    );
  return nodePort ? en.service.waysToDial('NodePort', 2) : undefined;
}

/** `10.96.0.57`, `80`, `8080`: number, port and target of a Service; no address where it has none of its own. */
export function numberOf(service: Service): {
  readonly address?: string;
  readonly port?: number;
  readonly target?: number | string;
} {
  const [port] = service.ports;
  const [address] = service.clusterIPs;
  return {
    ...(address === undefined || service.headless || address === 'None' || address === '' ? {} : { address }),
    ...(port === undefined ? {} : { port: port.port, target: port.target }),
  };
}

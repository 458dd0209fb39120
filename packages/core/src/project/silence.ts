/**
 * Why nobody picks up at a Service, in one word, or undefined when somebody does (law P15 and its table). What is not observed gives no reason: an empty list is
 * stated as empty only where slices are, and nobody is missed where pods are not (law P16).
 */
import type { PodObject, ServiceObject, SlicePort } from '../kubernetes/object.ts';
import type { Endpoint, Silence } from '../topology.ts';
import { hasEnded } from '../world-index.ts';
import { selectorOf } from './selection.ts';

export interface Evidence {
  readonly lines: readonly Endpoint[];
  /** Pods that the selector matches, ended ones included. */
  readonly selected: readonly PodObject[];
  readonly slicesPictured: boolean;
  readonly podsPictured: boolean;
}

export function silenceOf(service: ServiceObject, evidence: Evidence): Silence | undefined {
  if (service.type === 'ExternalName' || !evidence.slicesPictured) return undefined;
  const { lines } = evidence;
  if (lines.length > 0) return amongLines(service, lines);
  if (selectorOf(service) === undefined) return { why: 'by-hand-empty' };
  return evidence.podsPictured ? behindEmptyList(evidence.selected) : undefined;
}

function amongLines(service: ServiceObject, lines: readonly Endpoint[]): Silence | undefined {
  const ready = lines.filter(line => line.ready !== false);
  if (ready.length > 0) return unresolved(service, ready);
  const staying = lines.filter(line => line.terminating !== true);
  if (staying.length === 0) return { why: 'all-leaving', pods: lines.length };
  return { why: 'nobody-ready', pods: staying.length };
}

/** Ports meet by name and protocol, never by number. One port that somebody answers is enough. */
function unresolved(service: ServiceObject, ready: readonly Endpoint[]): Silence | undefined {
  const [first] = service.ports;
  if (first === undefined) return undefined;
  const answered = service.ports.some(port =>
    ready.some(line => line.ports.some(found => isSamePort(port, found))),
  );
  if (answered) return undefined;
  return {
    why: 'port-unresolved',
    port: typeof first.target === 'string' ? first.target : first.name || String(first.port),
    pods: ready.length,
  };
}

function isSamePort(
  a: Pick<SlicePort, 'name' | 'protocol'>,
  b: Pick<SlicePort, 'name' | 'protocol'>,
): boolean {
  return a.name === b.name && a.protocol === b.protocol;
}

function behindEmptyList(selected: readonly PodObject[]): Silence {
  const live = selected.filter(pod => !hasEnded(pod));
  if (selected.length === 0) return { why: 'selector-matches-nothing' };
  if (live.length === 0) return { why: 'finished', pods: selected.length };
  if (live.every(pod => pod.ips.length === 0)) return { why: 'no-address', pods: live.length };
  const ready = live.filter(pod => pod.ready === true && pod.meta.deletion === undefined);
  if (ready.length > 0) return { why: 'not-listed', pods: ready.length };
  const leaving = live.filter(pod => pod.meta.deletion !== undefined);
  if (leaving.length === live.length) return { why: 'all-leaving', pods: live.length };
  return { why: 'nobody-ready', pods: live.length - leaving.length };
}

/**
 * Pods: where they run, their readiness, and the one word that kubectl would print in its STATUS column (kubernetes pkg/printers printPod),
 * where that says more than the phase. Readiness is condition PodReady and nothing else.
 */
import type { Interner } from '../intern.ts';
import { fields, integer, list, type Mutable, text, texts, time, word } from '../json.ts';
import type { Meta, PodObject } from '../object.ts';
import { parseContainerPorts } from './container-ports.ts';
import { type ContainersSummary, summariseContainers } from './containers.ts';
import { findUnresolvedProbes } from './probes.ts';
import { findTrouble } from './trouble.ts';

type StatusField =
  | 'phase'
  | 'reason'
  | 'message'
  | 'nominatedNodeName'
  | 'podIP'
  | 'podIPs'
  | 'conditions'
  | 'containerStatuses'
  | 'initContainerStatuses';

type SpecField =
  | 'nodeName'
  | 'hostNetwork'
  | 'containers'
  | 'initContainers'
  | 'readinessGates'
  | 'dnsPolicy';

interface Conditions {
  readonly ready?: boolean;
  readonly readySince?: number;
  readonly scheduled: boolean;
  readonly initialized: boolean;
  readonly uninitialized?: number;
  /** Types of the conditions that hold. */
  readonly held: ReadonlySet<string>;
  /** Why it has no node, in the scheduler's word and sentence. */
  readonly unscheduled?: { readonly reason: string; readonly message?: string };
}

export function parsePod(meta: Meta, json: unknown, interner: Interner): PodObject {
  const object = fields<'metadata' | 'spec' | 'status'>(json);
  const spec = fields<SpecField>(object.spec);
  const status = fields<StatusField>(object.status);
  const conditions = parseConditions(status.conditions);
  const containers = summariseContainers(
    list(spec.containers),
    list(spec.initContainers),
    status,
    conditions.initialized,
  );
  const pod: Mutable<PodObject> = {
    kind: 'Pod',
    meta,
    ips: parseAddresses(status.podIPs, status.podIP),
    phase: word(status.phase, ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']) ?? 'Pending',
    hostNetwork: spec.hostNetwork === true,
    scheduled: conditions.scheduled,
    containersReady: containers.ready,
    containers: containers.total,
    restarts: containers.restarts,
    ports: parseContainerPorts(spec.containers, spec.initContainers),
  };
  const listens = list(spec.containers).map(listensOn).join(', ');
  if (listens !== '') pod.listens = interner.text(listens);
  const node = text(spec.nodeName);
  if (node !== undefined) pod.node = interner.text(node);
  const nominated = text(status.nominatedNodeName);
  if (nominated !== undefined) pod.nominated = interner.text(nominated);
  if (containers.restarted !== undefined) pod.restarted = containers.restarted;
  const gates = list(spec.readinessGates).flatMap(
    item => text(fields<'conditionType'>(item).conditionType) ?? [],
  );
  const closed = gates.filter(gate => !conditions.held.has(gate));
  if (gates.length > 0) pod.gates = `${gates.length - closed.length}/${gates.length}`;
  if (conditions.ready !== undefined) pod.ready = conditions.ready;
  if (conditions.readySince !== undefined) pod.readySince = conditions.readySince;
  if (containers.started !== undefined) pod.started = containers.started;
  explain(pod, status, conditions, containers);
  const dnsPolicy = word(spec.dnsPolicy, ['ClusterFirstWithHostNet', 'Default', 'None']);
  if (dnsPolicy !== undefined) pod.dnsPolicy = dnsPolicy;
  const unresolvedProbes = findUnresolvedProbes(list(spec.containers), list(spec.initContainers));
  if (unresolvedProbes.length > 0) pod.unresolvedProbes = unresolvedProbes;
  if (conditions.uninitialized !== undefined) pod.uninitialized = conditions.uninitialized;
  if (conditions.ready !== true) {
    const trouble = findTrouble(list(spec.containers), list(spec.initContainers), status);
    if (trouble !== undefined) pod.trouble = trouble;
    if (closed.length > 0 && conditions.held.has('ContainersReady')) pod.closedGates = closed;
  }
  if (meta.deletion !== undefined) {
    const finalizers = texts(fields<'finalizers'>(object.metadata).finalizers);
    if (finalizers.length > 0) pod.finalizers = finalizers;
  }
  return pod;
}

function explain(
  pod: Mutable<PodObject>,
  status: { readonly reason?: unknown; readonly message?: unknown },
  conditions: Conditions,
  containers: ContainersSummary,
): void {
  const own = text(status.reason);
  const reason = containers.reason ?? own ?? conditions.unscheduled?.reason;
  const message =
    containers.reason === undefined
      ? own === undefined
        ? conditions.unscheduled?.message
        : text(status.message)
      : containers.message;
  if (reason !== undefined) pod.reason = reason;
  if (message !== undefined) pod.message = message;
}

function parseAddresses(all: unknown, first: unknown): readonly string[] {
  const addresses = list(all).flatMap(item => text(fields<'ip'>(item).ip) ?? []);
  if (addresses.length > 0) return addresses;
  const address = text(first);
  return address === undefined ? [] : [address];
}

function parseConditions(json: unknown): Conditions {
  const held = new Set<string>();
  const conditions: Mutable<Conditions> = { scheduled: false, initialized: false, held };
  for (const item of list(json)) {
    const condition = fields<'type' | 'status' | 'reason' | 'message' | 'lastTransitionTime'>(item);
    const holds = condition.status === 'True';
    const type = text(condition.type);
    if (holds && type !== undefined) held.add(type);
    if (condition.type === 'Initialized') {
      conditions.initialized = holds;
      if (!holds) conditions.uninitialized = time(condition.lastTransitionTime) ?? 0;
    }
    if (condition.type === 'Ready') {
      const since = time(condition.lastTransitionTime);
      conditions.ready = holds;
      if (since !== undefined) conditions.readySince = since;
    }
    if (condition.type === 'PodScheduled') {
      conditions.scheduled = holds;
      const reason = text(condition.reason);
      const message = text(condition.message);
      if (!holds && reason !== undefined) {
        conditions.unscheduled = message === undefined ? { reason } : { reason, message };
      }
    }
  }
  return conditions;
}

function listensOn(json: unknown): string {
  const { name, ports } = fields<'name' | 'ports'>(json);
  const numbers = list(ports).flatMap(item => integer(fields<'containerPort'>(item).containerPort) ?? []);
  return [text(name) ?? '', ...numbers].join(' ');
}

/**
 * The table of pods. The status column follows printPod word for word: it is what people know pods by.
 */
import type { StoredObject } from '../object.ts';
import { age, humanDuration } from './age.ts';
import { AGE, type Cell, column, NAME, type Printer, wide } from './column.ts';

// biome-ignore lint/suspicious/noExplicitAny: container statuses, open like ObjectBody.
type Part = any;

interface Containers {
  readonly reason: string;
  readonly ready: number;
  readonly restarts: number;
  readonly lastRestart: number;
}

const condition = (pod: StoredObject, type: string): Part =>
  (pod.status?.conditions ?? []).find((held: Part) => held.type === type);

const exited = ({ reason, signal, exitCode }: Part): string =>
  reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);

const lastRestart = (statuses: readonly Part[]): number =>
  Math.max(0, ...statuses.map(status => Date.parse(status.lastState?.terminated?.finishedAt ?? '') || 0));

/** The first init container that has not finished, as the pod's reason. */
function initReason(pod: StoredObject): string | undefined {
  const statuses: readonly Part[] = pod.status?.initContainerStatuses ?? [];
  const specs: readonly Part[] = pod.spec?.initContainers ?? [];
  const restartable = (name: string) => specs.find(spec => spec.name === name)?.restartPolicy === 'Always';
  for (const [index, { name, state = {}, started }] of statuses.entries()) {
    if (state.terminated?.exitCode === 0) continue;
    if (restartable(name) && started) continue;
    if (state.terminated) return `Init:${exited(state.terminated)}`;
    const waiting = state.waiting?.reason;
    return waiting && waiting !== 'PodInitializing' ? `Init:${waiting}` : `Init:${index}/${specs.length}`;
  }
  return undefined;
}

function containers(pod: StoredObject): Containers {
  const status = pod.status ?? {};
  const gated = condition(pod, 'PodScheduled')?.reason === 'SchedulingGated' ? 'SchedulingGated' : '';
  let reason: string = gated || status.reason || status.phase || '';
  const inits: readonly Part[] = status.initContainerStatuses ?? [];
  const mains: readonly Part[] = status.containerStatuses ?? [];
  const count = (list: readonly Part[]): number =>
    list.reduce((sum, held) => sum + (held.restartCount ?? 0), 0);
  const initializing = initReason(pod);
  if (initializing !== undefined && condition(pod, 'Initialized')?.status !== 'True')
    return { reason: initializing, ready: 0, restarts: count(inits), lastRestart: lastRestart(inits) };
  let ready = 0;
  let running = false;
  for (const { state = {}, ready: isReady } of mains.toReversed()) {
    if (state.waiting?.reason) reason = state.waiting.reason;
    else if (state.terminated) reason = exited(state.terminated);
    else if (isReady && state.running) {
      running = true;
      ready += 1;
    }
  }
  if (reason === 'Completed' && running)
    reason = condition(pod, 'Ready')?.status === 'True' ? 'Running' : 'NotReady';
  return { reason, ready, restarts: count(mains), lastRestart: lastRestart(mains) };
}

export function podStatus(pod: StoredObject): string {
  const { phase, reason } = pod.status ?? {};
  if (pod.metadata.deletionTimestamp !== undefined) {
    if (reason === 'NodeLost') return 'Unknown';
    if (phase !== 'Succeeded' && phase !== 'Failed') return 'Terminating';
  }
  return containers(pod).reason;
}

function cells(pod: StoredObject, now: number): readonly Cell[] {
  const { ready, restarts, lastRestart: at } = containers(pod);
  const { spec = {}, status = {}, metadata } = pod;
  const gates: readonly Part[] = spec.readinessGates ?? [];
  const open = gates.filter(gate => condition(pod, gate.conditionType)?.status === 'True').length;
  return [
    metadata.name,
    `${ready}/${spec.containers?.length ?? 0}`,
    podStatus(pod),
    restarts > 0 && at > 0 ? `${restarts} (${humanDuration(now - at)} ago)` : String(restarts),
    age(metadata.creationTimestamp, now),
    status.podIP || '<none>',
    spec.nodeName || '<none>',
    status.nominatedNodeName || '<none>',
    gates.length > 0 ? `${open}/${gates.length}` : '<none>',
  ];
}

export const podPrinter: Printer = {
  columns: [
    NAME,
    column('Ready', 'The aggregate readiness state of this pod for accepting traffic.'),
    column('Status', 'The aggregate status of the containers in this pod.'),
    column(
      'Restarts',
      'The number of times the containers in this pod have been restarted and when the last container has restarted.',
    ),
    AGE,
    wide('IP', 'The IP address allocated to the pod, routable at least within the cluster.'),
    wide('Node', 'The node that the pod runs on.'),
    wide('Nominated Node', 'The node on which lower priority pods are being preempted for this pod.'),
    wide('Readiness Gates', 'The conditions beside container readiness that this pod waits for.'),
  ],
  cells,
};

/**
 * How many replicas one metric of an autoscaler calls for (kubernetes `pkg/controller/podautoscaler/replica_calculator.go`): the ratio of what pods use to what
 * they should, within a tolerance of a tenth; pods that are new or of which nothing is known count against the direction. Called by the autoscaler.
 */
import type { Snapshot } from '../controller.ts';
import { metricsResources } from '../metrics/metrics-api.ts';
import { scrapedAt, total, type Usage, usageOfPods } from '../metrics/usage.ts';
import type { StoredObject } from '../object.ts';
import { conditionOf } from './condition.ts';
import { quantity } from './node-load.ts';
import { isReady, isTerminating } from './pod-state.ts';
import { matchesSelector } from './selector.ts';

export interface Metric {
  readonly type?: string;
  readonly resource?: {
    readonly name: string;
    readonly target?: {
      readonly type?: string;
      readonly averageUtilization?: number;
      readonly averageValue?: string;
    };
  };
}

export interface Proposal {
  readonly replicas: number;
  /** How Events name it. */
  readonly metric: string;
  readonly current: { readonly averageUtilization?: number; readonly averageValue: string };
}

/** Why it could not be computed. */
export interface Failure {
  readonly failure: string;
}

const TOLERANCE = 0.1;
const WINDOW_MS = 15_000;
const NEW_POD_MS = 300_000;
const FIRST_READINESS_MS = 30_000;

const withinTolerance = (ratio: number): boolean => Math.abs(ratio - 1) <= TOLERANCE;

interface Container {
  readonly name: string;
  readonly resources?: { readonly requests?: Readonly<Record<string, string>> };
}

/** Cores or bytes that the pod asks for; the name of the container that does not say. */
function requestOf(pod: StoredObject, resource: string): number | string {
  const containers: readonly Container[] = pod.spec.containers ?? [];
  const silent = containers.find(({ resources }) => resources?.requests?.[resource] === undefined);
  if (silent !== undefined) return silent.name;
  return containers.reduce((sum, { resources }) => sum + quantity(resources?.requests?.[resource]), 0);
}

/** A figure of such a pod says nothing yet. */
function isUnready(pod: StoredObject, resource: string, now: number): boolean {
  if (pod.status?.phase === 'Pending') return true;
  if (resource !== 'cpu') return false;
  const since = Date.parse(conditionOf(pod, 'Ready')?.lastTransitionTime ?? '');
  const started = Date.parse(pod.status?.startTime ?? '');
  if (Number.isNaN(since) || Number.isNaN(started)) return true;
  return started + NEW_POD_MS > now
    ? !isReady(pod) || scrapedAt(now) < since + WINDOW_MS
    : !isReady(pod) && started + FIRST_READINESS_MS > since;
}

const usedBy = (containers: readonly Usage[], resource: string): number =>
  resource === 'cpu' ? total(containers).cpu / 1000 : total(containers).memory;

const asQuantity = (value: number, resource: string): string =>
  resource === 'cpu' ? `${Math.floor(value * 1000)}m` : `${Math.floor(value / 1024)}Ki`;

interface Sums {
  readonly used: number;
  readonly wanted: number;
}

const add = (list: readonly Sums[]): Sums => ({
  used: list.reduce((sum, { used }) => sum + used, 0),
  wanted: list.reduce((sum, { wanted }) => sum + wanted, 0),
});

const NOT_FOUND = 'the server could not find the requested resource';
const UNAVAILABLE = 'the server is currently unable to handle the request';

function withoutMetrics(snapshot: Snapshot): string | undefined {
  const [api] = metricsResources(snapshot);
  if (api?.aggregated === 'available') return undefined;
  const why = api === undefined ? NOT_FOUND : UNAVAILABLE;
  return `unable to fetch metrics from resource metrics API: ${why} (get pods.metrics.k8s.io)`;
}

export function proposalFor(
  { resource: { name: resource = 'cpu', target: goal = {} } = { name: 'cpu' } }: Metric,
  target: StoredObject,
  snapshot: Snapshot,
  now: number,
): Proposal | Failure {
  const byUtilization = (goal.type ?? 'Utilization') === 'Utilization';
  const fail = (why: string): Failure => ({
    failure: `failed to get ${resource} ${byUtilization ? 'utilization' : 'usage'}: ${why}`,
  });
  const unfetched = (why: string): Failure => fail(`unable to get metrics for resource ${resource}: ${why}`);
  const closed = withoutMetrics(snapshot);
  if (closed !== undefined) return unfetched(closed);

  const current: number = target.spec.replicas ?? 1;
  const pods = snapshot
    .list('Pod', target.metadata.namespace)
    .filter(({ metadata }) => matchesSelector(target.spec.selector, metadata.labels));
  const known = new Map(
    usageOfPods(pods, snapshot, now).map(({ pod, containers }) => [pod, usedBy(containers, resource)]),
  );
  if (known.size === 0) return unfetched('no metrics returned from resource metrics API');
  const counted = pods.filter(pod => !isTerminating(pod) && pod.status?.phase !== 'Failed');
  const unready = counted.filter(
    pod => (pod.status?.phase === 'Pending' || known.has(pod)) && isUnready(pod, resource, now),
  );
  const missing = counted.filter(pod => !unready.includes(pod) && !known.has(pod));
  const ready = counted.filter(pod => !unready.includes(pod) && known.has(pod));
  if (ready.length === 0) return fail('did not receive metrics for targeted pods (pods might be unready)');

  const wanted = new Map<StoredObject, number>();
  for (const pod of pods) {
    const request = byUtilization ? requestOf(pod, resource) : quantity(goal.averageValue);
    if (typeof request === 'string')
      return fail(`missing request for ${resource} in container ${request} of Pod ${pod.metadata.name}`);
    wanted.set(pod, request);
  }
  const share = byUtilization ? (goal.averageUtilization ?? 80) / 100 : 1;
  const sumsOf = (list: readonly StoredObject[], used: (pod: StoredObject) => number): readonly Sums[] =>
    list.map(pod => ({ used: used(pod), wanted: wanted.get(pod) ?? 0 }));
  const ratioOf = ({ used, wanted: all }: Sums): number => used / all / share;
  const measured = sumsOf(ready, pod => known.get(pod) ?? 0);
  const sums = add(measured);
  const ratio = ratioOf(sums);
  const averageValue = asQuantity(sums.used / ready.length, resource);
  const found = (replicas: number): Proposal => ({
    replicas,
    metric: byUtilization
      ? `${resource} resource utilization (percentage of request)`
      : `${resource} resource`,
    current: byUtilization
      ? { averageUtilization: Math.floor((sums.used * 100) / sums.wanted), averageValue }
      : { averageValue },
  });
  const upward = ratio > 1;
  if (!(unready.length > 0 && upward) && missing.length === 0)
    return found(withinTolerance(ratio) ? current : Math.ceil(ratio * ready.length));
  const assumed = [
    ...measured,
    ...sumsOf(missing, pod => (upward ? 0 : (wanted.get(pod) ?? 0) * Math.max(1, share))),
    ...(upward ? sumsOf(unready, () => 0) : []),
  ];
  const again = ratioOf(add(assumed));
  const turns = (ratio < 1 && again > 1) || (ratio > 1 && again < 1);
  const replicas = Math.ceil(again * assumed.length);
  const backwards = (again < 1 && replicas > current) || (again > 1 && replicas < current);
  return found(withinTolerance(again) || turns || backwards ? current : replicas);
}

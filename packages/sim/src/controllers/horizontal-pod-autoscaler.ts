/**
 * What a HorizontalPodAutoscaler comes to (kubernetes `pkg/controller/podautoscaler/horizontal.go`): every 15 seconds it asks how busy the pods of its target are,
 * scales it within its bounds (up at once, down to the most of the last five minutes), and says why not where it could not learn it.
 * Kept simpler: of `behavior` only the stabilization of scaling down; metrics other than of resources cannot be had.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionsOf, withCondition } from './condition.ts';
import { itself, objectOf } from './key.ts';
import { isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';
import { type Metric, type Proposal, proposalFor } from './replica-calculator.ts';
import { limited } from './scaling-limits.ts';

const PERIOD_MS = 15_000;
const COMPONENT = 'horizontal-pod-autoscaler';

const PLURALS: Readonly<Record<string, string>> = {
  Deployment: 'deployments.apps',
  ReplicaSet: 'replicasets.apps',
  StatefulSet: 'statefulsets.apps',
};

interface Findings {
  readonly conditions: readonly Condition[];
  readonly events: readonly {
    readonly type: 'Normal' | 'Warning';
    readonly reason: string;
    readonly message: string;
  }[];
  readonly current?: number;
  /** What the target is scaled to. */
  readonly rescale?: number;
  /** What the metrics call for. */
  readonly desired?: number;
  /** One place each; a metric that could not be had leaves it empty. */
  readonly measured?: readonly object[];
}

interface Recommendation {
  readonly at: number;
  readonly replicas: number;
}

const STABILIZATION_MS = 300_000;

interface Circumstances {
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly earlier: readonly Recommendation[];
}

const READY = { reason: 'ReadyForNewScale', message: 'recommended size matches current size' };
const STABILIZED = {
  reason: 'ScaleDownStabilized',
  message: 'recent recommendations were higher than current one, applying the highest recent recommendation',
};

/** With what was called for within the last minutes: a target goes down to the most of it only. */
function scaled(
  { spec: { minReplicas = 1, maxReplicas } }: StoredObject,
  { replicas: desired, metric }: Proposal,
  current: number,
  earlier: readonly Recommendation[],
): Pick<Findings, 'conditions' | 'events' | 'rescale'> {
  const stable = Math.max(desired, ...earlier.map(({ replicas }) => replicas));
  const { replicas, reason, message } = limited(current, stable, minReplicas, maxReplicas);
  const status = replicas === stable ? 'False' : 'True';
  const conditions: readonly Condition[] = [
    {
      type: 'ScalingActive',
      status: 'True',
      reason: 'ValidMetricFound',
      message: `the HPA was able to successfully calculate a replica count from ${metric}`,
    },
    { type: 'ScalingLimited', status, reason, message },
  ];
  const able = { type: 'AbleToScale', status: 'True' } as const;
  if (replicas === current)
    return {
      conditions: [{ ...able, ...(stable === desired ? READY : STABILIZED) }, ...conditions],
      events: [],
    };
  const done = `the HPA controller was able to update the target scale to ${replicas}`;
  const why = desired > current ? `${metric} above target` : 'All metrics below target';
  return {
    conditions: [{ ...able, reason: 'SucceededRescale', message: done }, ...conditions],
    events: [
      { type: 'Normal', reason: 'SuccessfulRescale', message: `New size: ${replicas}; reason: ${why}` },
    ],
    rescale: replicas,
  };
}

function findingsOf(
  scaler: StoredObject,
  target: StoredObject | undefined,
  { snapshot, now, earlier }: Circumstances,
): Findings {
  const { scaleTargetRef, minReplicas = 1, maxReplicas } = scaler.spec;
  if (target === undefined) {
    const plural = PLURALS[scaleTargetRef.kind] ?? `${scaleTargetRef.kind.toLowerCase()}s`;
    const why = `${plural} "${scaleTargetRef.name}" not found`;
    const message = `the HPA controller was unable to get the target's current scale: ${why}`;
    return {
      conditions: [{ type: 'AbleToScale', status: 'False', reason: 'FailedGetScale', message }],
      events: [{ type: 'Warning', reason: 'FailedGetScale', message: why }],
    };
  }
  const current: number = target.spec.replicas ?? 1;
  const able: Condition = {
    type: 'AbleToScale',
    status: 'True',
    reason: 'SucceededGetScale',
    message: "the HPA controller was able to get the target's current scale",
  };
  if (current === 0) {
    const message = 'scaling is disabled since the replica count of the target is zero';
    return {
      conditions: [able, { type: 'ScalingActive', status: 'False', reason: 'ScalingDisabled', message }],
      events: [],
      current,
    };
  }
  const bounded = Math.max(minReplicas, Math.min(maxReplicas, current));
  if (bounded !== current) {
    const above = current > bounded;
    const why = `Current number of replicas ${above ? 'above Spec.MaxReplicas' : 'below Spec.MinReplicas'}`;
    const message = `the HPA controller was able to update the target scale to ${bounded}`;
    return {
      conditions: [{ ...able, reason: 'SucceededRescale', message }],
      events: [
        { type: 'Normal', reason: 'SuccessfulRescale', message: `New size: ${bounded}; reason: ${why}` },
      ],
      current,
      rescale: bounded,
    };
  }
  // Autoscalers without any metric ask for the CPU.
  const metrics: readonly Metric[] = scaler.spec.metrics?.length > 0 ? scaler.spec.metrics : [{}];
  const results = metrics.map(metric => ({
    resource: metric.resource?.name ?? 'cpu',
    result: proposalFor(metric, target, snapshot, now),
  }));
  const measured = results.map(({ resource: name, result }) =>
    'failure' in result ? { type: '' } : { type: 'Resource', resource: { name, current: result.current } },
  );
  const proposals = results.flatMap(({ result }) => ('failure' in result ? [] : [result]));
  const [most] = proposals.toSorted((left, right) => right.replicas - left.replicas);
  const failed = results.flatMap(({ resource, result }) =>
    'failure' in result ? [{ resource, message: result.failure }] : [],
  );
  const [first] = failed;
  // Where a metric is missing nobody is sent away.
  if (most !== undefined && (first === undefined || most.replicas >= current))
    return { ...scaled(scaler, most, current, earlier), current, measured, desired: most.replicas };
  const { resource, message } = first ?? { resource: '', message: '' };
  return {
    conditions: [
      able,
      {
        type: 'ScalingActive',
        status: 'False',
        reason: 'FailedGetResourceMetric',
        message: `the HPA was unable to compute the replica count: ${message}`,
      },
    ],
    events: [
      { type: 'Warning', reason: 'FailedGetResourceMetric', message },
      {
        type: 'Warning',
        reason: 'FailedComputeMetricsReplicas',
        message: `invalid metrics (${failed.length} invalid out of ${metrics.length}), first error is: failed to get ${resource} resource metric value: ${message}`,
      },
    ],
    current,
    measured,
  };
}

const targetOf = ({ metadata, spec }: StoredObject, snapshot: Snapshot): StoredObject | undefined =>
  snapshot.get(spec.scaleTargetRef.kind, metadata.namespace, spec.scaleTargetRef.name);

function statusOf(scaler: StoredObject, found: Findings, now: number): StoredObject['status'] {
  const time = timestamp(now);
  const conditions = found.conditions.reduce(
    (list, condition) => withCondition(list, condition, time),
    conditionsOf(scaler),
  );
  const kept = scaler.status ?? {};
  return {
    ...kept,
    conditions,
    ...(found.current === undefined ? {} : { currentReplicas: found.current }),
    desiredReplicas:
      found.rescale ?? (found.desired === undefined ? (kept.desiredReplicas ?? 0) : found.current),
    ...(found.rescale === undefined ? {} : { lastScaleTime: time }),
    ...(found.measured === undefined ? {} : { currentMetrics: found.measured }),
  };
}

interface Memory {
  readonly last: number;
  readonly uid: string;
  readonly recommendations: readonly Recommendation[];
}

function windowOf({ spec }: StoredObject): number {
  const seconds: number | undefined = spec.behavior?.scaleDown?.stabilizationWindowSeconds;
  return seconds === undefined ? STABILIZATION_MS : seconds * 1000;
}

export const horizontalPodAutoscaler: Controller<Memory> = {
  name: COMPONENT,
  watches: {
    HorizontalPodAutoscaler: change =>
      change.type === 'MODIFIED' && change.object.spec === change.previous?.spec ? [] : itself(change),
  },
  reconcile(key, snapshot, now, _dice, memory) {
    const scaler = objectOf(snapshot, 'HorizontalPodAutoscaler', key);
    if (scaler === undefined || isTerminating(scaler)) return { writes: [] };
    const { uid } = scaler.metadata;
    const due = memory?.uid === uid ? memory.last + PERIOD_MS : now;
    if (now < due) return { writes: [], wakeAt: due, memory };
    const target = targetOf(scaler, snapshot);
    // At first it is taken to be as large as it should be.
    const begun: readonly Recommendation[] =
      target === undefined ? [] : [{ at: now, replicas: target.spec.replicas ?? 1 }];
    const held = memory?.uid === uid ? memory.recommendations : begun;
    const earlier = held.filter(({ at }) => at >= now - windowOf(scaler));
    const found = findingsOf(scaler, target, { snapshot, now, earlier });
    const more = found.desired === undefined ? [] : [{ at: now, replicas: found.desired }];
    const rescaled: readonly Write[] =
      target === undefined || found.rescale === undefined
        ? []
        : [{ verb: 'update', object: { ...target, spec: { ...target.spec, replicas: found.rescale } } }];
    return {
      writes: [
        ...rescaled,
        ...found.events.map(event =>
          recordEvent(snapshot, now, { about: scaler, component: COMPONENT, ...event }),
        ),
        { verb: 'status', object: { ...scaler, status: statusOf(scaler, found, now) } },
      ],
      wakeAt: now + PERIOD_MS,
      memory: { last: now, uid, recommendations: [...earlier, ...more] },
    };
  },
};

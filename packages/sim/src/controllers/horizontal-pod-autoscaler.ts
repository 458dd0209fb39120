/**
 * What a HorizontalPodAutoscaler comes to in a cluster without metrics (kubernetes `pkg/controller/podautoscaler/horizontal.go`): it keeps its
 * target within its bounds, and says every 15 seconds that it could not learn how busy the pods are.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionsOf, withCondition } from './condition.ts';
import { itself, objectOf } from './key.ts';
import { isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const PERIOD_MS = 15_000;
const COMPONENT = 'horizontal-pod-autoscaler';

const NO_METRICS =
  'unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)';

interface Metric {
  readonly resource?: { readonly name: string; readonly target?: { readonly type?: string } };
}

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
}

/** The first metric that could not be had; autoscalers without any ask for the CPU. */
function failureOf(metrics: readonly Metric[]): { readonly resource: string; readonly message: string } {
  const { name = 'cpu', target = {} } = metrics[0]?.resource ?? {};
  const what = (target.type ?? 'Utilization') === 'Utilization' ? 'utilization' : 'usage';
  return {
    resource: name,
    message: `failed to get ${name} ${what}: unable to get metrics for resource ${name}: ${NO_METRICS}`,
  };
}

function findingsOf(scaler: StoredObject, target: StoredObject | undefined): Findings {
  const { scaleTargetRef, minReplicas = 1, maxReplicas, metrics = [] } = scaler.spec;
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
  const { resource, message } = failureOf(metrics);
  const count = Math.max(1, metrics.length);
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
        message: `invalid metrics (${count} invalid out of ${count}), first error is: failed to get ${resource} resource metric value: ${message}`,
      },
    ],
    current,
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
    desiredReplicas: found.rescale ?? kept.desiredReplicas ?? 0,
    ...(found.rescale === undefined ? {} : { lastScaleTime: time }),
    // A metric that could not be had leaves an empty place.
    ...(found.conditions.some(({ reason }) => reason === 'FailedGetResourceMetric')
      ? { currentMetrics: (scaler.spec.metrics ?? [{}]).map(() => ({ type: '' })) }
      : {}),
  };
}

export const horizontalPodAutoscaler: Controller<{ readonly last: number; readonly uid: string }> = {
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
    const found = findingsOf(scaler, target);
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
      memory: { last: now, uid },
    };
  },
};

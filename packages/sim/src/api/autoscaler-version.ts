/**
 * Autoscalers are stored as autoscaling/v2 and served under autoscaling/v1 too: the translation in both directions.
 * Follows `pkg/apis/autoscaling/v1/conversion.go`; metrics that v1 has no word for travel in an annotation, as upstream's do.
 */
import type { DraftObject, StoredObject } from '../object.ts';

const V1 = 'autoscaling/v1';
const METRICS = 'autoscaling.alpha.kubernetes.io/metrics';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const isProcessor = (metric: Part): boolean =>
  metric.type === 'Resource' &&
  metric.resource?.name === 'cpu' &&
  metric.resource.target?.averageUtilization !== undefined;

export function toAutoscalingV1(autoscaler: StoredObject): StoredObject {
  const { metrics = [], behavior: _, ...spec } = autoscaler.spec ?? {};
  const processor = metrics.find(isProcessor);
  const others = metrics.filter((metric: Part) => metric !== processor);
  const { annotations } = autoscaler.metadata;
  const { currentReplicas = 0, desiredReplicas = 0, lastScaleTime } = autoscaler.status ?? {};
  return {
    ...autoscaler,
    apiVersion: V1,
    metadata:
      others.length === 0
        ? autoscaler.metadata
        : { ...autoscaler.metadata, annotations: { ...annotations, [METRICS]: JSON.stringify(others) } },
    spec: {
      ...spec,
      ...(processor === undefined
        ? {}
        : { targetCPUUtilizationPercentage: processor.resource.target.averageUtilization }),
    },
    status: { currentReplicas, desiredReplicas, ...(lastScaleTime === undefined ? {} : { lastScaleTime }) },
  };
}

/** Anything that is no autoscaler of that version passes unchanged. */
export function fromAutoscalingV1(draft: DraftObject): DraftObject {
  if (draft.apiVersion !== V1) return draft;
  const { targetCPUUtilizationPercentage: averageUtilization, ...spec } = draft.spec ?? {};
  const processor = {
    type: 'Resource',
    resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } },
  };
  return {
    ...draft,
    apiVersion: 'autoscaling/v2',
    spec: averageUtilization === undefined ? spec : { ...spec, metrics: [processor] },
  };
}

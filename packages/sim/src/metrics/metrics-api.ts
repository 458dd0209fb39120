/**
 * `metrics.k8s.io`, which metrics-server serves: registered by an APIService that names its Service, there as long as that is available (kube-aggregator).
 * Read by discovery and the router; `api/metrics.ts` answers.
 */
import type { View } from '../controller.ts';
import { conditionOf } from '../controllers/condition.ts';
import { type Resource, resource } from '../resources.ts';

export const METRICS_GROUP = 'metrics.k8s.io';
export const METRICS_SERVICE = 'v1beta1.metrics.k8s.io';

const resources = (aggregated: 'available' | 'unavailable'): readonly Resource[] =>
  [
    resource('metrics.k8s.io/v1beta1', 'NodeMetrics', { cluster: true, plural: 'nodes', readOnly: true }),
    resource('metrics.k8s.io/v1beta1', 'PodMetrics', { plural: 'pods', readOnly: true }),
  ].map(one => ({ ...one, singular: '', aggregated }));

const AVAILABLE = resources('available');
const UNAVAILABLE = resources('unavailable');
const NONE: readonly Resource[] = [];

/** One of three lists, each always the same array. */
export function metricsResources(held: Pick<View, 'list'>): readonly Resource[] {
  const service = held.list('APIService').find(({ metadata }) => metadata.name === METRICS_SERVICE);
  if (service?.spec?.service === undefined) return NONE;
  return conditionOf(service, 'Available')?.status === 'True' ? AVAILABLE : UNAVAILABLE;
}

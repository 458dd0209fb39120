/**
 * The table of HorizontalPodAutoscalers.
 */
import type { StoredObject } from '../object.ts';
import { age } from './age.ts';
import { AGE, column, NAME, type Printer } from './column.ts';

interface Metric {
  readonly type: string;
  readonly resource?: {
    readonly name: string;
    readonly target?: { readonly averageUtilization?: number; readonly averageValue?: string };
    readonly current?: { readonly averageUtilization?: number; readonly averageValue?: string };
  };
}

/** Resource metrics only: the others are named by their type. */
function targetsOf({ spec, status = {} }: StoredObject): string {
  const metrics: readonly Metric[] = spec.metrics ?? [];
  if (metrics.length === 0) return '<none>';
  const texts = metrics.map(({ type, resource }, index) => {
    if (resource === undefined) return `<unknown>/<auto> (${type})`;
    const current = (status.currentMetrics?.[index] as Metric | undefined)?.resource?.current;
    const { averageUtilization, averageValue = '<auto>' } = resource.target ?? {};
    const wanted = averageUtilization === undefined ? averageValue : `${averageUtilization}%`;
    const used =
      averageUtilization === undefined
        ? current?.averageValue
        : current?.averageUtilization === undefined
          ? undefined
          : `${current.averageUtilization}%`;
    return `${resource.name}: ${used ?? '<unknown>'}/${wanted}`;
  });
  return texts.length > 2
    ? `${texts.slice(0, 2).join(', ')} + ${texts.length - 2} more...`
    : texts.join(', ');
}

export const horizontalPodAutoscalerPrinter: Printer = {
  columns: [
    NAME,
    column('Reference', 'Reference to the object being scaled.'),
    column('Targets', 'Current and wanted metrics.'),
    column('MinPods', 'The lower limit for the number of replicas.'),
    column('MaxPods', 'The upper limit for the number of replicas.'),
    column('Replicas', 'The number of replicas.'),
    AGE,
  ],
  cells: (object, now) => {
    const { kind, name } = object.spec.scaleTargetRef;
    return [
      object.metadata.name,
      `${kind}/${name}`,
      targetsOf(object),
      String(object.spec.minReplicas ?? '<unset>'),
      object.spec.maxReplicas,
      object.status?.currentReplicas ?? 0,
      age(object.metadata.creationTimestamp, now),
    ];
  },
};

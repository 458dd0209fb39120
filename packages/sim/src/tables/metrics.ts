/**
 * The tables of metrics-server: `kubectl get nodes.metrics.k8s.io`, and of pods, with the sums of their containers (`pkg/api/table.go`).
 */
import type { StoredObject } from '../object.ts';
import type { Printer } from './column.ts';
import { printerOfColumns } from './plain-columns.ts';

interface Amounts {
  readonly cpu: string;
  readonly memory: string;
}

const whole = (text: string): number => Number.parseInt(text, 10);

function sums(object: StoredObject): Amounts {
  const containers: readonly { readonly usage: Amounts }[] | undefined = object['containers'];
  const list = containers?.map(({ usage }) => usage) ?? [object['usage'] as Amounts];
  const of = (which: keyof Amounts) => list.reduce((total, one) => total + whole(one[which]), 0);
  return { cpu: `${of('cpu')}n`, memory: `${of('memory')}Ki` };
}

const printer = printerOfColumns('cpu memory Window', object => {
  const { cpu, memory } = sums(object);
  return [cpu, memory, object['window']];
});

export const METRICS_PRINTERS: readonly (readonly [string, Printer])[] = [
  ['NodeMetrics', printer],
  ['PodMetrics', printer],
];

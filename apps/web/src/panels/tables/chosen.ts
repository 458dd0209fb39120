/**
 * Which two tables stand beside each other and how each is sorted, as the URL says it: `tables=services.-AGE,pods`. What cannot be used is the usual: endpoints and pods, in the
 * order of the API. Pure.
 */
import type { Order } from '@switchboard/core/tables/arrange';
import { type ListName, listNames } from '@switchboard/core/tables/table';

export interface Chosen {
  readonly list: ListName;
  readonly order?: Order;
}

export type Pair = readonly [left: Chosen, right: Chosen];

export const usual: Pair = [{ list: 'endpoints' }, { list: 'pods' }];

export function parseTables(text: string | undefined): Pair {
  const [left, right] = (text ?? '').split(',').map(parse);
  return [left ?? usual[0], right ?? usual[1]];
}

/** Undefined for the usual. */
export function printTables(pair: Pair): string | undefined {
  const printed = pair.map(print).join();
  return printed === usual.map(print).join() ? undefined : printed;
}

function parse(text: string): Chosen | undefined {
  const [name, column] = text.split('.');
  const list = listNames.find(known => known === name);
  if (list === undefined) return undefined;
  if (column === undefined || column === '' || column === '-') return { list };
  const down = column.startsWith('-');
  return { list, order: { column: down ? column.slice(1) : column, down } };
}

function print({ list, order }: Chosen): string {
  return order === undefined ? list : `${list}.${order.down ? '-' : ''}${order.column}`;
}

/** Up, down, and as the API has it again. */
export function turned(order: Order | undefined, column: string): Order | undefined {
  if (order?.column !== column) return { column, down: false };
  return order.down ? undefined : { column, down: true };
}

/**
 * A printer from a short line of column names: `Controller Revision Age *Images` (`*`: only with `-o wide`, `#`: a number, `?`: yes or no).
 * For kinds whose columns need no words; the first column is the name, `Age` is filled in. Used by the tables beside this file.
 */
import type { StoredObject } from '../object.ts';
import { age } from './age.ts';
import { AGE, type Cell, type Column, column, NAME, type Printer } from './column.ts';

const TYPES: ReadonlyMap<string, Column['type']> = new Map([
  ['#', 'integer'],
  ['?', 'boolean'],
]);

function columnOf(word: string): Column {
  const [, wide = '', type = '', name = ''] = /^(\*?)([#?]?)(.*)$/.exec(word.replaceAll('_', ' ')) ?? [];
  if (name === 'Age') return AGE;
  return { ...column(name, '', TYPES.get(type) ?? 'string'), priority: wide === '' ? 0 : 1 };
}

/** `_` in a name stands for a space. `cells`: of all columns but the name and the age. */
export function printerOfColumns(
  line: string,
  cells: (object: StoredObject, now: number) => readonly Cell[],
): Printer {
  const columns = line.split(' ').map(columnOf);
  const at = columns.indexOf(AGE);
  return {
    columns: [NAME, ...columns],
    cells(object, now) {
      const own = cells(object, now);
      const aged =
        at < 0 ? own : [...own.slice(0, at), age(object.metadata.creationTimestamp, now), ...own.slice(at)];
      return [object.metadata.name, ...aged];
    },
  };
}

/** No cell of verb × kind × form is empty: what people do with a cluster has been done at least once, in every form in which it can be had. */
import { expect, it } from 'vitest';
import { answers, type Cell, cellsOf, changeForms, kinds, lookForms, wanted } from './matrix.ts';
import { alone, sideBySide } from './sessions.ts';

const cells = cellsOf([...sideBySide, ...alone]);

const count = (fits: (cell: Cell) => boolean): number => cells.filter(fits).length;

/** Prints a table, and answers which of its wanted cells are empty. Cells that make no sense are blank. */
function table(
  title: string,
  rows: readonly string[],
  columns: readonly string[],
  holds: (row: string, column: string) => number | undefined,
): readonly string[] {
  const width = Math.max(...rows.map(row => row.length)) + 1;
  const head = columns.map(column => column.slice(0, 6).padStart(7)).join('');
  const lines = rows.map(row => {
    const numbers = columns.map(column => String(holds(row, column) ?? '').padStart(7));
    return `${row.padEnd(width)}${numbers.join('')}`;
  });
  process.stdout.write(`\n${title.padEnd(width)}${head}\n${lines.join('\n')}\n`);
  return rows.flatMap(row =>
    columns.filter(column => holds(row, column) === 0).map(column => `${title}: ${row} × ${column}`),
  );
}

it('every kind is looked at in every form', () => {
  const empty = table('get', kinds, lookForms, (kind, form) =>
    count(cell => cell.verb === 'get' && cell.kinds.includes(kind) && cell.forms.includes(form)),
  );
  expect(empty).toEqual([]);
});

it('every verb is tried on every kind of which it makes sense', () => {
  const ofKinds = Object.keys(wanted).filter(verb => (wanted[verb]?.length ?? 0) > 0);
  const empty = table('verb', kinds, ofKinds, (kind, verb) =>
    wanted[verb]?.includes(kind) ? count(cell => cell.verb === verb && cell.kinds.includes(kind)) : undefined,
  );
  const others = Object.keys(wanted).filter(verb => count(cell => cell.verb === verb) === 0);
  expect([...empty, ...others]).toEqual([]);
});

it('every verb that changes something answers in every form that it has', () => {
  const empty = table('answer', Object.keys(answers), changeForms, (verb, form) =>
    answers[verb]?.includes(form)
      ? count(cell => cell.verb === verb && cell.forms.includes(form))
      : undefined,
  );
  expect(empty).toEqual([]);
});

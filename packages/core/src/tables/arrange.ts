/**
 * Which rows of a table are shown, and in which order: narrowed by words that must all occur in a row, sorted by one column. Without a column the order of the API stays; equal
 * cells keep it, too. Called by the page for what it shows and for what is copied.
 */
import { type Cell, inApiOrder, type Row, type Table } from './table.ts';

export interface Order {
  readonly column: string;
  readonly down: boolean;
}

export function narrow(rows: readonly Row[], words: string): readonly Row[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter(({ cells }) => {
    const text = cells.map(cell => cell.text.toLowerCase()).join('\n');
    return wanted.every(word => text.includes(word));
  });
}

export function order(
  { columns }: Pick<Table, 'columns'>,
  rows: readonly Row[],
  by: Order | undefined,
): readonly Row[] {
  const column = by === undefined ? -1 : columns.indexOf(by.column);
  if (by === undefined || column === -1) return rows;
  const sign = by.down ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a.cells[column], b.cells[column]));
}

function compare(a: Cell | undefined, b: Cell | undefined): number {
  if (a?.by !== undefined && b?.by !== undefined) return a.by - b.by;
  return inApiOrder(sortText(a), sortText(b));
}

/** Numbers within names and addresses count as numbers: 10.244.2.9 stands before 10.244.2.14. */
function sortText(cell: Cell | undefined): string {
  return (cell?.text ?? '').replace(/\d+/g, digits => digits.padStart(12, '0'));
}

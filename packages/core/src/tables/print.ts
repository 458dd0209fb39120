/**
 * A table as text: aligned as kubectl aligns it (its tabwriter: columns at least six wide, three blanks between them, the last one not padded), or as CSV (RFC 4180). As kubectl
 * only its own columns are printed; CSV has all. Called for copying.
 */
import type { Row, Table } from './table.ts';

type Printed = Pick<Table, 'columns' | 'printed'> & { readonly rows: readonly Row[] };

const leastWidth = 6;
const padding = 3;

export function printAsKubectl({ columns, printed, rows }: Printed): string {
  const lines = [columns, ...rows.map(({ cells }) => cells.map(({ text }) => text))].map(line =>
    line.slice(0, printed),
  );
  const widths = columns
    .slice(0, printed)
    .map((_, i) =>
      lines.reduce((most, line) => Math.max(most, (line[i] ?? '').length + padding), leastWidth),
    );
  return lines
    .map(line => line.map((text, i) => (i === printed - 1 ? text : text.padEnd(widths[i] ?? 0))).join(''))
    .join('\n');
}

export function printAsCsv({ columns, rows }: Printed): string {
  return [columns, ...rows.map(({ cells }) => cells.map(({ text }) => text))]
    .map(line => line.map(field).join(','))
    .join('\r\n');
}

/** What a spreadsheet would take for a formula begins with a blank. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? ` ${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

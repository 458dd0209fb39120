/**
 * The rows of a benchmark as a table, for the terminal and for docs/benchmarks.md, where each benchmark has a block of its own between two comments:
 * a run of some of them replaces their blocks and leaves the others alone.
 */
import { type Benchmark, isMet, type Limit, type Row } from './benchmark.ts';

function verdict(row: Row, limit: Limit | undefined, missed: (word: string) => string): string {
  if (limit === undefined) return '';
  return `${limit.shown}: ${isMet(row, limit) ? 'met' : missed('missed')}`;
}

function cells(rows: readonly Row[], missed: (word: string) => string): readonly (readonly string[])[] {
  return [
    ['Measured', 'Result', 'Must', 'Goal'],
    ...rows.map(row => [
      row.measured,
      row.shown,
      verdict(row, row.must, missed),
      verdict(row, row.goal, missed),
    ]),
  ];
}

/** Columns are as wide as their widest cell. */
export function textTable(rows: readonly Row[]): string {
  const table = cells(rows, word => word.toUpperCase());
  const widths = [0, 1, 2, 3].map(column => Math.max(...table.map(line => line[column]?.length ?? 0)));
  return table
    .map(line => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

function markdownTable(rows: readonly Row[]): string {
  const [head = [], ...body] = cells(rows, word => `**${word}**`);
  return [head, head.map(() => '---'), ...body].map(line => `| ${line.join(' | ')} |`).join('\n');
}

/** @param circumstances when, and on what machine. */
export function block(benchmark: Benchmark, rows: readonly Row[], circumstances: string): string {
  const { name, title, about } = benchmark;
  return [
    `<!-- bench:${name} -->`,
    `## ${title} (\`${name}\`)`,
    about,
    markdownTable(rows),
    `*${circumstances}*`,
    `<!-- /bench:${name} -->`,
  ].join('\n\n');
}

/** Puts the block in the place of its predecessor, or at the end. */
export function withBlock(page: string, name: string, text: string): string {
  const [start, end] = [page.indexOf(`<!-- bench:${name} -->`), page.indexOf(`<!-- /bench:${name} -->`)];
  if (start === -1 || end < start) return `${page.trimEnd()}\n\n${text}\n`;
  return page.slice(0, start) + text + page.slice(end + `<!-- /bench:${name} -->`.length);
}

/** One line for each limit that was not met. */
export function misses(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(row =>
    (['must', 'goal'] as const).flatMap(level => {
      const limit = row[level];
      return limit === undefined || isMet(row, limit)
        ? []
        : [`${level} missed: ${row.measured}: ${row.shown}, not ${limit.shown}`];
    }),
  );
}

/**
 * Two texts as a unified diff with three lines of context, as upstream puts it into messages (apimachinery `util/diff`).
 * Called by checks that refuse a change of a whole spec.
 */
const CONTEXT = 3;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Longest common subsequence, by the table; specs are short. */
function compared(was: readonly string[], is: readonly string[]): readonly Line[] {
  const rest: number[][] = Array.from({ length: was.length + 1 }, () => Array(is.length + 1).fill(0));
  const at = (row: number, column: number): number => rest[row]?.[column] ?? 0;
  for (let row = was.length - 1; row >= 0; row -= 1)
    for (let column = is.length - 1; column >= 0; column -= 1)
      (rest[row] as number[])[column] =
        was[row] === is[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: Line[] = [];
  let row = 0;
  let column = 0;
  while (row < was.length || column < is.length) {
    const [old, now] = [was[row], is[column]];
    if (old !== undefined && old === now) {
      lines.push({ sign: ' ', text: old });
      row += 1;
      column += 1;
    } else if (old !== undefined && (now === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ sign: '-', text: old });
      row += 1;
    } else {
      lines.push({ sign: '+', text: now ?? '' });
      column += 1;
    }
  }
  return lines;
}

/** Which lines are shown together: each change with its context, those that touch as one. */
function hunks(lines: readonly Line[]): readonly (readonly [from: number, to: number])[] {
  const made: [number, number][] = [];
  for (const [index, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const last = made.at(-1);
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(lines.length, index + CONTEXT + 1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else made.push([from, to]);
  }
  return made;
}

const range = (start: number, count: number): string => (count === 1 ? `${start}` : `${start},${count}`);

/** Empty when nothing differs. */
export function unifiedDiff(was: string, is: string): string {
  const lines = compared(was.split('\n'), is.split('\n'));
  const count = (from: number, to: number, but: Line['sign']): number =>
    lines.slice(from, to).filter(({ sign }) => sign !== but).length;
  return hunks(lines)
    .map(([from, to]) => {
      const old = range(count(0, from, '+') + 1, count(from, to, '+'));
      const now = range(count(0, from, '-') + 1, count(from, to, '-'));
      const shown = lines.slice(from, to).map(({ sign, text }) => `${sign}${text}\n`);
      return `@@ -${old} +${now} @@\n${shown.join('')}`;
    })
    .join('');
}

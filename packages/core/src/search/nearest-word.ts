/** Which of the words that are known somebody may have meant: the one that the fewest letters tell apart, if there are few. Called where a query cannot be read. */

/** More letters than these apart it is another word. */
const farthest = 2;

export function nearestWord(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.min(farthest, word.length - 1) + 1;
  for (const other of known) {
    const apart = lettersApart(word, other);
    if (apart >= least) continue;
    best = other;
    least = apart;
  }
  return best;
}

/** Letters to add, leave out or change; two that changed places count once (optimal string alignment). */
function lettersApart(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      row.push(cost);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? a.length;
}

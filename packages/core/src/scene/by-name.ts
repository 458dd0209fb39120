/**
 * One order for names, everywhere: parts that are numbers compare as numbers (`db-2` before `db-10`), the rest by code unit. No locale, so that
 * every viewer sees the same picture.
 */
export function byName(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [l, r] = [left[i] ?? '', right[i] ?? ''];
    if (l === r) continue;
    const numbers = Number(l) - Number(r);
    if (!Number.isNaN(numbers) && numbers !== 0) return numbers;
    return l < r ? -1 : 1;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}

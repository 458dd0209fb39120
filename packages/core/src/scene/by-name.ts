/**
 * One order for names, everywhere: parts that are numbers compare as numbers (`db-2` before `db-10`), the rest by code unit. No locale, so that
 * every viewer sees the same picture.
 */
export function byName(a: string, b: string): number {
  if (a === b) return 0;
  return early(a, b) ?? inParts(a, b);
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Nearly always the first unit that differs decides, or the number that it is in: then nothing has to be taken apart. */
function early(a: string, b: string): number | undefined {
  let i = 0;
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i += 1;
  if (i === a.length || i === b.length) return undefined;
  const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
  // White space, and words that JavaScript reads as numbers, are left to the long way.
  if (!isDigit(left) && !isDigit(right)) return left > 97 && right > 97 ? left - right : undefined;
  let start = i;
  while (start > 0 && isDigit(a.charCodeAt(start - 1))) start -= 1;
  return numberAt(a, start) - numberAt(b, start) || undefined;
}

/** NaN where there is none. */
function numberAt(text: string, start: number): number {
  let number = Number.NaN;
  for (let i = start; i < text.length && isDigit(text.charCodeAt(i)); i += 1)
    number = (Number.isNaN(number) ? 0 : number) * 10 + text.charCodeAt(i) - 48;
  return number;
}

function inParts(a: string, b: string): number {
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

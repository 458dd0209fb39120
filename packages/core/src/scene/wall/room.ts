/**
 * Fits rows into the room there is: the worst first, what is wrong as whole rows as long as possible, then by name alone, and the rest as a count that says
 * whether anything in it is wrong. Rows come in the order in which they are to stand.
 */
import type { WallTone } from './row.ts';

export interface WallRest {
  readonly count: number;
  /** How many of them are wrong: 0 unless even their names do not fit. */
  readonly wrong: number;
}

interface Fitted<Row> {
  readonly rows: readonly Row[];
  readonly named: readonly Row[];
  readonly rest: WallRest;
}

export function fitRows<Row extends { readonly tone: WallTone }>(
  all: readonly Row[],
  room: number,
  namesPerRow: number,
): Fitted<Row> {
  if (all.length <= room) return { rows: all, named: [], rest: { count: 0, wrong: 0 } };
  const wrong = all.filter(row => row.tone !== 'well').length;
  // The last row is the rest's.
  const whole = Math.max(1, room - 1);
  let rows = whole;
  while (rows > 1 && wrong > rows + (whole - rows) * namesPerRow && namesPerRow > 0) rows--;
  const named = all.slice(rows, Math.min(wrong, rows + (whole - rows) * namesPerRow));
  const shown = rows + named.length;
  return {
    rows: all.slice(0, rows),
    named,
    rest: { count: all.length - shown, wrong: Math.max(0, wrong - shown) },
  };
}

const ranks: readonly WallTone[] = ['bad', 'busy', 'unknown', 'well'];

/** Worst first. */
export function byTone(a: { readonly tone: WallTone }, b: { readonly tone: WallTone }): number {
  return ranks.indexOf(a.tone) - ranks.indexOf(b.tone);
}

/** At most `room` lamps, in their order: ready ones give way first, from the end. */
export function fitLamps<Lamp extends string>(
  lamps: readonly Lamp[],
  room: number,
): { readonly lamps: readonly Lamp[]; readonly more: number } {
  let surplus = lamps.length - room;
  if (surplus <= 0) return { lamps, more: 0 };
  const kept = [...lamps];
  for (let at = kept.length - 1; at >= 0 && surplus > 0; at--) {
    if (kept[at] !== 'ready') continue;
    kept.splice(at, 1);
    surplus--;
  }
  const shown = kept.slice(0, room);
  return { lamps: shown, more: lamps.length - shown.length };
}

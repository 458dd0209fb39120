/**
 * Lamps far away: rows of seats at even distances, for the pods of a node or the lines of a list. A lamp's place follows from its seat by arithmetic, so a bank
 * of hundreds costs what its seats cost, and what is under the pointer needs no search. Held by Streets and Plan; kept by law S7.
 */

export interface Bank {
  /** `node|NAME`, `list|SERVICE`, `stop|SERVICE|NAME`, `no-node`. */
  readonly key: string;
  readonly holds: 'lines' | 'pods';
  /** Whose lines or pods, where they are of one Service, and the node that they are on. */
  readonly service?: string;
  readonly node?: string;
  /** Middle of the first lamp. */
  readonly x: number;
  readonly y: number;
  /** How far that is above the middle of its row. */
  readonly lift: number;
  /** From one lamp to the next, and from one row to the next. */
  readonly across: number;
  readonly down: number;
  readonly perRow: number;
  /** Radius of a lamp that is right, and of one that is not. */
  readonly r: number;
  readonly wrong: number;
  /** UIDs of pods, or ids of lines. */
  readonly seats: readonly (string | undefined)[];
}

export function lampAt(bank: Bank, seat: number): { readonly x: number; readonly y: number } {
  return {
    x: bank.x + (seat % bank.perRow) * bank.across,
    y: bank.y + Math.floor(seat / bank.perRow) * bank.down,
  };
}

/** The seat whose lamp is under the point; undefined between banks, and where nobody sits. */
export function seatUnder(bank: Bank, x: number, y: number): number | undefined {
  const column = Math.round((x - bank.x) / bank.across);
  const row = Math.round((y - bank.y) / bank.down);
  const seat = row * bank.perRow + column;
  if (column < 0 || column >= bank.perRow || row < 0 || bank.seats[seat] === undefined) return undefined;
  const { x: cx, y: cy } = lampAt(bank, seat);
  return Math.hypot(x - cx, y - cy) <= Math.max(bank.wrong, 5) ? seat : undefined;
}

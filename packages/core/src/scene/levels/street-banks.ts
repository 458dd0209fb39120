/**
 * The lamps of Streets: a list is a level capsule of one row, or of several smaller ones where it is long; the pods of a Service on one node are the stations there.
 * Distances are chosen when a bank is first seen and kept; what comes later is put beside. Called by `placeStreets`.
 */
import type { Street, StreetColumns } from '../streets.ts';
import type { Bank } from './bank.ts';
import { keepSeats } from './seating.ts';

/** Rows of a capsule, distance and radius of its lamps: the first that fits. */
const capsules = [
  { rows: 1, across: 10.4, down: 0, r: 3, wrong: 4.4 },
  { rows: 2, across: 7.6, down: 8, r: 2.5, wrong: 3.8 },
  { rows: 3, across: 5.6, down: 6.2, r: 1.9, wrong: 3.2 },
] as const;

export function listBank(
  service: string,
  lines: readonly string[],
  y: number,
  columns: StreetColumns,
  before: Bank | undefined,
): Bank {
  const key = `list|${service}`;
  if (before !== undefined) return { ...before, y: y - before.lift, seats: keepSeats(before.seats, lines) };
  const room = columns.listEnd - columns.list;
  const found = capsules.find(({ rows, across }) => Math.ceil(lines.length / rows) * across <= room);
  const perRow = found === undefined ? Math.ceil(lines.length / 4) : Math.ceil(lines.length / found.rows);
  const form = found ?? { rows: 4, across: room / perRow, down: 4.8, r: 1.5, wrong: 3 };
  return {
    key,
    holds: 'lines',
    service,
    x: columns.list,
    y: y - ((form.rows - 1) / 2) * form.down,
    lift: ((form.rows - 1) / 2) * form.down,
    across: form.across,
    down: form.down,
    // One row grows to the right; several grow by a row.
    perRow: form.rows === 1 ? endless : Math.max(1, perRow),
    r: form.r,
    wrong: form.wrong,
    seats: keepSeats(undefined, lines),
  };
}

const endless = 1_000;
const step = 14;

export function stopBank(
  key: string,
  pods: readonly string[],
  street: Street,
  y: number,
  before: Bank | undefined,
  service: string | undefined,
): Bank {
  if (before !== undefined) return { ...before, y, seats: keepSeats(before.seats, pods) };
  const room = street.width - 12;
  const count = Math.max(1, pods.length);
  const across = Math.max(4, Math.min(step, room / count));
  const x = street.x - ((Math.min(count, Math.floor(room / across)) - 1) / 2) * across;
  const perRow = Math.max(1, 1 + Math.floor((street.x + room / 2 - x) / across));
  const small = across < 11;
  return {
    key,
    holds: 'pods',
    ...(service === undefined ? {} : { service }),
    node: street.node,
    x,
    y,
    lift: 0,
    across,
    down: small ? 7 : 10,
    perRow,
    r: service === undefined ? 3.2 : small ? Math.max(1.8, across * 0.36) : 4.6,
    wrong: small ? 3.8 : 5.6,
    seats: keepSeats(undefined, pods),
  };
}

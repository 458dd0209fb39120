/**
 * Places that are remembered, for lamps, Services and nodes seen from afar: who is there keeps its seat, a newcomer takes the lowest free one, else one at the end.
 * Seats are never taken away before the next layout. The same value comes back where nothing changed, so that what hangs on it need not be made again. Law S7.
 */

export type Seats = readonly (string | undefined)[];

/** At a layout (`before` undefined) everybody sits in the order given; later only newcomers do. */
export function keepSeats(before: Seats | undefined, now: readonly string[], least = 0): Seats {
  if (before === undefined) return padded([...now], least);
  const left = new Set(now);
  let emptied = false;
  const seats = before.map(id => {
    if (id === undefined || left.delete(id)) return id;
    emptied = true;
    return undefined;
  });
  if (left.size === 0 && !emptied) return before;
  let seat = 0;
  for (const id of now) {
    if (!left.has(id)) continue;
    while (seats[seat] !== undefined) seat++;
    seats[seat] = id;
  }
  return seats;
}

function padded(seats: (string | undefined)[], least: number): Seats {
  while (seats.length < least) seats.push(undefined);
  return seats;
}

/** How far seats are taken, free ones between included. */
export function lastTaken(seats: Seats): number {
  return seats.findLastIndex(id => id !== undefined) + 1;
}

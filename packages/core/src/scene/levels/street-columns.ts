/**
 * The horizontal frame of Streets: linear between the two widths that were drawn, as that of the rows. What is narrower gives up the words of the doors first.
 * Called by `placeStreets` at a layout.
 */
import { columns } from '../columns.ts';
import type { StreetColumns } from '../streets.ts';

const narrow = 1228;
const wide = 1680;
/** Under this host and path are not written; the door's capsule says that there is one. */
const wordsFrom = 1100;
/** No street is narrower; more of them make the page wider. */
export const narrowestStreet = 42;

export function streetColumns(width: number): StreetColumns {
  const share = Math.min(1, Math.max(0, (width - narrow) / (wide - narrow)));
  const between = (low: number, high: number) => Math.round(low + (high - low) * share);
  const doorWords = width >= wordsFrom;
  const door = columns(width).outside;
  const doorTip = door + (doorWords ? between(160, 224) : 24);
  const service = doorTip + between(16, 22);
  const count = service + between(132, 164);
  const list = count + between(26, 34);
  const listEnd = list + between(176, 262);
  const streets = listEnd + between(12, 30);
  return { door, doorTip, doorWords, service, count, list, listEnd, streets, streetsEnd: width - 16 };
}

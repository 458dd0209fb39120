/** Names that have little room, at the heads of nodes and zones: what tells them apart is kept, which is mostly their end. Part of `still`. */
import type { Desk } from './desk.ts';
import type { Part } from './shape.ts';

/** Nothing at a head is set smaller. */
export const smallest = 12;

/** What tells a name from the others': without the beginning and the end that all share, up to a dash, a space or a dot. */
export function apart(names: readonly string[], name: string): string {
  if (names.length < 2) return name;
  let shared = 0;
  while (names.every(other => other[shared] !== undefined && other[shared] === name[shared])) shared++;
  const start = Math.max(name.lastIndexOf('-', shared - 1), name.lastIndexOf(' ', shared - 1)) + 1;
  let alike = 0;
  while (names.every(other => other.length > alike && other.at(-1 - alike) === name.at(-1 - alike))) alike++;
  const tail = name.slice(name.length - alike);
  const cut = Math.min(...['.', '-'].map(mark => tail.indexOf(mark)).filter(at => at >= 0), tail.length);
  const end = name.length - alike + cut;
  return end > start ? name.slice(start, end) : name.slice(start);
}

/** What tells it apart, with as much of what stands before it as there is room for. */
export function apartIn(
  desk: Desk,
  names: readonly string[],
  name: string,
  role: Part['role'],
  room: number,
): string {
  const own = apart(names, name);
  const end = name.lastIndexOf(own) + own.length;
  const tail = end < name.length ? '…' : '';
  let best = own;
  for (let start = end - own.length; start > 0; ) {
    start = Math.max(name.lastIndexOf('-', start - 2), name.lastIndexOf('.', start - 2)) + 1;
    const longer = `${start > 0 ? '…' : ''}${name.slice(start, end)}${tail}`;
    if (desk.measure(longer, role, smallest) > room) break;
    best = longer;
  }
  return best;
}

/** At most so many letters, the end of them. */
export function ending(text: string, most: number): string {
  return text.length <= most ? text : `…${text.slice(1 - Math.max(2, most))}`;
}

/** A size at which the words fit, else their end: ends are what tells nodes and zones apart. */
export function fitted(
  desk: Desk,
  text: string,
  role: Part['role'],
  size: number,
  room: number,
): { readonly text: string; readonly size: number } {
  for (let smaller = size; smaller >= smallest; smaller -= 0.5) {
    if (desk.measure(text, role, smaller) <= room) return { text, size: smaller };
  }
  let tail = text;
  while (tail.length > 1 && desk.measure(`…${tail}`, role, smallest) > room) tail = tail.slice(1);
  return { text: tail === text ? text : `…${tail}`, size: smallest };
}

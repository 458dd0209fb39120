/**
 * Arrows, Home and End in the body of a table: up and down to the row above or below (of a long table the rows near what is shown exist), left and right to what else can be reached
 * in the row. Whatever is focused is brought into view by the browser.
 */
import type { KeyboardEvent } from 'react';

export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const row = event.target.closest('tr');
  if (row === null) return;
  const places = placesIn(row);
  const next = goal(event.key, row, places.indexOf(event.target), places);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function goal(
  key: string,
  row: Element,
  place: number,
  places: readonly HTMLElement[],
): HTMLElement | undefined {
  switch (key) {
    case 'ArrowLeft':
      return places[place - 1];
    case 'ArrowRight':
      return places[place + 1];
    case 'ArrowUp':
      return inColumn(neighbour(row, 'previousElementSibling'), place);
    case 'ArrowDown':
      return inColumn(neighbour(row, 'nextElementSibling'), place);
    case 'Home':
      return inColumn(rowsBeside(row)[0], place);
    case 'End':
      return inColumn(rowsBeside(row).at(-1), place);
    default:
      return undefined;
  }
}

function rowsBeside(row: Element): readonly Element[] {
  return [...(row.parentElement?.querySelectorAll('tr:not(.spacer-row)') ?? [])];
}

function neighbour(row: Element, side: 'previousElementSibling' | 'nextElementSibling'): Element | undefined {
  const found = row[side];
  return found === null || found.classList.contains('spacer-row') ? undefined : found;
}

function placesIn(row: Element | null | undefined): readonly HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>('button') ?? [])];
}

/** The same place in another row, or its last. */
function inColumn(row: Element | null | undefined, place: number): HTMLElement | undefined {
  const places = placesIn(row);
  return places[place] ?? places.at(-1);
}

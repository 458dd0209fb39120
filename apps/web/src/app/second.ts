/** A time in ms, renewed once a second, for ages and countdowns in panels. The stage has a clock of its own. */
import { createValue, type Value } from '../store/value.ts';

export function createSecond(page: Window, read: () => number): Value<number> {
  const now = createValue(read());
  page.setInterval(() => now.set(read()), 1_000);
  return now;
}

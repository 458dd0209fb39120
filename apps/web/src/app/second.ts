/** The cluster's time in ms, renewed once a second, for ages and countdowns in panels. The stage has a clock of its own. */
import { clusterTime, type LinkStatus } from '../link/status.ts';
import { createValue, type Value } from '../store/value.ts';

export function createSecond(page: Window, link: Value<LinkStatus>): Value<number> {
  const read = () => clusterTime(link.get(), Date.now());
  const now = createValue(read());
  page.setInterval(() => now.set(read()), 1_000);
  return now;
}

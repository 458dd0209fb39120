/**
 * The order of lanes from left to right: groups stay together, and groups and members change places while the cost falls. The cost is crossings, and 4 for every level part
 * that would lie beside a foreign one, which reads as if one went on in the other. A few fixed starts, no chance. Called by `route` at a layout only.
 */
import type { Way } from '../route.ts';

/** Level parts nearer than this are taken for one. */
const confusing = 9;
const confusion = 4;
/** Nearer than this they are one. */
const hardlyTwo = 4;

/** With `a` on a lane left of `b`: the level part that comes to `b` may cross `a`, and the one that leaves `a` may cross `b`, or lie beside it. */
export function costBetween(a: Way, b: Way): number {
  let cost = 0;
  if (b.from > Math.min(a.from, a.to) && b.from < Math.max(a.from, a.to)) cost++;
  if (a.to > Math.min(b.from, b.to) && a.to < Math.max(b.from, b.to)) cost++;
  const beside = Math.abs(a.to - b.from);
  if (beside < confusing) cost += beside < hardlyTwo ? 3 * confusion : confusion;
  return cost;
}

type Starts = readonly ((a: readonly Way[], b: readonly Way[]) => number)[];

const mean = (group: readonly Way[], of: (way: Way) => number): number =>
  group.reduce((sum, way) => sum + of(way), 0) / group.length;

const starts: Starts = [
  (a, b) => mean(a, way => way.from) - mean(b, way => way.from),
  (a, b) => mean(b, way => way.from) - mean(a, way => way.from),
  (a, b) => mean(b, way => way.to) - mean(a, way => way.to),
];

/** Groups from left to right, each with its members from left to right. */
export function fewCrossings(groups: readonly (readonly Way[])[]): readonly (readonly Way[])[] {
  const inside = groups.map(group => settle(group.toSorted(asBundles), costBetween));
  let best: readonly (readonly Way[])[] = inside;
  let least = Number.POSITIVE_INFINITY;
  const costs = new Map<readonly Way[], Map<readonly Way[], number>>();
  const between = (a: readonly Way[], b: readonly Way[]): number => {
    const row = costs.get(a) ?? new Map<readonly Way[], number>();
    costs.set(a, row);
    const known = row.get(b);
    if (known !== undefined) return known;
    let cost = 0;
    for (const one of a) for (const other of b) cost += costBetween(one, other);
    row.set(b, cost);
    return cost;
  };
  for (const start of starts) {
    const order = settle(inside.toSorted(start), between);
    const cost = total(order, between);
    if (cost < least) [best, least] = [order, cost];
  }
  return best;
}

/** Wires that go down nest when the upper one runs further right, wires that go up when it runs further left. */
function asBundles(a: Way, b: Way): number {
  const up = (way: Way) => (way.to < way.from ? 0 : 1);
  return up(a) - up(b) || (up(a) === 0 ? a.from - b.from : b.from - a.from) || (a.id < b.id ? -1 : 1);
}

/** At most so many rounds: each looks at every pair once. */
const rounds = 6;

/** Moves one after the other to where it costs least, until nothing gets better. */
function settle<Item>(start: readonly Item[], cost: (left: Item, right: Item) => number): readonly Item[] {
  const order = [...start];
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < order.length; i++) {
      const item = order[i] as Item;
      let [best, gain, change] = [i, 0, 0];
      for (let j = i - 1; j >= 0; j--) {
        const other = order[j] as Item;
        change += cost(item, other) - cost(other, item);
        if (change < gain) [best, gain] = [j, change];
      }
      change = 0;
      for (let j = i + 1; j < order.length; j++) {
        const other = order[j] as Item;
        change += cost(other, item) - cost(item, other);
        if (change < gain) [best, gain] = [j, change];
      }
      if (best === i) continue;
      order.splice(i, 1);
      order.splice(best, 0, item);
      moved = true;
    }
    if (!moved) break;
  }
  return order;
}

function total<Item>(order: readonly Item[], cost: (left: Item, right: Item) => number): number {
  let sum = 0;
  order.forEach((right, i) => {
    for (const left of order.slice(0, i)) sum += cost(left, right);
  });
  return sum;
}

/**
 * The times at which keys want to be looked at again: one per key, the earliest first.
 * Used by the loop alone. A binary heap; a time that was replaced stays in the heap and is skipped when it comes up.
 */
interface Entry<T> {
  readonly at: number;
  readonly id: string;
  readonly item: T;
}

export interface Deadlines<T> {
  /** Replaces the key's deadline; unset takes it away. */
  set(id: string, at: number | undefined, item: T): void;
  /** The earliest deadline that still holds. */
  next(): number | undefined;
  /** Takes out what is due, in order of time, ties in order of setting. */
  due(now: number): readonly T[];
}

export function createDeadlines<T>(): Deadlines<T> {
  const held = new Map<string, Entry<T>>();
  const heap: (Entry<T> & { readonly turn: number })[] = [];
  let turns = 0;

  const before = (left: number, right: number): boolean => {
    const [a, b] = [heap[left], heap[right]];
    if (a === undefined || b === undefined) return a !== undefined;
    return a.at < b.at || (a.at === b.at && a.turn < b.turn);
  };

  function swap(left: number, right: number): void {
    const [a, b] = [heap[left], heap[right]];
    if (a === undefined || b === undefined) return;
    heap[left] = b;
    heap[right] = a;
  }

  function rise(index: number): void {
    for (let child = index; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!before(child, parent)) return;
      swap(child, parent);
      child = parent;
    }
  }

  function sink(): void {
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1;
      const least = before(left + 1, left) && left + 1 < heap.length ? left + 1 : left;
      if (least >= heap.length || !before(least, parent)) return;
      swap(least, parent);
      parent = least;
    }
  }

  function pop(): void {
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return;
    heap[0] = last;
    sink();
  }

  /** The earliest entry that was not replaced meanwhile. */
  function first(): Entry<T> | undefined {
    for (let top = heap[0]; top !== undefined; top = heap[0]) {
      const current = held.get(top.id);
      if (current !== undefined && current.at === top.at && current.item === top.item) return current;
      pop();
    }
    return undefined;
  }

  return {
    set(id, at, item) {
      const known = held.get(id);
      if (at === undefined) {
        held.delete(id);
        return;
      }
      if (known?.at === at && known.item === item) return;
      held.set(id, { id, at, item });
      turns += 1;
      heap.push({ id, at, item, turn: turns });
      rise(heap.length - 1);
    },
    next: () => first()?.at,
    due(now) {
      const taken: T[] = [];
      for (let entry = first(); entry !== undefined && entry.at <= now; entry = first()) {
        held.delete(entry.id);
        pop();
        taken.push(entry.item);
      }
      return taken;
    },
  };
}

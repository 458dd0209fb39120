/**
 * What earlier projections found, remembered by the identity of what they read. Objects of the world are never changed, so equal identity means equal content;
 * the memory only saves work and keeps elements identical, it never changes a result. Forgets with its sources.
 */
import { same } from '../same.ts';

interface Memo {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

export class Memory {
  readonly #slots = new Map<string, WeakMap<object, Memo>>();

  /**
   * The value that `make` gives for `source` and `inputs` (compared by identity). Each use has a slot of its own.
   * @param before returned instead of a new value that says the same.
   */
  recall<Value>(
    slot: string,
    source: object,
    inputs: readonly unknown[],
    make: () => Value,
    before?: Value,
  ): Value {
    let memos = this.#slots.get(slot);
    if (memos === undefined) {
      memos = new WeakMap();
      this.#slots.set(slot, memos);
    }
    const known = memos.get(source);
    // Only `recall` of this slot has written the value, so it has the slot's type.
    if (known !== undefined && isSameList(known.inputs, inputs)) return known.value as Value;
    const made = make();
    const value = before !== undefined && same(before, made) ? before : made;
    memos.set(source, { inputs, value });
    return value;
  }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

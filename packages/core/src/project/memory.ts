/**
 * What earlier projections found, remembered by the identity of what they read. Objects of the world are never changed, so equal identity means equal content;
 * the memory only saves work and keeps elements identical, it never changes a result. Forgets with its sources.
 */
import { type Coverage, noCoverage } from './coverage.ts';
import type { GatewayScene } from './gateway/doors.ts';

interface Memo {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

/** What was made of one kind of sources. */
export class Slot {
  readonly #memos = new WeakMap<object, Memo>();

  /** The value that `make` gives for `source` and `inputs` (compared by identity). */
  recall<Value>(source: object, inputs: readonly unknown[], make: () => Value): Value {
    const known = this.#memos.get(source);
    // Only the one user of this slot has written the value, so it has the type that the user makes.
    if (known !== undefined && isSameList(known.inputs, inputs)) return known.value as Value;
    const value = make();
    this.#memos.set(source, { inputs, value });
    return value;
  }
}

/** One slot for each use in namespace.ts. */
export class Memory {
  readonly uidsByName = new Slot();
  readonly selection = new Slot();
  readonly silentNodes = new Slot();
  readonly pods = new Slot();
  readonly pod = new Slot();
  readonly owners = new Slot();
  readonly selected = new Slot();
  readonly slice = new Slot();
  readonly complete = new Slot();
  readonly lines = new Slot();
  readonly line = new Slot();
  readonly linesByService = new Slot();
  readonly budget = new Slot();
  readonly policy = new Slot();
  readonly walls = new Slot();
  readonly wall = new Slot();
  readonly budgets = new Coverages();
  readonly policies = new Coverages();
  readonly gateways = new Rememberer<GatewayScene>();
}

/** Of each namespace the last coverage; one that means nobody is not kept. */
class Coverages {
  readonly #known = new Map<string, Coverage>();

  of(namespace: string, make: (known: Coverage) => Coverage): Coverage {
    const coverage = make(this.#known.get(namespace) ?? noCoverage);
    if (coverage.terms.length === 0) this.#known.delete(namespace);
    else this.#known.set(namespace, coverage);
    return coverage;
  }
}

/** Of each namespace the last value, while what it was made from is the same. */
class Rememberer<Value> {
  readonly #memos = new Map<string, { readonly inputs: readonly unknown[]; readonly value: Value }>();

  recall(namespace: string, inputs: readonly unknown[], make: () => Value): Value {
    const known = this.#memos.get(namespace);
    if (known !== undefined && isSameList(known.inputs, inputs)) return known.value;
    const value = make();
    this.#memos.set(namespace, { inputs, value });
    return value;
  }

  forget(namespace: string): void {
    this.#memos.delete(namespace);
  }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

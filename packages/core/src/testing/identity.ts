/**
 * Who the objects of random clusters are, and what many kinds of them share: few names, labels and times, so that they meet often. For tests only; read by the
 * arbitraries.
 */
import fc from 'fast-check';
import { type Kind, kindSpec } from '../kubernetes/kind.ts';

export const namespaces = ['default', 'shop'] as const;
export const names = ['cart', 'web', 'db'] as const;
/** Few, so that things happen at once. */
export const times = fc.constantFrom(1_763_000_000_000, 1_763_000_001_000, 1_763_000_009_000);

/** A label key that is also a property of every object, and the usual ones. */
export const labels = fc.dictionary(fc.constantFrom('app', 'tier', '__proto__'), fc.constantFrom(...names), {
  noNullPrototype: false,
});
export const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Who an object is: two generations of each name, so that a name comes back with another UID. */
export function identity(kind: Kind, pool: readonly string[] = names) {
  return fc
    .record({
      name: fc.constantFrom(...pool),
      namespace: fc.constantFrom(...namespaces),
      generation: fc.integer({ min: 1, max: 2 }),
      version: fc.integer({ min: 1, max: 30 }),
      created: times,
      labels,
    })
    .map(({ name, namespace, generation, version, created, labels: own }) => ({
      name,
      options: {
        namespace,
        uid: `${kind.toLowerCase()}-${kindSpec(kind).namespaced ? `${namespace}-` : ''}${name}-${generation}`,
        resourceVersion: String(version),
        created,
        labels: own,
      },
    }));
}

/** Drops fields that are undefined, as `parse` leaves them out. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as never;
}

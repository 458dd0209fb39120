/** Every kind of fault, once: the first finding names the cause, and nobody is accused for certain who has nothing to do with it. */
import { describe, expect, it } from 'vitest';
import { readFaults } from './faults.ts';
import { assess, inject } from './inject.ts';

const faults = readFaults();

describe('faults', () => {
  it('are of at least forty kinds', () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
  });

  it.each(faults.map((fault, i) => [fault.name, fault, i + 1] as const))('%s', (_, fault, seed) => {
    const { named, first, strangers } = assess(inject(seed, [fault]));
    expect({ named, rule: first?.rule }).toEqual({ named: true, rule: first?.rule });
    expect(strangers.map(({ key }) => key)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { between, createDice, safeEncode } from './dice.ts';

const throws = (seed: number, label?: string) => {
  const dice = createDice(seed, label);
  return [dice.roll(), dice.suffix(5), dice.uuid()];
};

describe('dice', () => {
  it('throws the same for the same seed and label, and something else for any other', () => {
    expect(throws(7, 'life')).toEqual(throws(7, 'life'));
    expect(throws(7, 'life')).not.toEqual(throws(8, 'life'));
    expect(throws(7, 'life')).not.toEqual(throws(7, 'store'));
  });

  it('draws suffixes as Kubernetes does, uids of version 4 and numbers below 1', () => {
    const dice = createDice(1);
    for (let turn = 0; turn < 500; turn += 1) {
      expect(dice.suffix(5)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{5}$/);
      expect(dice.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(between(dice, 3, 6)).toBeOneOf([3, 4, 5]);
    }
  });

  it('spreads over the whole range', () => {
    const dice = createDice(2);
    const counts = [0, 0, 0, 0];
    for (let turn = 0; turn < 4000; turn += 1) {
      const face = between(dice, 0, 4);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    for (const count of counts) expect(count).toBeGreaterThan(850);
  });

  it('spells numbers without vowels', () => {
    expect(safeEncode('1234567890')).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{10}$/);
  });
});

import { describe, expect, it } from 'vitest';
import { dashesUpTo } from '../painter/along.ts';
import { lengthOf, piecesOf, pointAlong } from './path.ts';

const bent = [0, 0, 100, 0, 100, 80, 200, 80];

describe('a way', () => {
  it('has round corners, and is as long as they leave it', () => {
    expect(lengthOf([10, 5, 74, 5])).toBe(64);
    expect(lengthOf(bent)).toBeCloseTo(280 - 2 * (2 * 11 - (11 * Math.PI) / 2));
    expect(piecesOf(bent).map(({ type }) => type)).toEqual([
      'straight',
      'arc',
      'straight',
      'arc',
      'straight',
    ]);
  });

  it('takes of a short side half for a corner', () => {
    const [, arc] = piecesOf([0, 0, 100, 0, 100, 12, 200, 12]);
    expect(arc?.type === 'arc' && arc.radius).toBe(6);
  });

  it('is walked from one end to the other without a jump', () => {
    const length = lengthOf(bent);
    let last = pointAlong(bent, 0);
    expect(last).toEqual({ x: 0, y: 0 });
    for (let i = 1; i <= 400; i++) {
      const next = pointAlong(bent, (length * i) / 400);
      expect(Math.hypot(next.x - last.x, next.y - last.y)).toBeLessThan(length / 400 + 1e-6);
      last = next;
    }
    expect(last.x).toBeCloseTo(200);
    expect(last.y).toBeCloseTo(80);
    expect(pointAlong(bent, 10_000)).toEqual({ x: 200, y: 80 });
  });

  it('is dashed up to a length, and empty beyond', () => {
    const dashes = dashesUpTo(20, [7, 5]);
    expect(dashes.slice(0, -1).reduce((sum, dash) => sum + dash, 0)).toBe(20);
    expect(dashes.length % 2).toBe(0);
    expect(dashes.at(-1)).toBeGreaterThan(10_000);
    expect(dashesUpTo(30)).toEqual([30, 100_000]);
  });
});

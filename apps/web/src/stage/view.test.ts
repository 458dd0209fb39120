import fc from 'fast-check';
import { expect, it } from 'vitest';
import { framing, headsView, home, pinched, revealing, settle, zoomed } from './view.ts';

const stage = { width: 1000, height: 600 };
const content = { width: 1000, height: 1500 };
const view = fc.record({
  x: fc.double({ min: -5e3, max: 5e3, noNaN: true }),
  y: fc.double({ min: -5e3, max: 5e3, noNaN: true }),
  zoom: fc.double({ min: 0.1, max: 5, noNaN: true }),
});

it('T11: the pan is whole device pixels, and something is always in sight', () => {
  fc.assert(
    fc.property(view, fc.constantFrom(1, 1.5, 2), (wished, ratio) => {
      const settled = settle(wished, content, stage, ratio);
      for (const pan of [settled.x, settled.y])
        expect(Math.abs(pan * ratio - Math.round(pan * ratio))).toBeLessThan(1e-9);
      expect(settled.y).toBeLessThan(stage.height);
      expect(settled.y + content.height * settled.zoom).toBeGreaterThan(0);
    }),
  );
});

it('a picture that fits stays where it is', () => {
  expect(settle({ x: 300, y: -40, zoom: 1 }, stage, stage, 1)).toEqual(home);
});

it('zoom keeps the point under the pointer', () => {
  const next = zoomed(home, 2, 400, 300);
  expect({ x: 400 * next.zoom + next.x, y: 300 * next.zoom + next.y }).toEqual({ x: 400, y: 300 });
});

it('revealing pans only as far as needed', () => {
  const box = { x: 100, y: 900, width: 200, height: 30 };
  expect(revealing(home, box, stage, 0)).toEqual({ x: 0, y: 600 - 24 - 930, zoom: 1 });
  expect(revealing(home, { ...box, y: 100 }, stage, 60)).toBe(home);
});

it('the heads stay at the top, and what is revealed stands below them', () => {
  const scrolled = { x: 10, y: -400, zoom: 1 };
  expect(headsView(scrolled)).toEqual({ x: 10, y: 0, zoom: 1 });
  expect(headsView(home)).toEqual(home);
  const box = { x: 100, y: 420, width: 200, height: 30 };
  expect(revealing(scrolled, box, stage, 60)).toEqual({ x: 10, y: 60 + 24 - 420, zoom: 1 });
});

it('two fingers keep what is under them, apart and moved', () => {
  const at = { x: 40, y: -120, zoom: 1 };
  const from = [
    { x: 100, y: 200 },
    { x: 300, y: 200 },
  ] as const;
  const to = [
    { x: 150, y: 260 },
    { x: 450, y: 260 },
  ] as const;
  const next = pinched(at, from, to);
  expect(next.zoom).toBe(1.5);
  for (const i of [0, 1] as const) {
    expect(((from[i].x - at.x) / at.zoom) * next.zoom + next.x).toBeCloseTo(to[i].x);
    expect(((from[i].y - at.y) / at.zoom) * next.zoom + next.y).toBeCloseTo(to[i].y);
  }
  expect(pinched(at, from, from)).toEqual(at);
});

it('frames an area without coming nearer, and no farther than it can be read', () => {
  const area = { x: 100, y: 900, width: 500, height: 200 };
  const near = framing(home, area, stage, 80);
  expect(near.zoom).toBe(1);
  expect(area.y + near.y).toBeGreaterThanOrEqual(80);
  expect(framing(home, { ...area, height: 5_000 }, stage, 80).zoom).toBe(0.7);
});

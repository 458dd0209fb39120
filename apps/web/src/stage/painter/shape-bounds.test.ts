import { describe, expect, it } from 'vitest';
import type { Shape } from '../scene/shape.ts';
import { boundsOf, changedPlaces } from './shape-bounds.ts';

const strip = (x: number, height = 15): Shape => ({
  type: 'rect',
  x,
  y: 40 - height,
  width: 7,
  height,
  fill: 'off',
});
const wire: Shape = { type: 'line', points: [0, 10, 300, 10, 300, 80], colour: 'wire', lineWidth: 2 };

describe('where a backdrop has changed', () => {
  const strips = [0, 40, 80, 120].map(x => strip(x));

  it('is nowhere where shapes are the same, or say the same', () => {
    expect(changedPlaces(strips, [...strips])).toEqual([]);
    expect(
      changedPlaces(
        strips,
        strips.map(shape => ({ ...shape })),
      ),
    ).toEqual([]);
  });

  it('is at what came, what went, and what is another', () => {
    const [first, second, third, fourth] = strips as [Shape, Shape, Shape, Shape];
    const places = changedPlaces(strips, [first, strip(40, 6), third, strip(200)]);
    expect(places).toHaveLength(3);
    for (const shape of [second, fourth, strip(200)]) expect(places).toContainEqual(boundsOf(shape));
  });

  it('takes places together that meet', () => {
    const places = changedPlaces(strips, [...strips, strip(200), strip(207), strip(204, 40)]);
    expect(places).toEqual([boundsOf({ type: 'rect', x: 200, y: 0, width: 14, height: 40, fill: 'off' })]);
  });

  it('is everywhere where another shape lies over the others now, or too much has changed', () => {
    expect(changedPlaces(strips, strips.toReversed())).toBeUndefined();
    const many = Array.from({ length: 500 }, (_, i) => strip(40 * i));
    expect(changedPlaces([], many)).toBeUndefined();
  });

  it('is everywhere where one shape of very many took another place', () => {
    const many = Array.from({ length: 300 }, (_, i) => strip(40 * i));
    const [first, ...others] = many as [Shape, ...Shape[]];
    expect(changedPlaces(many, [...others, first])).toBeUndefined();
    expect(changedPlaces([...others, first], many)).toBeUndefined();
    expect(changedPlaces(many, others)).toEqual([boundsOf(first)]);
    expect(changedPlaces(others, many)).toEqual([boundsOf(first)]);
    expect(changedPlaces(many.slice(0, 200), many.slice(20, 220))).toHaveLength(40);
  });

  it('holds all of a line', () => {
    const { left, top, right, bottom } = boundsOf(wire);
    expect(left).toBeLessThan(-1);
    expect(top).toBeLessThan(9);
    expect(right).toBeGreaterThan(301);
    expect(bottom).toBeGreaterThan(81);
  });
});

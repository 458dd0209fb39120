import { describe, expect, it } from 'vitest';
import type { Shape } from '../scene/shape.ts';
import { createEdges } from './shape-edges.ts';

const dot = (x: number): Shape => ({ type: 'dot', x, y: 0, r: 3, colour: 'ink' });
const around = (x: number) => ({ left: x - 1, top: -1, right: x + 1, bottom: 1 });

describe('edges of shapes', () => {
  it('say who meets a place, in the order of painting, whoever was taken before', () => {
    const edges = createEdges();
    expect(edges.meeting(around(0))).toEqual([]);
    let dots = Array.from({ length: 40 }, (_, i) => dot(100 * i));
    for (let turn = 0; turn < 6; turn += 1) {
      const over = { ...dot(300), colour: 'failed' } as const;
      dots = [...dots.slice(20), ...Array.from({ length: 20 }, (_, i) => dot(100 * i + turn)), over];
      edges.take(dots);
      for (const [i, place] of [around(300), around(1_900 + turn), around(250)].entries()) {
        const met = edges.meeting(place);
        expect(met).toEqual(
          dots.filter(
            shape => shape.type === 'dot' && Math.abs(shape.x - (place.left + 1)) < 1 + shape.r + 2,
          ),
        );
        expect(met.length === 0).toBe(i === 2);
      }
    }
    edges.take(dots.slice(0, 1));
    expect(edges.meeting({ left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 })).toEqual(dots.slice(0, 1));
  });
});

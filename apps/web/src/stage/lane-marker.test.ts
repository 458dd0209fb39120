import { pictureOf } from '@switchboard/core/scene/picture';
import { describe, expect, it } from 'vitest';
import { fixtures } from './gallery/fixtures.ts';
import { laneMarker } from './lane-marker.ts';
import { scene } from './scene.ts';

function picture(fixture: string) {
  const topology = fixtures[fixture]?.at(-1);
  if (topology === undefined) throw new Error('no fixture');
  const size = { width: 1680, height: 910 };
  const placement = pictureOf(
    topology,
    { kind: 'lines', namespaces: ['shop'], open: [] },
    size,
    undefined,
    0,
  );
  const drawn = scene(
    {
      topology,
      placement,
      acts: [],
      theme: 'light',
      measure: (text, _role, px) => text.length * px * 0.5,
      serverAhead: 0,
      reducedMotion: false,
    },
    0,
  );
  const heads = [...drawn.words, ...drawn.heads.words].filter(({ object }) => object?.kind === 'Node');
  return { drawn, heads };
}

describe('the marker of a lane', () => {
  const { drawn, heads } = picture('nodes60');

  it('runs through all rows, but never over a lamp', () => {
    expect(heads.length).toBe(60);
    for (const head of heads) {
      const marked = laneMarker(drawn, head).flatMap(shape =>
        shape.type === 'rect' && shape.fill === 'marker' ? [shape] : [],
      );
      const lamps = drawn.nodes.filter(({ x }) => x >= head.x && x <= head.x + head.width);
      const lowest = Math.max(...marked.map(({ y, height }) => y + height));
      expect(lowest).toBeGreaterThan(700);
      for (const { y } of lamps)
        expect(marked.some(area => y > area.y - 5 && y < area.y + area.height + 5)).toBe(false);
    }
  });

  it('keeps the pods of the lane in sight, and nobody else', () => {
    const head = heads.find(({ x, width }) =>
      drawn.backdrop.some(
        shape => shape.type === 'rect' && shape.fill === 'ready' && shape.x >= x && shape.x < x + width,
      ),
    );
    if (head === undefined) throw new Error('no lane with pods');
    const pods = laneMarker(drawn, head).filter(shape => shape.type === 'rect' && shape.fill === 'ready');
    expect(pods.length).toBeGreaterThan(0);
    for (const pod of pods)
      if (pod.type === 'rect') expect(Math.abs(pod.x - head.x)).toBeLessThanOrEqual(head.width);
  });

  it('is not needed where a lane has room for rings and words', () => {
    const wide = picture('healthy');
    for (const head of wide.heads) expect(laneMarker(wide.drawn, head)).toEqual([]);
  });
});

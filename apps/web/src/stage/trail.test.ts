import { pictureOf } from '@switchboard/core/scene/picture';
import { describe, expect, it } from 'vitest';
import { fixtures } from './gallery/fixtures.ts';
import { scene } from './scene.ts';
import { trailOf } from './trail.ts';

function picture(kind: 'lines' | 'nodes') {
  const topology = fixtures['healthy']?.at(-1);
  if (topology === undefined) throw new Error('no fixture');
  const size = { width: 1680, height: 910 };
  const placement = pictureOf(topology, { kind, namespaces: ['shop'], open: [] }, size, undefined, 0);
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
  const trail = (key: string) => {
    const box = drawn.words.find(word => word.key === key);
    if (box === undefined) throw new Error(`no ${key}`);
    return trailOf(topology, drawn, box);
  };
  return { topology, drawn, trail };
}
const line = 'line:web|4|web-6d5f7c9b8-4kq2x';
const pod = 'pod:web-6d5f7c9b8-4kq2x';

describe('the trail', () => {
  it('of a line is its wire, its lamps and the hairline to its node', () => {
    const { drawn, trail } = picture('lines');
    const shapes = trail(line);
    const rings = shapes.filter(({ type }) => type === 'ring');
    const lamps = drawn.nodes.filter(({ id }) => id === line || id === pod);
    expect(rings).toMatchObject(lamps.map(({ x, y }) => ({ x, y })));
    expect(shapes.filter(({ type }) => type === 'line')).toMatchObject([{ lineWidth: 4 }, { lineWidth: 2 }]);
    expect(trail(pod)).toEqual(shapes);
  });

  it('of a Service is that of all its lines', () => {
    const { trail } = picture('lines');
    expect(trail('service:web').filter(({ type }) => type === 'ring')).toHaveLength(6);
  });

  it('goes round the bends of a wire, from one end to the other', () => {
    const { drawn, trail } = picture('nodes');
    const edge = drawn.edges.find(({ id }) => id === 'wire:web|4|web-6d5f7c9b8-4kq2x');
    const wire = trail(line).find(({ type }) => type === 'line');
    if (wire?.type !== 'line' || edge?.bend === undefined) throw new Error('no bent wire');
    expect(wire.points.slice(0, 2)).toEqual([edge.from, edge.y]);
    expect(wire.points.slice(-2)).toEqual([edge.to, edge.bend.y]);
    expect(wire.points.length).toBeGreaterThan(8);
  });
});

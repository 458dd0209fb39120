import { place } from '@switchboard/core/scene/place-lenses';
import { describe, expect, it } from 'vitest';
import { fixtures } from './gallery/fixtures.ts';
import { type Arrow, buttons, type Ground, groundOf, neighbour } from './keyboard.ts';
import { scene } from './scene.ts';

function ground(name: string): Ground {
  const topology = fixtures[name]?.at(-1);
  if (topology === undefined) throw new Error(`no fixture ${name}`);
  const placement = place(
    topology,
    { kind: 'lines', namespaces: ['shop'], open: [] },
    { width: 1680, height: 910 },
    undefined,
    0,
  );
  const drawn = scene(
    {
      topology,
      placement,
      acts: [],
      theme: 'light',
      measure: (text, _role, size) => text.length * size * 0.5,
      serverAhead: 0,
      reducedMotion: false,
    },
    0,
  );
  return groundOf(drawn);
}

describe('arrow keys', () => {
  const healthy = ground('healthy');
  const walk = (from: string, ...arrows: readonly Arrow[]) =>
    arrows.reduce((key, arrow) => neighbour(healthy, key, arrow), from);
  const line = 'line:web|4|web-6d5f7c9b8-4kq2x';

  it('lead along the row from the list to the pod and back', () => {
    expect(walk(line, 'ArrowRight')).toBe('pod:web-6d5f7c9b8-4kq2x');
    expect(walk(line, 'ArrowRight', 'ArrowLeft')).toBe(line);
    expect(walk(line, 'ArrowLeft')).toBe('service:web');
  });

  it('lead down and up within a column', () => {
    expect(walk(line, 'ArrowDown')).toBe('line:web|4|web-6d5f7c9b8-9v7tn');
    expect(walk(line, 'ArrowDown', 'ArrowUp')).toBe(line);
    expect(walk('service:cart', 'ArrowDown')).toBe('service:web');
    expect(walk('service:cart', 'ArrowUp')).toBe('service:cart');
  });

  it('follow a wire that bends to its other end, and not what stands at the same height', () => {
    const box = (key: string, group: 'Endpoints' | 'Pods' | 'Nodes', y: number) =>
      ({
        key,
        group,
        tag: 'button',
        x: group === 'Endpoints' ? 0 : 300,
        y,
        width: 200,
        height: 30,
        runs: [],
      }) as const;
    const bent: Ground = {
      boxes: [
        box('line:a', 'Endpoints', 0),
        box('line:b', 'Endpoints', 30),
        box('node:n', 'Nodes', 0),
        box('pod:b', 'Pods', 30),
        box('pod:a', 'Pods', 60),
        box('node:m', 'Nodes', 120),
      ],
      wires: [
        { source: 'line:a', target: 'pod:a' },
        { source: 'line:b', target: 'pod:b' },
      ],
      lamps: [{ id: 'pod:a', x: 290, y: 75 }],
    };
    expect(neighbour(bent, 'line:a', 'ArrowRight')).toBe('pod:a');
    expect(neighbour(bent, 'pod:a', 'ArrowLeft')).toBe('line:a');
    expect(neighbour(bent, 'pod:a', 'ArrowRight')).toBe('node:n');
  });

  it('lead from pods to nodes and along the nodes', () => {
    expect(walk('pod:web-6d5f7c9b8-9v7tn', 'ArrowRight')).toBe('node:node-b');
    expect(walk('node:node-a', 'ArrowRight')).toBe('node:node-b');
    expect(walk('node:node-a', 'ArrowLeft')).toMatch(/^pod:/);
  });

  it('T7: every button can be reached from every other', () => {
    // Of ten thousand rows the first hundred tell as much.
    for (const name of Object.keys(fixtures).filter(known => !known.startsWith('huge'))) {
      const all = ground(name);
      const start = buttons(all.boxes)[0]?.key ?? '';
      const seen = new Set([start]);
      const open = [start];
      for (let key = open.pop(); key !== undefined; key = open.pop()) {
        for (const arrow of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'] as const) {
          const next = neighbour(all, key, arrow);
          if (seen.has(next)) continue;
          seen.add(next);
          open.push(next);
        }
      }
      expect([...seen].sort(), name).toEqual(
        buttons(all.boxes)
          .map(box => box.key)
          .sort(),
      );
    }
  });
});

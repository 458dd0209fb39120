import { place } from '@switchboard/core/scene/place-lenses';
import type { Placement } from '@switchboard/core/scene/placement';
import type { Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { fixtures, namespacesOf, replacement } from '../../gallery/fixtures.ts';
import { at } from '../../gallery/shop.ts';
import { buttons, groundOf, neighbour } from '../../keyboard.ts';
import { scene } from '../../scene.ts';
import type { Box, Scene } from '../shape.ts';
import { measure, wordsOnWords } from '../testing/letters.ts';

const pages = [
  { width: 1680, height: 910 },
  { width: 1280, height: 574 },
  { width: 1000, height: 640 },
  { width: 2320, height: 1270 },
] as const;
/** Larger ones are for pictures from afar. */
const names = Object.keys(fixtures).filter(name => (fixtures[name]?.at(-1)?.pods.size ?? 0) <= 500);

function placed(topology: Topology, size: (typeof pages)[number], before?: Placement): Placement {
  const lens = { kind: 'nodes', namespaces: namespacesOf(topology), open: [] } as const;
  return place(topology, lens, size, before, 0);
}

function draw(topology: Topology, placement: Placement): Scene {
  const still = { acts: [], theme: 'light', measure, serverAhead: at, reducedMotion: false } as const;
  return scene({ topology, placement, ...still }, 0);
}

function each(check: (drawn: Scene, placement: Placement, title: string) => void): void {
  for (const name of names)
    for (const size of pages) {
      const topology = fixtures[name]?.at(-1);
      if (topology === undefined) continue;
      const placement = placed(topology, size);
      check(draw(topology, placement), placement, `${name} at ${size.width} × ${size.height}`);
    }
}

describe('the lens nodes on the stage', () => {
  it('T8: every wire leads from the lamp of its line to that of its pod', () => {
    each((drawn, _placement, title) => {
      const lamps = new Map(drawn.nodes.map(node => [node.id, node]));
      for (const edge of drawn.edges) {
        expect(lamps.get(edge.source)?.y, `${title} ${edge.id}`).toBe(edge.y);
        const end = lamps.get(edge.target ?? '')?.y;
        // A wire that would bend by a hair ends beside the middle of its lamp.
        if (end !== undefined)
          expect(Math.abs(end - (edge.bend?.y ?? edge.y)), `${title} ${edge.id}`).toBeLessThan(4);
      }
    });
  });

  it('T9: keys are unique, and nothing is set smaller than twelve pixels', () => {
    each((drawn, _placement, title) => {
      for (const keys of [drawn.words.map(box => box.key), drawn.nodes.map(node => node.id)])
        expect(
          keys.filter((key, i) => keys.indexOf(key) !== i),
          title,
        ).toEqual([]);
      for (const box of drawn.words)
        for (const run of box.runs) expect(run.size, `${title}: ${box.key}`).toBeGreaterThanOrEqual(12);
    });
  });

  it('T9: no words stand on other words', () => {
    each((drawn, _placement, title) => {
      expect(wordsOnWords(drawn.words), title).toEqual([]);
    });
  });

  it('T10: bystanders are the same values in every step of a replacement', () => {
    const [size] = pages;
    const bystander = ({ label = '' }: Box) => / of (cart|catalog)|pod (cart|catalog|curl|db)/.test(label);
    let before: Placement | undefined;
    const seen = new Set<string>();
    const wires = new Set<string>();
    for (const topology of replacement) {
      before = placed(topology, size, before);
      const drawn = draw(topology, before);
      seen.add(JSON.stringify(drawn.words.filter(bystander)));
      wires.add(JSON.stringify(drawn.edges.filter(({ id }) => !id.includes('web'))));
    }
    expect(seen.size).toBe(1);
    expect(wires.size).toBe(1);
  });

  it('T7: every button can be reached with the arrow keys', () => {
    const topology = fixtures['odd-lists']?.at(-1);
    if (topology === undefined) throw new Error('there is no such fixture');
    const ground = groundOf(draw(topology, placed(topology, pages[0])));
    const keys = buttons(ground.boxes).map(box => box.key);
    const reached = new Set(keys.slice(0, 1));
    for (const key of reached)
      for (const arrow of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const)
        reached.add(neighbour(ground, key, arrow));
    expect(keys.filter(key => !reached.has(key))).toEqual([]);
    expect(neighbour(ground, 'line:web|4|web-6d5f7c9b8-4kq2x', 'ArrowRight')).toBe('pod:web-6d5f7c9b8-4kq2x');
  });

  it('draws every pod once, with its lamp, on the node where it runs', () => {
    each((drawn, placement, title) => {
      for (const { node, stands, top, bottom } of placement.side?.brackets ?? [])
        for (const { standing } of stands) {
          if (standing.type !== 'pod' || node === undefined) continue;
          const lamps = drawn.nodes.filter(({ id }) => id === `pod:${standing.pod}`);
          expect(lamps.length, title).toBe(1);
          expect(lamps[0]?.y).toBeGreaterThan(top);
          expect(lamps[0]?.y).toBeLessThan(bottom);
        }
    });
  });
});

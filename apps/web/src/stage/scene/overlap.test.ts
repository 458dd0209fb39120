import { place } from '@switchboard/core/scene/place-lenses';
import type { Topology } from '@switchboard/core/topology';
import { expect, it } from 'vitest';
import { fixtures, namespacesOf } from '../gallery/fixtures.ts';
import { at } from '../gallery/shop.ts';
import { scene } from '../scene.ts';
import type { Box, Measure, Scene } from './shape.ts';

const measure: Measure = (text, role, size) =>
  text.length * size * (role === 'address' || role === 'port' ? 0.59 : 0.5);

const pages = [
  [1680, 910],
  [1280, 550],
  [1100, 640],
  [860, 640],
  [390, 760],
  [1440, 730],
  [1280, 574],
  [1024, 640],
  [916, 568],
  [390, 700],
  [2320, 1270],
] as const;

interface Text {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where letters stand: lines of text are about as high as their size, without the space between lines. */
function texts(box: Box): readonly Text[] {
  return box.runs
    .filter(run => !run.vertical)
    .map(run => {
      const width = run.parts.reduce((sum, part) => sum + measure(part.text, part.role, run.size), 0);
      const left =
        run.anchor === 'start'
          ? box.x + run.x
          : run.anchor === 'end'
            ? box.x + box.width - run.x - width
            : box.x + (box.width - width) / 2;
      const middle = box.y + run.y;
      const half = run.size * 0.45;
      return {
        text: run.parts.map(part => part.text).join(''),
        left,
        right: left + width,
        top: middle - half,
        bottom: middle + half,
      };
    })
    .filter(({ text }) => text !== '');
}

function overlap(a: Text, b: Text): boolean {
  return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
}

function draw(topology: Topology, width: number, height: number): Scene {
  const lens = { kind: 'lines', namespaces: namespacesOf(topology), open: [] } as const;
  const placement = place(topology, lens, { width, height }, undefined, 0);
  const still = { acts: [], theme: 'light', measure, serverAhead: at, reducedMotion: false } as const;
  return scene({ topology, placement, ...still }, 0);
}

it('T9: no words stand on other words, on pages of every size', () => {
  for (const name of Object.keys(fixtures)) {
    const topology = fixtures[name]?.at(-1);
    if (topology === undefined) continue;
    for (const [width, height] of pages) {
      const drawn = draw(topology, width, height);
      for (const boxes of [drawn.words, drawn.heads.words]) {
        const all = boxes.flatMap(texts);
        const pairs = all.flatMap((a, i) => all.slice(i + 1).map(b => [a, b] as const));
        const found = pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.text} / ${b.text}`);
        expect(found, `${name} at ${width} × ${height}`).toEqual([]);
      }
    }
  }
});

it('T9: nothing is set smaller than twelve pixels', () => {
  for (const name of Object.keys(fixtures)) {
    const topology = fixtures[name]?.at(-1);
    if (topology === undefined) continue;
    for (const [width, height] of pages) {
      const drawn = draw(topology, width, height);
      for (const box of [...drawn.words, ...drawn.heads.words])
        for (const run of box.runs)
          expect(run.size, `${name} at ${width} × ${height}: ${box.key}`).toBeGreaterThanOrEqual(12);
    }
  }
});

import { place } from '@switchboard/core/scene/place-lenses';
import { describe, expect, it } from 'vitest';
import { behindGateway } from '../gallery/gateway.ts';
import { at } from '../gallery/shop.ts';
import { scene } from '../scene.ts';
import type { Scene } from './shape.ts';
import { measure } from './testing/letters.ts';

function drawn(kind: 'lines' | 'nodes'): Scene {
  const topology = behindGateway();
  const lens = { kind, namespaces: ['shop'], open: [] } as const;
  const placement = place(topology, lens, { width: 1680, height: 910 }, undefined, 0);
  const still = { acts: [], theme: 'light', measure, serverAhead: at, reducedMotion: false } as const;
  return scene({ topology, placement, ...still }, 0);
}

const textOf = ({ words }: Scene): string =>
  words
    .map(({ runs }) => runs.map(({ parts }) => parts.map(({ text }) => text).join('')).join(' '))
    .join('\n');

describe.each(['lines', 'nodes'] as const)('a Gateway in the lens %s', kind => {
  it('T13: says of each route where it leads, how much of it, and why it does not', () => {
    const said = textOf(drawn(kind));
    for (const words of ['/ 90 %', '/ 10 %', 'no ReferenceGrant lets it in', 'ReferenceGrant from-shop'])
      expect(said).toContain(words);
    for (const words of ['to-https', 'shop-beta', 'not attached', 'no route hangs here'])
      expect(said).toContain(words);
  });

  it('T4: a wall stands before each pod that policies mean, red where they let nobody in', () => {
    const bricks = (drawn(kind).over ?? []).flatMap(shape => (shape.type === 'rect' ? [shape.fill] : []));
    expect(bricks.filter(fill => fill === 'failed').length).toBeGreaterThan(0);
    expect(bricks.filter(fill => fill === 'ink2').length).toBeGreaterThan(0);
    const shut = drawn(kind).words.filter(({ label }) => label?.includes('policy lets nobody in'));
    expect(shut.map(({ full }) => full)).toHaveLength(2);
  });
});

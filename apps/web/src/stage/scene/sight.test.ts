import { place } from '@switchboard/core/scene/place-lenses';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../gallery/fixtures.ts';
import { type SceneInput, scene } from '../scene.ts';
import type { Scene } from './shape.ts';
import { isInSight, type Sight, sightOf } from './sight.ts';

const extent = { width: 1000, height: 500 };
const at = (y: number, zoom = 1) => ({ x: 0, y, zoom });

describe('a sight', () => {
  it('stays the same value while it covers the view, and is another one where it does not', () => {
    const first = sightOf(at(0), extent, undefined, undefined);
    expect(sightOf(at(-100), extent, first, undefined)).toBe(first);
    const next = sightOf(at(-2_000), extent, first, undefined);
    expect(next).not.toBe(first);
    expect(isInSight(next, 2_000, 2_500)).toBe(true);
    expect(isInSight(next, 0, 100)).toBe(false);
  });

  it('is another one when it has become far larger than what one sees, or another row is held', () => {
    const far = sightOf(at(0, 0.35), extent, undefined, undefined);
    expect(sightOf(at(0, 3), extent, far, undefined)).not.toBe(far);
    expect(sightOf(at(0, 0.35), extent, far, 70)).not.toBe(far);
  });

  it('holds the row of the focus wherever one looks', () => {
    const sight = sightOf(at(-5_000), extent, undefined, 40);
    expect(isInSight(sight, 20, 60)).toBe(true);
    expect(isInSight(sight, 100, 140)).toBe(false);
  });
});

function drawn(sight: Sight | undefined): Scene {
  const topology = fixtures['long-list']?.at(-1);
  if (topology === undefined) throw new Error('the fixture is gone');
  const lens = { kind: 'lines', namespaces: ['shop'], open: ['sessions'] } as const;
  const placement = place(topology, lens, { width: 1680, height: 910 }, undefined, 0);
  const input: SceneInput = {
    topology,
    placement,
    acts: [],
    theme: 'light',
    measure: (text, _role, size) => text.length * size * 0.5,
    serverAhead: 0,
    reducedMotion: false,
    sight,
  };
  return scene(input, 0);
}

describe('a scene with a sight', () => {
  const sight = { top: 600, bottom: 1_000, held: undefined };
  const whole = drawn(undefined);
  const part = drawn(sight);
  const seen = <T extends { readonly y: number }>(all: readonly T[]) =>
    all.filter(({ y }) => y > sight.top && y < sight.bottom);

  it('shows in it exactly what the whole picture shows there', () => {
    expect(seen(part.words)).toEqual(seen(whole.words));
    expect(seen(part.nodes)).toEqual(seen(whole.nodes));
    expect(seen(part.edges)).toEqual(seen(whole.edges));
    expect(seen(part.words).length).toBeGreaterThan(20);
  });

  it('leaves out what is far from it, and is as high', () => {
    expect(part.words.length).toBeLessThan(whole.words.length / 2);
    expect(part.height).toBe(whole.height);
  });
});

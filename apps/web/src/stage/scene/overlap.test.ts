import { place } from '@switchboard/core/scene/place-lenses';
import type { Placement } from '@switchboard/core/scene/placement';
import { history } from '@switchboard/core/scene/testing/history';
import { topology } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtures, namespacesOf, replacement } from '../gallery/fixtures.ts';
import { at, cartPods, catalogPods, type Member, shop, slice, webPods } from '../gallery/shop.ts';
import { scene } from '../scene.ts';
import type { Scene } from './shape.ts';
import { measure, wordsOnShapes, wordsOnWords } from './testing/letters.ts';

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

/** Pages of 1440 × 900, 1920 × 1080 and 1280 × 720. */
const stages = [
  { width: 1440, height: 730 },
  { width: 1680, height: 910 },
  { width: 1280, height: 550 },
] as const;

function draw(topology: Topology, placement: Placement): Scene {
  const still = { acts: [], theme: 'light', measure, serverAhead: at, reducedMotion: false } as const;
  return scene({ topology, placement, ...still }, 0);
}

function fromScratch(topology: Topology, width: number, height: number): Scene {
  const lens = { kind: 'lines', namespaces: namespacesOf(topology), open: [] } as const;
  return draw(topology, place(topology, lens, { width, height }, undefined, 0));
}

it('T9: no words stand on other words, on pages of every size', () => {
  for (const name of Object.keys(fixtures)) {
    const topology = fixtures[name]?.at(-1);
    if (topology === undefined) continue;
    for (const [width, height] of pages) {
      const drawn = fromScratch(topology, width, height);
      for (const boxes of [drawn.words, drawn.heads.words])
        expect(wordsOnWords(boxes), `${name} at ${width} × ${height}`).toEqual([]);
    }
  }
});

it('T9: nothing is set smaller than twelve pixels', () => {
  for (const name of Object.keys(fixtures)) {
    const topology = fixtures[name]?.at(-1);
    if (topology === undefined) continue;
    for (const [width, height] of pages) {
      const drawn = fromScratch(topology, width, height);
      for (const box of [...drawn.words, ...drawn.heads.words])
        for (const run of box.runs)
          expect(run.size, `${name} at ${width} × ${height}: ${box.key}`).toBeGreaterThanOrEqual(12);
    }
  }
});

const newcomer = (id: string, ip: string): Member => ({ id, ip, node: 'node-b' });
const isLeaving = (member: Member): Member => ({
  ...member,
  pod: { state: 'terminating', deletion: at + 28_000, grace: 30 },
  line: { ready: false, serving: true, terminating: true },
});
const unlisted = (list: readonly Member[]): readonly Member[] =>
  list.map(member => ({ ...member, pod: { wantedBy: [] }, line: 'none' as const }));
const onSpares = {
  cart: [...cartPods, newcomer('n3w1a', '10.244.2.31')],
  web: [...webPods, newcomer('n3w2b', '10.244.2.32')],
  catalog: [...catalogPods, newcomer('n3w3c', '10.244.2.33')],
};
const asksForCrat = {
  selector: [['app', 'crat']],
  silence: { why: 'selector-matches-nothing' },
} as const;
const atZero = { silence: { why: 'selector-matches-nothing' } } as const;

/** What is drawn one after the other: everybody on the page has a past. */
const stories: Readonly<Record<string, readonly Topology[]>> = {
  replaced: replacement,
  'every spare seat taken': [
    shop(),
    shop(onSpares),
    shop({
      cart: onSpares.cart.map((member, i) => (i === 0 ? isLeaving(member) : member)),
      web: onSpares.web.map((member, i) => (i === 0 ? isLeaving(member) : member)),
      catalog: onSpares.catalog.map((member, i) => (i === 0 ? isLeaving(member) : member)),
    }),
    shop({ cart: onSpares.cart.slice(1), web: onSpares.web.slice(1), catalog: onSpares.catalog.slice(1) }),
    shop({ cart: onSpares.cart.slice(2), web: onSpares.web.slice(3), catalog: onSpares.catalog.slice(3) }),
  ],
  'a selector that finds nobody, and a Service at zero': [
    shop(),
    shop({ cart: unlisted(cartPods), cartService: asksForCrat }),
    shop({ cart: unlisted(onSpares.cart), cartService: asksForCrat, web: [], webService: atZero }),
    shop({ cart: [], cartService: asksForCrat, web: [], webService: atZero, catalog: [] }),
    shop({ cart: unlisted(cartPods), cartService: asksForCrat, web: [], webService: atZero }),
  ],
};

/** Every list of the history with the name of its slice. */
function withSlices(bare: Topology): Topology {
  const named = [...bare.services.values()].flatMap(({ name }) =>
    (['IPv4', 'IPv6'] as const).map(family => slice(`${name}-${family}`, name, { family })),
  );
  return { ...bare, slices: topology(...named).slices };
}

describe.each(['lines', 'nodes'] as const)('a page with a past, in %s', kind => {
  it.each(Object.keys(stories))('T9: nothing runs through words: %s', story => {
    for (const size of stages) {
      let before: Placement | undefined;
      for (const [i, topology] of (stories[story] ?? []).entries()) {
        before = place(topology, { kind, namespaces: ['shop'], open: [] }, size, before, i * 7_000);
        const drawn = draw(topology, before);
        const title = `step ${i} at ${size.width} × ${size.height}`;
        expect(wordsOnWords(drawn.words), title).toEqual([]);
        expect(wordsOnShapes(drawn.words, drawn.backdrop, drawn.nodes), title).toEqual([]);
      }
    }
  });

  it('T9: nothing runs through words over random histories', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4095), { maxLength: 30 }), fc.constantFrom(...stages), (codes, size) => {
        let before: Placement | undefined;
        for (const { topology: bare, now } of history(codes)) {
          const told = withSlices(bare);
          before = place(told, { kind, namespaces: ['shop'], open: [] }, size, before, now);
          const drawn = draw(told, before);
          expect(wordsOnShapes(drawn.words, drawn.backdrop, drawn.nodes)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it('T9: a capsule that runs through words would be found', () => {
  const drawn = fromScratch(shop(), 1440, 730);
  const longer = drawn.backdrop.map(shape =>
    shape.type === 'capsule' ? { ...shape, bottom: shape.bottom + 60 } : shape,
  );
  expect(wordsOnShapes(drawn.words, longer, drawn.nodes)).not.toEqual([]);
});

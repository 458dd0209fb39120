import { diff } from '@switchboard/core/diff';
import { choreograph } from '@switchboard/core/scene/choreograph';
import type { Pace } from '@switchboard/core/scene/cue';
import { place } from '@switchboard/core/scene/place-lenses';
import { node, service } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { cartPods, nodes, shop, strays } from '../gallery/shop.ts';
import { type SceneInput, scene } from '../scene.ts';
import type { Mark } from './mark.ts';
import type { Scene } from './shape.ts';

const lens = { kind: 'lines', namespaces: ['shop'], open: [] } as const;
const size = { width: 1680, height: 910 };
const begun = 1_000;

/** The picture `since` ms after one truth followed another. */
function following(
  before: Topology,
  after: Topology,
  since: number,
  reducedMotion = false,
  pace: Pace = 'live',
): Scene {
  const was = { topology: before, placement: place(before, lens, size, undefined, 0) };
  const is = { topology: after, placement: place(after, lens, size, was.placement, begun) };
  const timeline = choreograph(was, diff(before, after), is, pace);
  const input: SceneInput = {
    ...is,
    acts: [{ startedAt: begun, timeline }],
    theme: 'light',
    measure: (text, _role, fontSize) => text.length * fontSize * 0.5,
    serverAhead: 0,
    reducedMotion,
  };
  return scene(input, begun + since);
}

function marks<Type extends Mark['type']>(drawn: Scene, type: Type) {
  return drawn.ink.filter((mark): mark is Extract<Mark, { readonly type: Type }> => mark.type === type);
}

const unlisted = cartPods.map(pod => ({ ...pod, line: 'none' as const, pod: { wantedBy: [] } }));
const misspelt = shop({
  cart: unlisted,
  cartService: { selector: [['app', 'crat']], silence: { why: 'selector-matches-nothing' } },
});

describe('a capsule', () => {
  const oneMore = shop({ cart: [...cartPods, { id: 'n3wq8', ip: '10.244.3.20', node: 'node-c' }] });

  it('moves its lower end down to a new line, and stands still after that', () => {
    const [capsule] = marks(following(shop(), oneMore, 80), 'capsule');
    expect(capsule?.to).toBe((capsule?.from ?? 0) + 33);
    expect(capsule?.progress).toBeGreaterThan(0.5);
    expect(marks(following(shop(), oneMore, 400), 'capsule')).toEqual([]);
  });

  it('leaves its outline to the ink as long as that moves', () => {
    const looks = (since: number) =>
      following(shop(), oneMore, since).backdrop.flatMap(shape =>
        shape.type === 'capsule' ? shape.look : [],
      );
    expect(looks(80)).toContain('moving');
    expect(looks(400)).not.toContain('moving');
  });

  it('jumps where motion is reduced', () => {
    expect(marks(following(shop(), oneMore, 80, true), 'capsule')).toEqual([]);
  });
});

describe('a way that breaks', () => {
  const dashes = (since: number) =>
    marks(following(shop(), misspelt, since), 'ink').filter(mark => mark.colour === 'failed');

  it('grows red from the door to where it ends, one stretch after the other', () => {
    const early = dashes(30).map(mark => mark.progress);
    expect(early[0]).toBeGreaterThan(0);
    expect(early.at(-1)).toBeLessThan(1);
    expect(dashes(239).map(mark => Math.round(mark.progress))).toEqual([1, 1]);
    expect(dashes(300)).toEqual([]);
  });

  it('says what the list asks for under the pods that stand there, and lights it', () => {
    const drawn = following(shop(), misspelt, 200);
    const asks = drawn.words.find(box => box.key.startsWith('asks:'));
    expect(asks?.runs[0]?.parts[0]?.text).toBe('app=crat');
    expect(asks?.runs[0]?.lit).toBe(true);
    const [marker] = marks(drawn, 'marker');
    expect(marker?.x).toBeLessThan(asks?.x ?? 0);
    expect(drawn.words.filter(box => box.key === 'pod:cart-7c9d6b54f-2hx8d')).toHaveLength(1);
  });
});

describe('the highlighter', () => {
  const closed = shop({ nodes: nodes.with(1, node('node-b', { zone: 'zone 2', cordoned: true })) });

  it('lights the note at a node that was cordoned, on the heads, which stay in sight', () => {
    const drawn = following(shop(), closed, 200);
    const [marker] = marks(drawn, 'marker');
    const head = drawn.heads.words.find(box => box.key === 'node:node-b');
    expect(marker?.heads).toBe(true);
    expect(marker?.x).toBeGreaterThanOrEqual(head?.x ?? 0);
    expect(head?.runs.find(run => run.key === 'note')?.lit).toBe(true);
  });

  it('lights the name of a Service that is new', () => {
    const drawn = following(shop(), shop({ strays: [...strays, service('returns')] }), 200);
    const name = drawn.words.find(box => box.key === 'service:returns');
    expect(name?.runs[0]?.lit).toBe(true);
    expect(marks(drawn, 'marker')).toHaveLength(1);
  });

  it('lights several of one kind together, and lets the next kind put them all out', () => {
    const twoMore = shop({
      cart: [
        ...cartPods,
        { id: 'n3wq8', ip: '10.244.3.20', node: 'node-c' },
        { id: 'k7rtz', ip: '10.244.2.21', node: 'node-b' },
      ],
    });
    const lit = (since: number) =>
      following(shop(), twoMore, since, false, 'presenting')
        .words.filter(({ runs }) => runs.some(run => run.lit === true))
        .map(({ key }) => key.split(':')[0]);
    const kinds = Array.from({ length: 50 }, (_, step) => new Set(lit(step * 60)));
    expect(Math.max(...kinds.map(({ size }) => size))).toBe(1);
    expect(lit(900)).toEqual(['pod', 'pod']);
    expect(lit(1_400)).toEqual(['line', 'line']);
  });

  it('is an outline around the same words where motion is reduced', () => {
    const [outline] = marks(following(shop(), closed, 200, true), 'outline');
    const [marker] = marks(following(shop(), closed, 200), 'marker');
    expect([outline?.x, outline?.y, outline?.width]).toEqual([marker?.x, marker?.y, marker?.width]);
    expect(marks(following(shop(), closed, 2_900, true), 'outline')).toHaveLength(1);
    expect(marks(following(shop(), closed, 3_100, true), 'outline')).toEqual([]);
  });
});

import { place } from '@switchboard/core/scene/place-lenses';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../gallery/fixtures.ts';
import { at } from '../gallery/shop.ts';
import type { Box, Measure } from '../scene/shape.ts';
import { scene } from '../scene.ts';
import { turned } from './turn.ts';
import { turnLength } from './turn-length.ts';
import { createTurning } from './turning.ts';

const measure: Measure = (text, role, size) =>
  text.length * size * (role === 'address' || role === 'port' ? 0.59 : 0.5);
const size = { width: 1680, height: 910 };
const still = { acts: [], theme: 'light', measure, serverAhead: at, reducedMotion: false } as const;

function both(name: string) {
  const topology = fixtures[name]?.at(-1);
  if (topology === undefined) throw new Error(`there is no fixture ${name}`);
  const lens = { namespaces: ['shop'], open: [] } as const;
  const before = place(topology, { ...lens, kind: 'lines' }, size, undefined, 0);
  const after = place(topology, { ...lens, kind: 'nodes' }, size, before, 0);
  const { side } = after;
  if (side === undefined) throw new Error('there are no nodes');
  const lines = scene({ topology, placement: before, ...still }, 0);
  const nodes = scene({ topology, placement: after, ...still }, 0);
  return {
    topology,
    before,
    after,
    turn: { lines, nodes, columns: before.columns, side, theme: 'light' as const },
  };
}

const moments = Array.from({ length: turnLength / 20 + 1 }, (_, i) => i * 20);
const podRows = (words: readonly Box[]) =>
  new Map(words.filter(({ key }) => key.startsWith('pod:')).map(({ key, x, y }) => [key, { x, y }]));

describe('the turn from one lens to the other', () => {
  it('N6: left of the plugs nothing moves', () => {
    for (const name of ['healthy', 'replacing', 'odd-lists', 'draining']) {
      const { turn } = both(name);
      const left = (boxes: readonly Box[]) =>
        boxes
          .filter(({ group }) => group !== 'Pods' && group !== 'Nodes')
          .filter(({ x }) => x < turn.columns.plug);
      const staying = (boxes: readonly Box[]) => left(boxes).filter(({ passing }) => passing === undefined);
      for (const ms of moments) expect(staying(turned(turn, ms).words)).toEqual(left(turn.nodes.words));
      const places = (boxes: readonly Box[]) => left(boxes).map(({ key, x, y }) => `${key} ${x} ${y}`);
      // Which list they are in pods on their nodes say themselves.
      const lines = turn.lines.words.filter(({ key }) => !key.includes('in-no-list'));
      expect(places(turn.nodes.words)).toEqual(places(lines));
    }
  });

  it('N6: pods go from where they stand in the one lens to where they stand in the other, and no way back', () => {
    const { turn } = both('healthy');
    const from = podRows(turn.lines.words);
    const to = podRows(turn.nodes.words);
    expect(podRows(turned(turn, 0).words)).toEqual(from);
    expect(podRows(turned(turn, turnLength).words)).toEqual(to);
    for (const [key, start] of from) {
      const end = to.get(key) ?? start;
      const distances = moments.map(ms =>
        Math.abs((podRows(turned(turn, ms).words).get(key)?.y ?? 0) - end.y),
      );
      expect(distances).toEqual(distances.toSorted((a, b) => b - a));
    }
  });

  it('N6: lamps that are no discs keep their shape on the way', () => {
    const { turn } = both('kinds');
    const squares = turned(turn, turnLength / 2).ink.flatMap(mark => (mark.type === 'square' ? [mark] : []));
    const hollow = (of: 'external' | 'unknown') =>
      squares.filter(({ colour }) => colour === of).map(({ onCorner, rim }) => [onCorner, rim !== undefined]);
    expect(hollow('external')).toContainEqual([true, false]);
    expect(hollow('unknown')).toContainEqual([false, true]);
  });

  it('N6: wires are level until the gutter is open', () => {
    const { turn } = both('healthy');
    const bent = (ms: number) =>
      turned(turn, ms).ink.filter(
        mark => mark.type === 'ink' && new Set(mark.way.filter((_, i) => i % 2 === 1)).size > 1,
      );
    expect(bent(270)).toEqual([]);
    expect(bent(turnLength).length).toBeGreaterThan(8);
  });

  it('N6: the graph is given its new places once, and nothing is left when it is over', () => {
    const { turn } = both('healthy');
    const drawn = moments.map(ms => turned(turn, ms));
    expect(new Set(drawn.map(({ nodes, edges }) => JSON.stringify([nodes, edges]))).size).toBe(1);
    const { topology, before, after } = both('healthy');
    const host = { style: { opacity: '' } } as HTMLElement;
    const turning = createTurning(host, () => turned);
    const input = (placement: typeof before, reducedMotion = false) => ({
      topology,
      placement,
      ...still,
      reducedMotion,
    });
    expect(turning.at(turn.lines, input(before), 0, false)).toBe(turn.lines);
    expect(turning.at(turn.nodes, input(after), 1_000, false)).not.toBe(turn.nodes);
    expect(turning.on).toBe(true);
    expect(turning.at(turn.nodes, input(after), 1_000 + turnLength, false)).toBe(turn.nodes);
    expect(turning.on).toBe(false);
    // While the clock stands still the other lens is there at once.
    expect(turning.at(turn.lines, input(before), 2_000, true)).toBe(turn.lines);
  });

  it('N6: where motion is reduced the picture fades over in 120 ms, and nothing moves', () => {
    const { turn, topology, before, after } = both('healthy');
    const host = { style: { opacity: '' } } as HTMLElement;
    const turning = createTurning(host, () => turned);
    const input = (placement: typeof before) => ({ topology, placement, ...still, reducedMotion: true });
    turning.at(turn.lines, input(before), 0, false);
    expect(turning.at(turn.nodes, input(after), 0, false)).toBe(turn.lines);
    expect(turning.at(turn.nodes, input(after), 30, false)).toBe(turn.lines);
    expect(Number(host.style.opacity)).toBeCloseTo(0.5);
    expect(turning.at(turn.nodes, input(after), 90, false)).toBe(turn.nodes);
    expect(turning.at(turn.nodes, input(after), 120, false)).toBe(turn.nodes);
    expect(host.style.opacity).toBe('');
  });
});

import { place } from '@switchboard/core/scene/place-lenses';
import type { Service, Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { fixtures, namespacesOf } from '../../gallery/fixtures.ts';
import { at } from '../../gallery/shop.ts';
import { scene } from '../../scene.ts';
import type { Box, Measure, Scene, Shape } from '../shape.ts';

const measure: Measure = (text, role, size) =>
  text.length * size * (role === 'address' || role === 'port' ? 0.59 : 0.5);
const still = { acts: [], theme: 'light', measure, serverAhead: at, reducedMotion: false } as const;

function draw(topology: Topology, kind: 'lines' | 'nodes', width: number, service?: Service): Scene {
  const namespaces = namespacesOf(topology);
  const placement = place(topology, { kind, namespaces, open: [] }, { width, height: 910 }, undefined, 0);
  const looked =
    service === undefined
      ? {}
      : {
          packet: true,
          focus: { kind: 'Service', namespace: service.namespace, name: service.name },
        };
  return scene({ topology, placement, ...still, ...looked }, 0);
}

const shop = fixtures['healthy']?.at(-1);
if (shop === undefined) throw new Error('no fixture of that name');
const web = [...shop.services.values()].find(({ name }) => name === 'web');

const text = (box: Box) => box.runs.flatMap(run => run.parts.map(part => part.text)).join('');
const said = (drawn: Scene, key: string) =>
  drawn.words.filter(box => box.key.startsWith(`packet:${key}`)).map(text);
const thick = (drawn: Scene) =>
  (drawn.over ?? []).filter(
    (shape): shape is Extract<Shape, { readonly type: 'line' }> =>
      shape.type === 'line' && shape.colour === 'ink' && shape.lineWidth === 5,
  );

describe.each(['lines', 'nodes'] as const)('the true path in the lens %s', kind => {
  const drawn = draw(shop, kind, 1680, web);

  it('draws two ways that end where their pods stand, each with its destination', () => {
    const ends = thick(drawn).map(({ points }) => points.at(-1));
    const heights = ['10.244.1.11', '10.244.2.14'].map(address => {
      const row = drawn.words.find(box => box.key.startsWith('pod:') && text(box).startsWith(address));
      return (row?.y ?? Number.NaN) + (row?.height ?? 0) / 2;
    });
    for (const height of heights) expect(ends.some(end => Math.abs((end ?? 0) - height) < 2)).toBe(true);
    expect(said(drawn, 'to:')).toHaveLength(2);
  });

  it('swaps the number beside the pod that calls, and strikes it', () => {
    expect(said(drawn, 'swap')).toEqual(['swapped here 10.96.0.42:80 → 10.244.1.11:8080']);
    expect(said(drawn, 'entry')[0]).toBe('an entry in a table, not a place:');
  });

  it('keeps what it says of the number off the capsule', () => {
    const narrow = draw({ ...shop, endpoints: new Map() }, kind, 1280, web);
    const left = narrow.backdrop.flatMap(shape => (shape.type === 'capsule' ? [shape.x - 12] : []));
    const entries = narrow.words.filter(({ key }) => key.startsWith('packet:entry'));
    expect(entries.map(text).join(' ')).toMatch(/^an entry in a table, not a place: no machine/);
    for (const { x, width } of entries) expect(x + width).toBeLessThanOrEqual(Math.min(...left));
  });

  it('moves nobody, and lets the pipe step back', () => {
    const before = draw(shop, kind, 1680);
    const places = ({ nodes }: Scene) => new Map(nodes.map(({ id, x, y }) => [id, `${x} ${y}`]));
    expect(places(drawn)).toEqual(places(before));
    expect(before.edges.some(edge => edge.dim)).toBe(false);
    expect(drawn.edges.every(edge => edge.dim)).toBe(true);
    expect(before.over ?? []).toEqual([]);
  });

  it('stops in front of the node that refuses', () => {
    const silent = { ...shop, endpoints: new Map() };
    const refused = draw(silent, kind, 1680, web);
    expect(said(refused, 'stopped')).toEqual(['refused here']);
    expect(refused.nodes.some(({ id }) => id === 'packet:stop')).toBe(true);
    expect(thick(refused)).toHaveLength(1);
    const stopped = refused.words.find(({ key }) => key === 'packet:stopped');
    const under = refused.words.filter(box => box !== stopped && stopped && onLetters(stopped, box));
    expect(under.map(({ key }) => key)).toEqual([]);
  });

  it('says where it is refused on paper, not on a wire, for every Service of every fixture', () => {
    let crossed = 0;
    for (const [name, topologies] of Object.entries(fixtures)) {
      const topology = topologies.at(-1);
      if (topology === undefined) continue;
      for (const service of [...topology.services.values()].slice(0, 6)) {
        const rest = [...topology.endpoints].filter(([, line]) => line.service !== service.uid);
        for (const width of [1680, 1280]) {
          const drawn = draw({ ...topology, endpoints: new Map(rest) }, kind, width, service);
          const stopped = drawn.words.find(({ key }) => key === 'packet:stopped');
          if (stopped === undefined || !drawn.edges.some(edge => crosses(edge, stopped))) continue;
          const paper = (drawn.over ?? []).some(
            shape =>
              shape.type === 'rect' &&
              shape.fill === 'bg' &&
              shape.x <= stopped.x &&
              shape.x + shape.width >= stopped.x + stopped.width &&
              Math.abs(shape.y + shape.height / 2 - (stopped.y + stopped.height / 2)) < 2,
          );
          expect(paper, `${name}, ${service.name}, ${width}`).toBe(true);
          crossed++;
        }
      }
    }
    // In `lines` there are no wires where it stands.
    expect(crossed > 0).toBe(kind === 'nodes');
  });

  it('puts its words on no others that are lit, for every Service of every fixture', () => {
    for (const [name, topologies] of Object.entries(fixtures)) {
      const topology = topologies.at(-1);
      if (topology === undefined) continue;
      for (const service of [...topology.services.values()].slice(0, 8))
        for (const width of [1680, 1280]) {
          const { words } = draw(topology, kind, width, service);
          const lit = words.filter(box => box.dim !== true);
          const hits = lit
            .filter(box => /^packet:(to|swap|stopped)/.test(box.key))
            .flatMap(box =>
              lit.filter(other => other !== box && onLetters(box, other)).map(({ key }) => key),
            );
          expect(hits, `${name}, ${service.name}, ${width}`).toEqual([]);
        }
    }
  });
});

/** Capitals and figures reach four tenths of their size from the middle. */
function onLetters(box: Box, other: Box): boolean {
  const middle = box.y + box.height / 2;
  return (
    box.x < other.x + other.width - 1 &&
    other.x < box.x + box.width - 1 &&
    other.runs.some(run => Math.abs(other.y + run.y - middle) < (run.size + 12.5) * 0.4)
  );
}

/** A wire runs level, where it bends upright, and level again. */
function crosses({ from, to, y, bend }: Scene['edges'][number], box: Box): boolean {
  const [left, right] = [box.x, box.x + box.width];
  const middle = box.y + box.height / 2;
  const level = (a: number, b: number, at: number): boolean =>
    Math.abs(at - middle) < 6 && Math.min(a, b) < right && Math.max(a, b) > left;
  if (bend === undefined) return level(from, to, y);
  const upright =
    bend.x > left && bend.x < right && Math.min(y, bend.y) < middle && Math.max(y, bend.y) > middle;
  return upright || level(from, bend.x, y) || level(bend.x, to, bend.y);
}

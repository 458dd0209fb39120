import { place } from '@switchboard/core/scene/place-lenses';
import { finding, topology } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { beyond } from '../../beyond.ts';
import { faulty } from '../../gallery/faulty.ts';
import { at, shop } from '../../gallery/shop.ts';
import { scene } from '../../scene.ts';
import { createScenesWith } from '../../scenes.ts';
import type { Scene } from '../shape.ts';
import { measure } from '../testing/letters.ts';

const sizes = {
  wide: { width: 1680, height: 910 },
  rail: { width: 900, height: 640 },
  phone: { width: 390, height: 760 },
};

function inputOf(told: Topology, kind: 'lines' | 'nodes', size: keyof typeof sizes = 'wide') {
  const lens = { kind, namespaces: ['shop'], open: [] } as const;
  // Findings take no part in placing.
  const placement = place(told, lens, sizes[size], undefined, 0);
  const still = { acts: [], theme: 'light', measure, serverAhead: at, reducedMotion: false } as const;
  return { topology: told, placement, ...still };
}

const drawn = (told: Topology, kind: 'lines' | 'nodes', size?: keyof typeof sizes): Scene =>
  scene(inputOf(told, kind, size), 0);

const wordsAt = ({ words }: Scene, key: string): string =>
  words
    .filter(box => box.key.startsWith(key))
    .map(({ runs }) => runs.map(({ parts }) => parts.map(({ text }) => text).join('')).join(' '))
    .join(' ');
const labelOf = ({ words }: Scene, key: string) => words.find(box => box.key === key)?.label;
const redLines = ({ backdrop }: Scene, y: number) =>
  backdrop.filter(
    shape => shape.type === 'line' && shape.colour === 'failed' && Math.abs((shape.points[1] ?? 0) - y) < 3,
  );
const lamp = ({ nodes }: Scene, id: string) => {
  const node = nodes.find(one => one.id === id);
  return node?.type === 'lamp' ? node.look : undefined;
};

describe.each(['lines', 'nodes'] as const)('what findings say, in the lens %s', kind => {
  it('T13: a Service says it first, and its way from the door is broken', () => {
    const picture = drawn(faulty(), kind);
    expect(wordsAt(picture, 'say:web')).toMatch(/^Policies allow 80/);
    const name = picture.words.find(({ key }) => key === 'service:web');
    const y = (name?.y ?? 0) + (name?.height ?? 0) / 2;
    expect(redLines(picture, y)).toHaveLength(2);
    expect(redLines(drawn(shop(), kind), y)).toHaveLength(0);
    // On the way from outside to the door only those are left who get through.
    const wires = ({ backdrop }: Scene) =>
      backdrop.filter(
        shape => shape.type === 'line' && shape.colour === 'wire' && (shape.points[0] ?? 0) < 300,
      ).length;
    expect(wires(picture)).toBeLessThan(wires(drawn(shop(), kind)));
    // The break is at its pods; where it is at the name, the octagon is there.
    expect(lamp(picture, 'broken:web|4')).toBeUndefined();
    expect(lamp(picture, 'broken:db-headless|4')).toBe('failed');
  });

  it('T13: where calls still get through there is a sign on the way', () => {
    const picture = drawn(faulty(), kind);
    expect(lamp(picture, 'fault:catalog')).toBe('not-ready');
    expect(lamp(drawn(shop(), kind), 'fault:catalog')).toBeUndefined();
    expect(wordsAt(picture, 'say:catalog')).toMatch(/^Nodes node-a and node-b drop calls/);
  });

  it('T13: a line says it in its word, and its wire and the way to it are broken', () => {
    const picture = drawn(faulty(), kind);
    const id = 'legacy-db|4|203.0.113.20';
    expect(wordsAt(picture, `line:${id}`)).toMatch(/^a Service /);
    expect(picture.edges.find(edge => edge.id === `wire:${id}`)?.look).toBe('failed');
    expect(wordsAt(picture, 'say:legacy-db')).toMatch(/^lists the number of a Service/);
  });

  it('T13: a door says what is wrong with it and with its paths', () => {
    const picture = drawn(faulty(), kind);
    expect(wordsAt(picture, 'class:shop')).toMatch(/Ingress shop has an annotation.*leads to port 81/);
    const path = picture.words.find(({ key }) => key.startsWith('path:') && key.endsWith('/cart'));
    expect(path?.runs[0]?.parts[0]?.colour).toBe('failed');
    const stops = picture.nodes.filter(node => node.type === 'stop' && node.broken);
    expect(stops).toHaveLength(2);
  });

  it('T13: a door that lets nobody in ends the way before it, and leaves what is behind it in peace', () => {
    const shut = {
      ...shop(),
      findings: topology(finding('nginx-source-range-invalid', 'Ingress', 'shop')).findings,
    };
    const picture = drawn(shut, kind);
    expect(lamp(picture, 'shut:shop/shop.example')).toBe('broken');
    expect(picture.nodes.some(node => node.type === 'stop' && node.broken)).toBe(false);
    const rail = drawn(shut, kind, 'rail');
    expect(rail.nodes.filter(node => node.type === 'stop' && node.broken)).toHaveLength(2);
  });

  it('names say it to who listens', () => {
    const picture = drawn(faulty(), kind);
    expect(labelOf(picture, 'service:web')).toMatch(/, Policies allow 80, the port of web; .*\.$/);
    expect(labelOf(picture, 'host:shop/shop.example')).toContain('may skip it');
    expect(labelOf(picture, 'line:legacy-db|4|203.0.113.20')).toContain('the number of Service');
    expect(labelOf(picture, 'pod:curl')).toContain('asks a port that is not there');
    expect(labelOf(picture, 'service:cart')).toBe(labelOf(drawn(shop(), kind), 'service:cart'));
  });

  it('what the stage says by itself is not said again', () => {
    const silent = { why: 'nobody-ready', pods: 3 } as const;
    const findings = topology(finding('svc-no-ready-endpoints', 'Service', 'web')).findings;
    const picture = drawn({ ...shop({ webService: { silence: silent } }), findings }, kind);
    expect(wordsAt(picture, 'say:web')).not.toContain('web is not well');
    expect(lamp(picture, 'fault:web')).toBeUndefined();
    expect(labelOf(picture, 'service:web')).toContain('web is not well');
  });

  it('T13: on a phone a Service says it in place of its number, and its path is red', () => {
    const picture = drawn(faulty(), kind, 'phone');
    expect(wordsAt(picture, 'number:web')).toBe('policy on a wrong port');
    expect(wordsAt(picture, 'number:cart')).toContain('10.96.0.57');
    const paths = picture.words.filter(({ key }) => key.startsWith('path:'));
    const red = paths.filter(({ runs }) => runs[0]?.parts[0]?.colour === 'failed');
    expect([paths.length, red.length]).toEqual([2, 2]);
  });

  it.each(['wide', 'rail', 'phone'] as const)('T14: nobody moves because of a finding: %s', size => {
    const [before, after] = [drawn(shop(), kind, size), drawn(faulty(), kind, size)];
    const placesOf = ({ nodes, words, edges }: Scene) =>
      new Map([
        ...nodes.map(({ id, x, y }) => [id, [x, y]] as const),
        ...edges.map(({ id, from, to, y }) => [id, [from + to, y]] as const),
        // Sentences and notes are those of their places: what they say differs.
        ...words.flatMap(({ key, x, y, tag }) => (tag === 'button' ? [[key, [x, y]] as const] : [])),
      ]);
    const stand = placesOf(after);
    for (const [key, place] of placesOf(before)) expect(stand.get(key), key).toEqual(place);
  });
});

it('T6: what findings say is added as soon as it can be drawn', () => {
  let here: typeof beyond | undefined;
  const scenes = createScenesWith(() => here);
  const input = inputOf(faulty(), 'lines');
  expect(wordsAt(scenes(input, 0), 'say:web')).not.toContain('Policies');
  here = beyond;
  expect(wordsAt(scenes(input, 0), 'say:web')).toContain('Policies');
});

/**
 * Nothing moves but what changed, to the pixel, over the whole scene: boxes with their widths, lamps, wires, strands and strokes, in both lenses, over random histories.
 * Between two steps of making room everything that stands in both pictures stands where it stood; in a step that makes room every block, bracket and lane
 * shifts at most once, as a whole. Shifts that are planted in words, in the graph and in strokes must be found.
 */
import type { Lens } from '@switchboard/core/scene/lens';
import { place } from '@switchboard/core/scene/place-lenses';
import type { Placement } from '@switchboard/core/scene/placement';
import { history } from '@switchboard/core/scene/testing/history';
import { door } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyond } from '../beyond.ts';
import type { Desk } from './desk.ts';
import type { Box, Measure, Shape } from './shape.ts';
import { still } from './still.ts';

const size = { width: 1680, height: 1_600 };
const measure: Measure = (text, _role, fontSize) => Math.round(text.length * fontSize * 0.5);
const codes = fc.array(fc.nat(4095), { maxLength: 50 });
const kinds = fc.constantFrom<Lens['kind']>('lines', 'nodes');
const entrance = door('entrance', 'shop.example', [
  { path: '/a', service: 'a' },
  { path: '/b', service: 'b' },
]);

function withDoor(topology: Topology): Topology {
  return { ...topology, doors: new Map([['entrance', entrance.value]]) as unknown as Topology['doors'] };
}

/** Where something stands, and of what it says; equal contents may not differ in size. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly says: string;
}

/** Everything on a desk that has a name of its own. */
function placesOf(desk: Desk): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const box = ({ x, y, width, height, runs }: Box): Place => ({
    ...{ x, y, width, height },
    says: JSON.stringify(runs.map(({ parts, size: fontSize }) => [parts.map(part => part.text), fontSize])),
  });
  for (const word of desk.words) places.set(`words ${word.key}`, box(word));
  for (const word of desk.heads.words) places.set(`heads ${word.key}`, box(word));
  for (const node of desk.nodes)
    places.set(`lamp ${node.id}`, {
      ...{ x: node.x, y: node.y, width: 0, says: '' },
      height: node.type === 'door' ? node.height : 0,
    });
  for (const edge of desk.edges)
    places.set(`wire ${edge.id}`, {
      ...{ x: edge.from, y: edge.y, width: edge.to - edge.from, says: '' },
      height: edge.bend === undefined ? 0 : edge.bend.y - edge.y,
    });
  for (const edge of desk.edges)
    if (edge.bend !== undefined)
      places.set(`bend ${edge.id}`, { x: edge.bend.x, y: edge.bend.y, width: 0, height: 0, says: '' });
  for (const [name, strands] of [
    ['strand', desk.strands],
    ['stop', desk.stops],
    ['trunk', desk.trunks],
  ] as const)
    for (const [line, { from, to, y }] of strands)
      places.set(`${name} ${line}`, { x: from, y, width: to - from, height: 0, says: '' });
  return places;
}

/** Where a line or a pod has its seat: who has another one is where it has to be (laws S1 and S2 judge that). */
function seatsOf(placement: Placement): ReadonlyMap<string, string> {
  const seats = new Map<string, string>();
  for (const block of placement.blocks) {
    if (block.type === 'alias') continue;
    for (const { occupant, index } of block.seats) {
      const seat = `${block.key}#${index}`;
      if (occupant.type === 'line') {
        seats.set(occupant.endpoint, `${seat} ${occupant.body}`);
        if (occupant.pod !== undefined && occupant.body && placement.side === undefined)
          seats.set(occupant.pod, seat);
      }
      if (occupant.type === 'pod' && placement.side === undefined) seats.set(occupant.pod, seat);
    }
  }
  for (const bracket of placement.side?.brackets ?? [])
    for (const { standing, index } of bracket.stands)
      if (standing.type === 'pod') seats.set(standing.pod, `${bracket.key}#${index}`);
      else if (standing.type === 'address' || standing.type === 'outside')
        seats.set(`stand ${standing.endpoint}`, `${bracket.key}#${index}`);
  return seats;
}

interface Shown {
  readonly topology: Topology;
  readonly placement: Placement;
  readonly desk: Desk;
}

/** The line or pod that an element is of. */
function objectsOf(key: string, { topology }: Shown): readonly string[] {
  const id = key.replace(/^[a-z]+ ([a-z-]+:)?/, '');
  const line = topology.endpoints.get(id);
  if (line !== undefined) return [id, `stand ${id}`, ...(line.pod === undefined ? [] : [line.pod])];
  return topology.pods.has(id) ? [id] : [];
}

/** What shifts as one: a block, a bracket, or what stands beside them. */
function groupOf(key: string, place: Place, { placement }: Shown): string {
  if (key.startsWith('heads ') || key.startsWith('words node:')) return 'heads';
  const right = placement.side !== undefined && place.x > placement.columns.socket - 20;
  if (key.startsWith('bend ') || right) {
    const bracket = placement.side?.brackets.find(
      ({ top, bottom }) => place.y >= top - 30 && place.y <= bottom + 2,
    );
    return `bracket ${bracket?.key}`;
  }
  const block = placement.blocks.findLast(
    ({ nameY, top }) => Math.min(nameY, top) - placement.pitch <= place.y,
  );
  return `block ${block?.key}`;
}

function faults(before: Shown, after: Shown): readonly string[] {
  if (before.placement.layoutKey !== after.placement.layoutKey) return [];
  const found: string[] = [];
  const { room } = after.placement;
  const [was, is] = [placesOf(before.desk), placesOf(after.desk)];
  const [satIn, sitsIn] = [seatsOf(before.placement), seatsOf(after.placement)];
  const shifts = new Map<string, Set<number>>();
  for (const [key, now] of is) {
    const old = was.get(key);
    if (old === undefined) continue;
    if (isOwn(key, now.says !== old.says, before, after)) continue;
    const objects = [...new Set([...objectsOf(key, before), ...objectsOf(key, after)])];
    if (objects.some(object => satIn.get(object) !== sitsIn.get(object))) continue;
    const [dx, dy] = [now.x - old.x, now.y - old.y];
    const name = `${key} ${JSON.stringify(old)} → ${JSON.stringify(now)}`;
    if (now.says === old.says && room.length === 0) {
      if (dx !== 0 || dy !== 0 || now.width !== old.width || now.height !== old.height) found.push(name);
    } else if (room.length === 0) {
      // Text changes where it is anchored: at its left end, its right end or its middle.
      const right = now.x + now.width - old.x - old.width;
      if (dy !== 0 || now.height !== old.height || (dx !== 0 && right !== 0 && Math.abs(dx + right) > 1))
        found.push(name);
    } else if (
      key.startsWith('words line:') ||
      key.startsWith('words pod:') ||
      key.startsWith('lamp line:')
    ) {
      const group = groupOf(key, now, after);
      shifts.set(group, (shifts.get(group) ?? new Set()).add(dy));
      if (now.width !== old.width || now.height !== old.height) found.push(name);
      if (dx !== 0) found.push(name);
      if (dy % before.placement.pitch !== 0) found.push(name);
    }
  }
  for (const [group, all] of shifts)
    if (all.size > 1) found.push(`${group} shifted by ${[...all].join(' and ')}`);
  if (room.length === 0) found.push(...strokeFaults(before, after));
  return found;
}

/**
 * What may move by itself: the foot of the lanes with the last block, a door of which a stop has found or lost its Service, and lines of a sentence that is another one
 * and stands around its middle.
 */
function isOwn(key: string, reworded: boolean, before: Shown, after: Shown): boolean {
  const foot = ({ placement }: Shown) => Math.max(0, ...placement.blocks.map(({ bottom }) => bottom));
  if (key.startsWith('words load:')) return foot(before) !== foot(after);
  const stops = ({ placement }: Shown) => JSON.stringify(placement.doors);
  if (/^(trunk|(words|lamp) (door|host|path|missing|class|anyone|who|outside|stop))/.test(key))
    return stops(before) !== stops(after);
  return reworded && key.startsWith('words no-door:');
}

/** Strokes have no names: those inside the rows of a list about which nothing was told must be the same ones. */
function strokeFaults(before: Shown, after: Shown): readonly string[] {
  const found: string[] = [];
  for (const block of after.placement.blocks) {
    const old = before.placement.blocks.find(({ key }) => key === block.key);
    if (block.type !== 'list' || old === undefined || !sameTruth(block.service, before, after)) continue;
    const band = {
      left: after.placement.columns.capsule - 16,
      // In `nodes` wires of others run right of the plugs.
      right:
        after.placement.side === undefined
          ? after.placement.columns.podEnd
          : after.placement.columns.plug - 4,
      top: block.top - 16,
      bottom: block.bottom + 16,
    };
    const strokes = ({ desk }: Shown) =>
      desk.shapes.filter(shape => isInside(shape, band)).map(one => JSON.stringify(one));
    const [was, is] = [strokes(before).sort(), strokes(after).sort()];
    if (was.join() !== is.join()) found.push(`strokes of ${block.key}: ${was.join()} → ${is.join()}`);
  }
  return found;
}

/** Whether nothing was told about this Service, its lines and the pods that sit with them. */
function sameTruth(service: string, before: Shown, after: Shown): boolean {
  const told = ({ topology, placement }: Shown) =>
    JSON.stringify([
      topology.services.get(service),
      [...topology.endpoints.values()].filter(line => line.service === service),
      placement.blocks.flatMap(block =>
        block.type === 'list' && block.service === service
          ? [block.seats.map(({ occupant }) => occupant), block.fold, block.top, block.bottom]
          : [],
      ),
      [...placement.spots]
        .filter(([, { block }]) => block.startsWith(`${service}|`))
        .map(([pod]) => topology.pods.get(pod)),
    ]);
  return told(before) === told(after);
}

function isInside(shape: Shape, band: { left: number; right: number; top: number; bottom: number }): boolean {
  const [xs, ys] =
    shape.type === 'line'
      ? [shape.points.filter((_, i) => i % 2 === 0), shape.points.filter((_, i) => i % 2 === 1)]
      : shape.type === 'rect'
        ? [
            [shape.x, shape.x + shape.width],
            [shape.y, shape.y + shape.height],
          ]
        : shape.type === 'capsule'
          ? [[shape.x], [shape.top, shape.bottom]]
          : 'y' in shape
            ? [[shape.x], [shape.y]]
            : [[], []];
  return (
    xs.length > 0 &&
    xs.every(x => x >= band.left && x <= band.right) &&
    ys.every(y => y >= band.top && y <= band.bottom)
  );
}

function shown(
  story: readonly number[],
  kind: Lens['kind'],
  plant: (desk: Desk, i: number) => Desk = desk => desk,
): readonly Shown[] {
  const lens: Lens = { kind, namespaces: ['shop'], open: [] };
  let before: Placement | undefined;
  return history(story).map(({ topology: bare, now }, i) => {
    const topology = withDoor(bare);
    const placement = place(topology, lens, size, before, now);
    before = placement;
    const desk = still({
      ...{ topology, placement, measure, now },
      theme: 'light',
      playing: new Set(),
      lit: new Set(),
      beyond,
    });
    return { topology, placement, desk: plant(desk, i) };
  });
}

const faultsOf = (steps: readonly Shown[]) =>
  steps.slice(1).flatMap((after, i) => faults(steps[i] as Shown, after));

describe('T14: nothing moves but what changed', () => {
  it('over random histories, in both lenses, to the pixel', () => {
    fc.assert(
      fc.property(codes, kinds, (story, kind) => {
        expect(faultsOf(shown(story, kind))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  const quiet = [5, 21, 37];
  const moved = (desk: Desk, change: Partial<Pick<Desk, 'words' | 'nodes' | 'edges' | 'shapes'>>) => ({
    ...desk,
    ...change,
  });

  it.each(['lines', 'nodes'] as const)(
    'finds a shift of one pixel that is planted in the words of %s',
    kind => {
      const plant = (desk: Desk, i: number) =>
        i === 2
          ? moved(desk, {
              words: desk.words.map(box => (box.key === 'pod:b-3' ? { ...box, width: box.width + 1 } : box)),
            })
          : desk;
      expect(faultsOf(shown(quiet, kind, plant))).not.toEqual([]);
    },
  );

  it.each(['lines', 'nodes'] as const)(
    'finds a shift of one pixel that is planted in the graph of %s',
    kind => {
      const lamps = (desk: Desk, i: number) =>
        i === 2
          ? moved(desk, {
              nodes: desk.nodes.map(node => (node.id === 'pod:b-3' ? { ...node, y: node.y + 1 } : node)),
            })
          : desk;
      const wires = (desk: Desk, i: number) =>
        i === 2 ? moved(desk, { edges: desk.edges.map(edge => ({ ...edge, from: edge.from + 1 })) }) : desk;
      expect(faultsOf(shown(quiet, kind, lamps))).not.toEqual([]);
      expect(faultsOf(shown(quiet, kind, wires))).not.toEqual([]);
    },
  );

  it.each(['lines', 'nodes'] as const)(
    'finds a stroke of a bystander that is planted a pixel lower in %s',
    kind => {
      const plant = (desk: Desk, i: number) =>
        i === 2
          ? moved(desk, {
              shapes: desk.shapes.map(shape =>
                shape.type === 'capsule' ? { ...shape, bottom: shape.bottom + 1 } : shape,
              ),
            })
          : desk;
      expect(faultsOf(shown(quiet, kind, plant))).not.toEqual([]);
    },
  );

  it('finds a shift that is planted at any step of any history in which somebody stays', () => {
    let planted = 0;
    fc.assert(
      fc.property(codes, kinds, fc.nat(), (story, kind, at) => {
        const steps = shown(story, kind);
        const candidates = steps.slice(1).flatMap((after, i) => {
          const before = steps[i] as Shown;
          const [satIn, sitsIn] = [seatsOf(before.placement), seatsOf(after.placement)];
          const stays = [...sitsIn].find(
            ([line, seat]) => after.topology.endpoints.has(line) && satIn.get(line) === seat,
          )?.[0];
          const sameLayout = before.placement.layoutKey === after.placement.layoutKey;
          const comparable = sameLayout && after.placement.room.length === 0;
          return stays === undefined || !comparable ? [] : [{ i: i + 1, key: `line:${stays}` }];
        });
        const chosen = candidates[at % Math.max(1, candidates.length)];
        if (chosen === undefined) return;
        planted++;
        const plant = (desk: Desk, i: number) =>
          i === chosen.i
            ? moved(desk, {
                words: desk.words.map(box => (box.key === chosen.key ? { ...box, y: box.y + 1 } : box)),
              })
            : desk;
        expect(faultsOf(shown(story, kind, plant))).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(planted).toBeGreaterThan(20);
  });
});

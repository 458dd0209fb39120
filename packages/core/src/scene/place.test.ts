import { describe, expect, it } from 'vitest';
import type { Topology } from '../topology.ts';
import type { Lens, StageSize } from './lens.ts';
import { lingerLive } from './place.ts';
import { place } from './place-lenses.ts';
import type { Block, Occupant, Placement } from './placement.ts';
import {
  door,
  line,
  node,
  pod,
  service,
  serviceByHand,
  staffing,
  topology,
  workload,
} from './testing/model.ts';

const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
const size: StageSize = { width: 1680, height: 910 };
const nodes = [node('node-a', { zone: '1' }), node('node-b', { zone: '2' }), node('node-c', { zone: '3' })];

function members(name: string, ids: readonly string[], options: object = {}) {
  return ids.flatMap((id, i) => [
    pod(`${name}-${id}`, { node: `node-${'abc'[i % 3]}`, wantedBy: [name], ...options }),
    line(name, `${name}-${id}`),
  ]);
}

const web = (ids: readonly string[], wants = staffing(3, 1)) => [
  service('web', { staffing: wants }),
  ...members('web', ids),
];

function at(placement: Placement, key: string): Exclude<Block, { type: 'alias' }> {
  const block = placement.blocks.find(known => known.key === key);
  if (block === undefined || block.type === 'alias') throw new Error(`no such block: ${key}`);
  return block;
}

function who(occupant: Occupant): string {
  switch (occupant.type) {
    case 'free':
      return 'free';
    case 'line':
      return occupant.body ? `${occupant.pod}` : `(${occupant.pod ?? occupant.endpoint})`;
    case 'pod':
      return `${occupant.pod}, no line`;
    case 'tombstone':
      return `gone: ${occupant.tombstone.name || occupant.tombstone.address}`;
    case 'draining':
      return `${occupant.endpoints.length} draining`;
  }
}

const seating = (placement: Placement, key: string) =>
  at(placement, key).seats.map(seat => who(seat.occupant));
const fresh = (value: Topology) => place(value, lens, size, undefined, 0);
const next = (value: Topology, before: Placement, now = 0) => place(value, lens, size, before, now);

describe('seats', () => {
  it('are as many as desired and surge, in the order of names', () => {
    expect(seating(fresh(topology(...web(['zc8lm', '4kq2x', '9v7tn']))), 'web|4')).toEqual([
      'web-4kq2x',
      'web-9v7tn',
      'web-zc8lm',
      'free',
    ]);
  });

  it('are the lines and a quarter where nobody knows who is wanted, and just the lines where people keep them', () => {
    const picture = fresh(
      topology(
        service('many'),
        ...members('many', ['1', '2', '10', '3', '4', '5', '6', '7', '8']),
        serviceByHand('db'),
        line('db', '192.0.2.45', { bare: true }),
      ),
    );
    expect(seating(picture, 'many|4')).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 10].map(n => `many-${n}`),
      'free',
      'free',
      'free',
    ]);
    expect(seating(picture, 'db|4')).toEqual(['(db|4|192.0.2.45)']);
  });

  it('tell the story of a replaced pod without moving anybody else', () => {
    const before = fresh(topology(...nodes, ...web(['a', 'b', 'c'])));
    const leaving = [
      pod('web-b', { state: 'terminating', node: 'node-b' }),
      line('web', 'web-b', { ready: false, terminating: true }),
    ];
    const replaced = next(
      topology(
        ...nodes,
        ...web(['a', 'c']),
        ...leaving,
        pod('web-d', { state: 'starting', wantedBy: ['web'] }),
      ),
      before,
    );
    expect(seating(replaced, 'web|4')).toEqual(['web-a', 'web-b', 'web-c', 'web-d, no line']);
    const gone = next(topology(...nodes, ...web(['a', 'c', 'd'])), replaced, 1_000);
    expect(seating(gone, 'web|4')).toEqual(['web-a', 'gone: web-b', 'web-c', 'web-d']);
    expect(gone.wakeAt).toBe(1_000 + lingerLive);
    const later = next(topology(...nodes, ...web(['a', 'c', 'd'])), gone, 1_000 + lingerLive);
    expect(seating(later, 'web|4')).toEqual(['web-a', 'free', 'web-c', 'web-d']);
    expect(later.wakeAt).toBeUndefined();
  });

  it('give a newcomer the lowest free one, then the oldest tombstone, then draining lines fold, then room is made', () => {
    let picture = fresh(topology(...web(['a', 'b', 'c', 'd'], staffing(4, 0))));
    picture = next(topology(...web(['a', 'c', 'd'], staffing(4, 0))), picture, 10);
    picture = next(topology(...web(['a', 'd'], staffing(4, 0))), picture, 20);
    expect(seating(picture, 'web|4')).toEqual(['web-a', 'gone: web-b', 'gone: web-c', 'web-d']);
    picture = next(topology(...web(['a', 'd', 'e'], staffing(4, 0))), picture, 30);
    expect(seating(picture, 'web|4')).toEqual(['web-a', 'web-e', 'gone: web-c', 'web-d']);

    const draining = ['a', 'd', 'e'].flatMap(id => [
      pod(`web-${id}`, { state: 'terminating' }),
      line('web', `web-${id}`, { ready: false, terminating: true }),
    ]);
    picture = next(topology(...web(['f', 'g'], staffing(4, 0)), ...draining), picture, 40);
    expect(seating(picture, 'web|4')).toEqual(['3 draining', 'web-g', 'web-f', 'free']);
    expect(picture.room).toEqual([]);
    expect(picture.spots.get('web-d')?.seat).toBe(0);

    const grown = ['f', 'g', 'h', 'i', 'j', 'k'];
    picture = next(topology(...web(grown, staffing(6, 2)), ...draining, service('zoo')), picture, 50);
    expect(seating(picture, 'web|4')).toEqual(
      ['3 draining', 'web-g', 'web-f', 'web-h', 'web-i', 'web-j', 'web-k', 'free', 'free'].slice(
        0,
        at(picture, 'web|4').seats.length,
      ),
    );
    expect(at(picture, 'web|4').seats.length).toBeGreaterThanOrEqual(8);
  });

  it('say which room was made, and shift what lies below by whole rows', () => {
    const below = [service('zoo', { staffing: staffing(2, 1) }), ...members('zoo', ['a', 'b'])];
    const ids = Array.from({ length: 8 }, (_, i) => `${i}`);
    const before = fresh(topology(...web(['0', '1', '2']), ...below));
    const after = next(topology(...web(ids, staffing(8, 2)), ...below), before);
    expect(after.room).toEqual([{ type: 'seats', block: 'web|4', rows: 6 }]);
    const moved = at(after, 'zoo|4').top - at(before, 'zoo|4').top;
    expect(moved).toBeGreaterThan(0);
    expect(moved % before.pitch).toBe(0);
    expect(at(after, 'web|4').top).toBe(at(before, 'web|4').top);
    expect(next(topology(...web(ids, staffing(8, 2)), ...below), after).room).toEqual([]);
  });
});

describe('blocks', () => {
  it('stand in door order, then by name, then in no list', () => {
    const picture = fresh(
      topology(
        service('alpha'),
        service('web'),
        service('cart'),
        service('mail', { type: 'ExternalName', externalName: 'smtp.mail.example', families: [] }),
        door('front', 'shop.example', [
          { path: '/cart', service: 'cart' },
          { path: '/', service: 'web' },
        ]),
        line('shop/old', '192.0.2.1', { bare: true }),
        pod('curl'),
      ),
    );
    expect(picture.blocks.map(block => block.key)).toEqual([
      'cart|4',
      'web|4',
      'alpha|4',
      'mail|alias',
      'shop/old|4',
      'in-no-list|shop',
    ]);
    const [cart, shop] = picture.blocks;
    expect(picture.doors).toMatchObject([
      {
        host: 'shop.example',
        stops: [
          { path: '/cart', y: cart?.top },
          { path: '/', y: shop?.top },
        ],
      },
    ]);
  });

  it('make room for a new Service in its place, and fill the hole that one left', () => {
    const list = (name: string) => [service(name), ...members(name, ['a', 'b', 'c', 'd'])];
    const names = ['b', 'd', 'f', 'h', 'j'];
    const before = fresh(topology(...names.flatMap(list)));
    const after = next(topology(...[...names, 'e'].flatMap(list)), before);
    expect(after.blocks.map(block => block.key)).toEqual(['b|4', 'd|4', 'e|4', 'f|4', 'h|4', 'j|4']);
    expect(after.room).toEqual([{ type: 'block', block: 'e|4' }]);
    expect(at(after, 'd|4').top).toBe(at(before, 'd|4').top);
    expect((at(after, 'f|4').top - at(before, 'f|4').top) % before.pitch).toBe(0);
    const without = next(topology(...names.flatMap(list)), after, lingerLive * 2);
    const emptied = next(topology(...names.flatMap(list)), without, lingerLive * 4);
    expect(emptied.blocks.map(block => block.key)).toEqual(['b|4', 'd|4', 'f|4', 'h|4', 'j|4']);
    expect(at(emptied, 'f|4').top).toBe(at(after, 'f|4').top);
    const back = next(topology(...[...names, 'e'].flatMap(list)), emptied, lingerLive * 5);
    expect(back.room).toEqual([]);
    expect(at(back, 'f|4').top).toBe(at(after, 'f|4').top);
  });

  it('of several namespaces stand under their headings', () => {
    const elsewhere = [service('bill', { namespace: 'pay' }), pod('clerk', { namespace: 'pay' })];
    const value = topology(...web(['a']), ...elsewhere, pod('curl'));
    const picture = place(value, { ...lens, namespaces: ['pay', 'shop'] }, size, undefined, 0);
    expect(picture.blocks.map(block => block.key)).toEqual([
      'bill|4',
      'in-no-list|pay',
      'web|4',
      'in-no-list|shop',
    ]);
    expect(picture.headings.map(heading => heading.namespace)).toEqual(['pay', 'shop']);
    const [pay, shop] = picture.headings;
    expect(pay?.y).toBeLessThan(at(picture, 'bill|4').top);
    expect(shop?.y).toBeGreaterThan(at(picture, 'in-no-list|pay').bottom);
    expect(place(value, { ...lens, namespaces: ['pay', 'shop'] }, size, picture, 0)).toEqual(picture);
    expect(fresh(value).headings).toEqual([]);
  });

  it('of a Service that is made again under its name take the place of the old one', () => {
    const before = fresh(topology(...web(['a', 'b', 'c']), service('zoo')));
    const again = [
      service('web', { uid: 'web2', staffing: staffing(3, 1) }),
      ...['a', 'b', 'c'].flatMap(id => [pod(`web-${id}`), line('web2', `web-${id}`)]),
    ];
    const after = next(topology(...again, service('zoo')), before);
    expect(at(after, 'web2|4').top).toBe(at(before, 'web|4').top);
    expect(seating(after, 'web2|4')).toEqual(['web-a', 'web-b', 'web-c', 'free']);
    expect(after.room).toEqual([]);
  });
});

describe('opposite whom', () => {
  it('the line that lists it, drawn once; its other lines face its name', () => {
    const picture = fresh(topology(...web(['a']), service('metrics'), line('metrics', 'web-a')));
    expect(seating(picture, 'metrics|4')).toEqual(['web-a', 'free']);
    expect(seating(picture, 'web|4')).toEqual(['(web-a)', 'free', 'free', 'free']);
    expect([...picture.spots.keys()]).toEqual(['web-a']);
  });

  it('stays at the list where it was first drawn', () => {
    const before = fresh(topology(...web(['a'])));
    const after = next(topology(...web(['a']), service('metrics'), line('metrics', 'web-a')), before);
    expect(after.spots.get('web-a')?.block).toBe('web|4');
  });

  it('the seat it last had, when its line is taken away', () => {
    const before = fresh(topology(...web(['a', 'b'])));
    const after = next(
      topology(service('web', { selector: [['app', 'wbe']] }), pod('web-a'), pod('web-b')),
      before,
    );
    expect(seating(after, 'web|4').slice(0, 2)).toEqual(['web-a, no line', 'web-b, no line']);
  });

  it('the Service that selects it, else where its siblings stand, else in no list', () => {
    const picture = fresh(
      topology(
        service('web'),
        workload('rs', { owner: 'deployment' }),
        workload('rs2', { owner: 'deployment' }),
        pod('web-a', { wantedBy: ['web'], owner: 'rs' }),
        pod('web-b', { owner: 'rs2' }),
        pod('curl'),
      ),
    );
    expect(seating(picture, 'web|4').slice(0, 2)).toEqual(['web-a, no line', 'web-b, no line']);
    expect(seating(picture, 'in-no-list|shop')).toEqual(['curl, no line']);
  });

  it('the Service whose selector nearly matches it, where nobody selects it', () => {
    const nearMiss = { workload: 'deployment', kind: 'Deployment', name: 'web', pods: 1 } as const;
    const picture = fresh(
      topology(
        service('wbe', { nearMiss: { ...nearMiss, asked: ['app', 'wbe'], carried: ['app', 'web'] } }),
        workload('rs', { owner: 'deployment' }),
        pod('web-a', { owner: 'rs' }),
        pod('curl'),
      ),
    );
    expect(seating(picture, 'wbe|4')[0]).toBe('web-a, no line');
    expect(seating(picture, 'in-no-list|shop')).toEqual(['curl, no line']);
  });
});

describe('what does not fit', () => {
  const ids = Array.from({ length: 400 }, (_, i) => `${i}`);
  const big = (starting?: string) => [
    service('big', { staffing: staffing(400, 100) }),
    ...ids.flatMap(id => [
      pod(`big-${id}`, { node: 'node-a', state: id === starting ? 'not-ready' : 'ready' }),
      line('big', `big-${id}`, { ready: id !== starting }),
    ]),
  ];

  it('folds, largest first; what differs keeps its row', () => {
    const picture = fresh(topology(...nodes, ...web(['a', 'b', 'c']), ...big('7')));
    expect(at(picture, 'big|4').fold?.endpoints).toHaveLength(399);
    expect(seating(picture, 'big|4')).toEqual(['big-7', 'free']);
    expect(at(picture, 'web|4').fold).toBeUndefined();
    expect(picture.height).toBe(size.height);
    expect(picture.spots.size).toBe(403);
  });

  describe('in several slices', () => {
    const sliced = (odd: readonly string[], also: readonly string[] = [], slice = '') =>
      topology(
        service('big', { staffing: staffing(400, 100) }),
        ...[...ids, ...also].flatMap(id => [
          pod(`big-${id}`, { node: 'node-a', state: odd.includes(id) ? 'not-ready' : 'ready' }),
          line('big', `big-${id}`, {
            ready: !odd.includes(id),
            slices: [also.includes(id) ? slice : `big-${'abcd'[Number(id) % 4]}`],
          }),
        ]),
        service('zoo'),
      );
    const parts = (placement: Placement) =>
      at(placement, 'big|4').fold?.parts.map(part => [part.slice, part.endpoints.length, part.seats]);

    it('folds slice by slice, and what differs stands below its own', () => {
      const picture = fresh(sliced(['5', '7']));
      expect(parts(picture)).toEqual([
        ['big-a', 100, 1],
        ['big-b', 99, 1],
        ['big-c', 100, 1],
        ['big-d', 99, 1],
      ]);
      expect(seating(picture, 'big|4')).toEqual(['free', 'big-5', 'free', 'big-7']);
      const { fold, seats } = at(picture, 'big|4');
      const heights = (fold?.parts ?? []).flatMap(({ bottom }, i) => [bottom, seats[i]?.y ?? 0]);
      expect(heights).toEqual(heights.toSorted((a, b) => a - b));
      expect(new Set(heights).size).toBe(8);
    });

    it('makes room in the middle when a slice has no seat left, and every row keeps its number', () => {
      const before = fresh(sliced(['5', '7']));
      const after = next(sliced(['5', '7', '9']), before);
      expect(after.room).toEqual([{ type: 'seats', block: 'big|4', rows: 2 }]);
      expect(seating(after, 'big|4')).toEqual(['free', 'big-5', 'big-9', 'free', 'free', 'big-7']);
      expect(at(after, 'big|4').seats.map(({ index }) => index)).toEqual([0, 1, 4, 5, 2, 3]);
      expect(at(after, 'big|4').bottom - at(before, 'big|4').bottom).toBe(2 * before.pitch);
    });

    it('gives a new slice a part below the others', () => {
      const before = fresh(sliced([]));
      const after = sliced([], ['400'], 'big-e');
      expect(parts(next(after, before))?.at(-1)).toEqual(['big-e', 1, 1]);
    });
  });

  it('is open when selected, and when the viewer opens it; closing it brings back what lies below', () => {
    const value = topology(...big(), service('zoo'));
    const selected = { ...lens, selection: { kind: 'Service', namespace: 'shop', name: 'big' } };
    expect(at(place(value, selected, size, undefined, 0), 'big|4').fold).toBeUndefined();
    const closed = fresh(value);
    const open = place(value, { ...lens, open: ['big'] }, size, closed, 0);
    expect(at(open, 'big|4').seats).toHaveLength(500);
    expect(at(open, 'zoo|4').top).toBeGreaterThan(at(closed, 'zoo|4').top + 400 * 24);
    const again = place(value, lens, size, open, 0);
    expect(at(again, 'big|4').fold?.endpoints).toHaveLength(400);
    expect(at(again, 'zoo|4').top - at(closed, 'zoo|4').top).toBeLessThan(2 * closed.pitch);
  });
});

describe('lanes', () => {
  it('are ordered by zone and name; a new one shifts only what lies beyond, by whole lanes', () => {
    const before = fresh(topology(...nodes, ...web(['a', 'b', 'c'])));
    expect(before.lanes.map(lane => lane.node)).toEqual(['node-a', 'node-b', 'node-c']);
    expect(before.lanes.map(lane => lane.x)).toEqual(
      [1434, 1502, 1570].map(x => x + (before.columns.lanes - 1400)),
    );
    const after = next(topology(...nodes, node('node-b2', { zone: '2' }), ...web(['a', 'b', 'c'])), before);
    expect(after.lanes.map(lane => lane.node)).toEqual(['node-a', 'node-b', 'node-b2', 'node-c']);
    expect(after.lanes[1]?.x).toBe(before.lanes[1]?.x);
    expect(after.lanes[3]?.x).toBe((before.lanes[2]?.x ?? 0) + 68);
    expect(after.room).toEqual([{ type: 'lane', node: 'node-b2' }]);
    expect(after.columns.lanesEnd - before.columns.lanesEnd).toBe(68);
  });

  it('exist also for nodes that we may not list', () => {
    expect(fresh(topology(...web(['a', 'b']))).lanes.map(lane => lane.node)).toEqual(['node-a', 'node-b']);
  });
});

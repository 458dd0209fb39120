import { describe, expect, it } from 'vitest';
import type { Topology } from '../topology.ts';
import {
  door,
  type Element,
  line,
  node,
  pod,
  seen,
  service,
  staffing,
  topology,
  workload,
} from './testing/model.ts';
import { type WallRoom, wall } from './wall.ts';

const room: WallRoom = { rows: 7, namesPerRow: 6, nodes: 7, lamps: 5, nodeLamps: 10 };
const show = (what: Topology, some: Partial<WallRoom> = {}) => wall(what, ['shop'], { ...room, ...some });

/** A Service with pods in these states, all of them listed. */
function staffed(name: string, ...states: readonly ('ready' | 'not-ready')[]): readonly Element[] {
  return [
    service(name, {
      staffing: staffing(states.length, 1),
      ...(states.includes('ready') ? {} : { silence: { why: 'nobody-ready' as const, pods: states.length } }),
    }),
    ...states.flatMap((state, i) => [
      pod(`${name}-${i}`, { state, node: 'node-a', wantedBy: [name] }),
      line(name, `${name}-${i}`, { ready: state === 'ready' }),
    ]),
  ];
}

/** `n` Services of one kind: `well-1`, `well-2` … */
const many = (name: string, n: number, state: 'ready' | 'not-ready'): readonly Element[] =>
  Array.from({ length: n }, (_, i) => staffed(`${name}-${i + 1}`, state)).flat();

describe('a row of the wall', () => {
  it('says who has nobody first, then who lacks somebody, then the rest by name', () => {
    const { rows } = show(
      topology(
        ...seen(),
        ...staffed('web', 'ready', 'ready'),
        ...staffed('catalog', 'ready', 'not-ready'),
        ...staffed('cart', 'not-ready'),
        ...staffed('api', 'ready'),
      ),
    );
    expect(rows.map(({ name, tone, ready, of, word }) => `${name} ${tone} ${ready}/${of} ${word}`)).toEqual([
      'cart bad 0/1 nobody is ready',
      'catalog busy 1/2 one not ready',
      'api well 1/1 ',
      'web well 2/2 ',
    ]);
    expect(rows[1]?.lamps).toEqual(['ready', 'not-ready']);
  });

  it('shows an empty list as empty places: those wanted, else one', () => {
    const silence = { why: 'selector-matches-nothing' } as const;
    const { rows } = show(
      topology(
        ...seen(),
        service('a', { silence }),
        service('b', { silence, staffing: staffing(0, 1) }),
        service('c', { silence, staffing: staffing(2, 1) }),
      ),
    );
    expect(rows.map(({ lamps, word }) => [lamps.join(' '), word])).toEqual([
      ['empty', 'no pod matches'],
      ['empty', 'scaled to zero'],
      ['empty empty', 'no pod matches'],
    ]);
  });

  it('counts those whom a selector may have meant, and says on their nodes that they are in no list', () => {
    const nearMiss = {
      workload: 'cart-d',
      kind: 'Deployment',
      name: 'cart',
      asked: ['app', 'kart'],
      pods: 2,
    } as const;
    const { rows, nodes } = show(
      topology(
        ...seen(),
        service('cart', { silence: { why: 'selector-matches-nothing' }, nearMiss }),
        workload('cart-rs', { owner: 'cart-d' }),
        pod('cart-1', { owner: 'cart-rs', node: 'node-a' }),
        pod('cart-2', { owner: 'cart-rs', node: 'node-b' }),
        pod('other', { node: 'node-b' }),
      ),
    );
    expect(rows[0]).toMatchObject({ ready: 0, of: 2, lamps: ['empty', 'empty'] });
    expect(nodes.map(({ name, word }) => `${name}: ${word}`)).toEqual([
      'node-a: one in no list',
      'node-b: one in no list',
    ]);
  });

  it('tells coming from lacking: who is only starting is no warning', () => {
    const { rows, broken, warnings } = show(
      topology(
        ...seen(),
        service('web', { silence: { why: 'nobody-ready', pods: 1 } }),
        pod('web-1', { state: 'starting', wantedBy: ['web'] }),
        line('web', 'web-1', { ready: false }),
      ),
    );
    expect(rows[0]).toMatchObject({ tone: 'busy', word: 'one starting', warns: false });
    expect([broken, warnings]).toEqual([0, 0]);
  });

  it('says nothing of a list that is not known: no count, no lamp', () => {
    const { rows } = show(topology(...seen('loading'), service('web')));
    expect(rows[0]).toMatchObject({ tone: 'unknown', lamps: [], word: 'list not known yet' });
    expect(rows[0]?.ready).toBeUndefined();
  });

  it('has no count for another name, and says which name it means', () => {
    const alias = service('db', { type: 'ExternalName', externalName: 'db.example.com' });
    const { rows } = show(topology(...seen(), alias));
    expect(rows[0]).toMatchObject({ tone: 'well', lamps: [], word: 'means db.example.com' });
    expect(rows[0]?.of).toBeUndefined();
  });

  it('keeps lamps that differ when there is no room for all', () => {
    const { rows } = show(
      topology(...seen(), ...staffed('web', 'ready', 'ready', 'ready', 'ready', 'ready', 'not-ready')),
      { lamps: 3 },
    );
    expect(rows[0]).toMatchObject({ lamps: ['ready', 'ready', 'not-ready'], more: 3 });
  });

  it('says which door still leads to who has nobody', () => {
    const { door: said } = show(
      topology(
        ...seen(),
        ...staffed('cart', 'not-ready'),
        door('shop', 'shop.example', [{ path: '/cart', service: 'cart' }]),
      ),
    );
    expect(said).toBe('shop.example/cart leads there.');
  });

  it('leaves out namespaces that are not on screen', () => {
    const { rows, nodes } = show(
      topology(
        ...seen(),
        service('web', { namespace: 'blog' }),
        pod('web-1', { namespace: 'blog', node: 'node-a' }),
        node('node-a'),
      ),
    );
    expect(rows).toEqual([]);
    expect(nodes[0]).toMatchObject({ pods: 0, lamps: [] });
  });
});

describe('the room of the wall', () => {
  it('B1: folds what is well into a count', () => {
    const { rows, named, rest } = show(
      topology(...seen(), ...many('well', 20, 'ready'), ...many('wrong', 2, 'not-ready')),
    );
    expect(rows.map(row => row.name)).toEqual(['wrong-1', 'wrong-2', 'well-1', 'well-2', 'well-3', 'well-4']);
    expect(named).toEqual([]);
    expect(rest).toEqual({ count: 16, wrong: 0 });
  });

  it.each([0, 1, 5, 6, 7, 8, 15, 31])(
    'B2: names all %i that are wrong, and counts every Service once',
    wrong => {
      const { rows, named, rest } = show(
        topology(...seen(), ...many('well', 30, 'ready'), ...many('wrong', wrong, 'not-ready')),
      );
      const shown = [...rows, ...named];
      expect(shown.filter(row => row.tone === 'bad')).toHaveLength(wrong);
      expect(new Set(shown.map(row => row.key)).size).toBe(shown.length);
      expect(shown.length + rest.count).toBe(30 + wrong);
      expect(rest.wrong).toBe(0);
      expect(rows.length + Math.ceil(named.length / 6) + 1).toBeLessThanOrEqual(room.rows);
    },
  );

  it('B2: says how many are wrong where even names do not fit', () => {
    const { rows, named, rest } = show(topology(...seen(), ...many('wrong', 60, 'not-ready')));
    expect(rows.length + named.length).toBe(31);
    expect(rest).toEqual({ count: 29, wrong: 29 });
  });

  it('B3: counts broken ones and warnings over all there are, shown or not', () => {
    const { broken, warnings } = show(
      topology(
        ...seen(),
        ...many('wrong', 60, 'not-ready'),
        ...staffed('half', 'ready', 'not-ready'),
        node('node-b', { state: 'unknown' }),
        ...many('well', 5, 'ready'),
      ),
    );
    expect([broken, warnings]).toEqual([60, 2]);
  });
});

describe('a node on the wall', () => {
  it('keeps its place while all fit, and has its pods and their words', () => {
    const { nodes } = show(
      topology(
        ...seen(),
        node('node-a', { zone: 'zone 1' }),
        node('node-b', { state: 'unknown' }),
        node('node-c', { cordoned: true }),
        pod('web-2', { node: 'node-a' }),
        pod('web-10', { node: 'node-a', state: 'not-ready' }),
        pod('web-3', { node: 'node-a', wantedBy: ['web'] }),
        pod('old', { node: 'node-a', state: 'failed' }),
      ),
    );
    expect(nodes.map(({ name, tone, word }) => [name, tone, word])).toEqual([
      ['node-a', 'busy', 'one not ready, one failed'],
      ['node-b', 'bad', 'does not answer'],
      ['node-c', 'busy', 'takes no new pods'],
    ]);
    expect(nodes[0]?.lamps).toEqual(['failed', 'ready', 'ready', 'not-ready']);
    expect(nodes[0]?.zone).toBe('zone 1');
  });

  it('is known from its pods where nodes may not be listed', () => {
    const { nodes } = show(topology(...seen(), pod('web-1', { node: 'node-a' })));
    expect(nodes).toMatchObject([{ name: 'node-a', pods: 1, tone: 'well', warns: false }]);
  });

  it('folds when there are many: the away ones stay', () => {
    const some = Array.from({ length: 60 }, (_, i) =>
      node(`node-${i + 1}`, i === 41 ? { state: 'not-ready' } : {}),
    );
    const { nodes, nodesRest } = show(topology(...seen(), ...some));
    expect(nodes).toHaveLength(6);
    expect(nodes[0]).toMatchObject({ name: 'node-42', word: 'not ready' });
    expect(nodesRest).toEqual({ count: 54, wrong: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import {
  findsNobody,
  isNarrowed,
  isSign,
  legend,
  legendWith,
  litPath,
  pathOfSigns,
  type Sign,
} from './signs.ts';
import { door, line, node, pod, service, serviceByHand, topology } from './testing/model.ts';

const shop = topology(
  node('node-a'),
  node('node-b'),
  door('front', 'shop.example', [{ path: '/', service: 'web' }]),
  service('web'),
  pod('web-a', { node: 'node-a', wantedBy: ['web'] }),
  pod('web-b', { node: 'node-b', wantedBy: ['web'], state: 'terminating' }),
  line('web', 'web-a', { node: 'node-a' }),
  line('web', 'web-b', { node: 'node-b', ready: false, terminating: true }),
  service('db', { headless: true }),
  pod('db-0', { node: 'node-b', wantedBy: ['db'] }),
  line('db', 'db-0', { node: 'node-b' }),
  serviceByHand('legacy'),
  line('legacy', '192.0.2.1', { bare: true }),
  service('cart', { silence: { why: 'selector-matches-nothing' } }),
  pod('import', { node: 'node-a', state: 'finished' }),
);
const lit = (...show: readonly Sign[]) => {
  const path = pathOfSigns(shop, show);
  return path && Object.fromEntries(Object.entries(path).map(([key, keys]) => [key, [...keys].sort()]));
};

describe('the legend', () => {
  it('lists what is there, lamps with their counts, lines without', () => {
    expect(legend(shop)).toEqual([
      { sign: 'ready', count: 2 },
      { sign: 'terminating', count: 1 },
      { sign: 'external', count: 1 },
      { sign: 'finished', count: 1 },
      { sign: 'strand' },
      { sign: 'match' },
      { sign: 'lookup' },
      { sign: 'broken' },
    ]);
    expect(legend(topology())).toEqual([]);
  });

  it('counts pods from afar: a lamp is a pod, in a list or not', () => {
    const more = topology(pod('idle', { node: 'node-a' }));
    expect(legend(more)).toEqual([]);
    expect(legend(more, 'plan')).toEqual([{ sign: 'ready', count: 1 }]);
    expect(legend(shop, 'streets')).toContainEqual({ sign: 'ready', count: 2 });
    expect(legend(shop, 'streets')).toContainEqual({ sign: 'external', count: 1 });
  });

  it('H3: every entry leads to something', () => {
    for (const { sign } of legend(shop)) {
      const path = pathOfSigns(shop, [sign]);
      expect((path?.pods.size ?? 0) + (path?.services.size ?? 0), sign).toBeGreaterThan(0);
    }
    expect(pathOfSigns(shop, ['unknown'])?.pods.size).toBe(0);
  });
});

describe('a filter', () => {
  it('says when nobody carries what is looked for, and stays in the legend', () => {
    expect(findsNobody(shop, ['starting'])).toBe(true);
    expect(findsNobody(shop, ['starting', 'ready'])).toBe(false);
    expect(findsNobody(shop, [])).toBe(false);
    expect(legendWith(shop, 'rows', ['starting']).slice(0, 3)).toEqual([
      { sign: 'ready', count: 2 },
      { sign: 'starting', count: 0 },
      { sign: 'terminating', count: 1 },
    ]);
    expect(legendWith(topology(pod('idle')), 'rows', ['ready'])).toEqual([{ sign: 'ready' }]);
  });

  it('dims the rest; an object that is gone does not', () => {
    const pod = (name: string) => ({ selection: { kind: 'Pod', namespace: 'shop', name } });
    expect(isNarrowed(shop, pod('web-a'))).toBe(true);
    expect(isNarrowed(shop, pod('web-z'))).toBe(false);
    expect(isNarrowed(shop, { show: ['starting'] })).toBe(true);
    expect(isNarrowed(shop, {})).toBe(false);
    for (const narrow of [pod('web-a'), pod('web-z'), {}])
      expect(isNarrowed(shop, narrow)).toBe(litPath(shop, narrow) !== undefined);
  });

  it('lights what carries the sign, and the way to it', () => {
    expect(lit('terminating')).toEqual({
      doors: ['front'],
      services: ['web'],
      endpoints: ['web|4|web-b'],
      pods: ['web-b'],
      nodes: ['node-b'],
    });
    expect(lit('lookup')).toMatchObject({ services: ['db'], pods: ['db-0'], doors: [] });
    expect(lit('broken')).toMatchObject({ services: ['cart'], pods: [] });
    expect(lit('finished', 'external')).toMatchObject({ services: ['legacy'], pods: ['import'] });
    expect(lit()).toBeUndefined();
  });

  it('narrows the path of the selection, and the focus goes before it', () => {
    const web = { kind: 'Service', namespace: 'shop', name: 'web' };
    const db = { kind: 'Service', namespace: 'shop', name: 'db' };
    expect([...(litPath(shop, { selection: web, show: ['terminating'] })?.pods ?? [])]).toEqual(['web-b']);
    expect([...(litPath(shop, { selection: web, focus: db })?.pods ?? [])]).toEqual(['db-0']);
    expect(litPath(shop, {})).toBeUndefined();
  });

  it('is asked for by a word that is a sign', () => {
    expect(isSign('not-ready')).toBe(true);
    expect(isSign('toString')).toBe(false);
  });
});

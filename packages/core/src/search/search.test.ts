import { describe, expect, it } from 'vitest';
import { door, line, node, pod, service, serviceByHand, topology } from '../scene/testing/model.ts';
import { entriesIn } from './entry.ts';
import { foundPath } from './found-path.ts';
import { parseQuery } from './query.ts';
import { search } from './search.ts';
import { suggest } from './suggest.ts';

const shop = topology(
  node('node-a'),
  node('node-b', { cordoned: true }),
  node('node-bb'),
  door('front', 'shop.example', [{ path: '/', service: 'web' }]),
  service('web'),
  service('web-admin', { selector: [['app', 'admin']], silence: { why: 'selector-matches-nothing' } }),
  pod('web-1', { node: 'node-a', wantedBy: ['web'], ips: ['10.244.1.11'] }),
  pod('web-2', {
    node: 'node-b',
    wantedBy: ['web'],
    ips: ['10.244.2.14'],
    state: 'failing',
    reason: 'CrashLoopBackOff',
  }),
  pod('db-0', { node: 'node-bb', ips: ['10.244.2.15'], namespace: 'data' }),
  line('web', 'web-1', { node: 'node-a', address: '10.244.1.11' }),
  line('web', 'web-2', { node: 'node-b', address: '10.244.2.14', ready: false }),
  serviceByHand('legacy', { clusterIPs: ['10.96.0.61'] }),
  line('legacy', '203.0.113.20', { bare: true }),
);
const entries = [...entriesIn(shop)];
const labels = new Map([['db-0', ['app=db', 'tier=store']]]);
const find = (text: string) =>
  search(entries, parseQuery(text), shop, uid => labels.get(uid)).map(
    ({ kind, title }) => `${kind} ${title}`,
  );

describe('a search', () => {
  it.each([
    ['web', ['Service web', 'Service web-admin', 'Pod web-1', 'Pod web-2']],
    ['10.244.2', ['Endpoint 10.244.2.14', 'Pod db-0', 'Pod web-2']],
    ['ip:10.244.1.11', ['Endpoint 10.244.1.11', 'Pod web-1']],
    ['ip:10.96', ['Service legacy', 'Service web', 'Service web-admin']],
    ['10.244.2.14:8080', ['Endpoint 10.244.2.14']],
    ['shop.example', ['Ingress front']],
    ['kind:pod ns:data', ['Pod db-0']],
    ['kind:po -web', ['Pod db-0']],
    ['node:node-b', ['Endpoint 10.244.2.14', 'Pod web-2', 'Node node-b']],
    ['kind:pod node:node', ['Pod db-0', 'Pod web-1', 'Pod web-2']],
    [
      'svc:web',
      [
        'Service web',
        'Endpoint 10.244.1.11',
        'Endpoint 10.244.2.14',
        'Pod web-1',
        'Pod web-2',
        'Ingress front',
      ],
    ],
    ['state:crash', ['Pod web-2']],
    ['state:broken', ['Service web-admin']],
    ['cordoned', ['Node node-b']],
    ['name:WEB kind:svc', ['Service web', 'Service web-admin']],
    ['label:app=db', ['Pod db-0']],
    ['app=admin', ['Service web-admin']],
    ['label:tier', ['Pod db-0']],
    ['nobody-is-called-so', []],
  ])('%s', (text, expected) => {
    expect(find(text).filter(one => !one.startsWith('EndpointSlice'))).toEqual(expected);
  });

  it('finds nothing as long as nothing is asked', () => {
    expect(find('')).toEqual([]);
    expect(find('kid:pod')).toEqual([]);
  });

  it('knows the entry of an element again, and makes another when the pod of a line has changed', () => {
    const before = entries;
    const again = [...entriesIn({ ...shop })];
    expect(again.every((entry, i) => entry === before[i])).toBe(true);
    const fallen = topology(pod('web-1', { node: 'node-a', wantedBy: ['web'], state: 'not-ready' }));
    const changed = { ...shop, pods: new Map([...shop.pods, ...fallen.pods]) };
    const other = [...entriesIn(changed)].filter(entry => !before.includes(entry));
    expect(other.map(({ kind, title }) => `${kind} ${title}`)).toEqual(['Endpoint 10.244.1.11', 'Pod web-1']);
  });
});

describe('what is lit', () => {
  const lit = (text: string) => {
    const path = foundPath(shop, search(entries, parseQuery(text), shop));
    return Object.fromEntries(Object.entries(path).map(([map, keys]) => [map, [...keys].sort()]));
  };

  it('is what matches, with the way to it', () => {
    expect(lit('ip:10.244.2.14')).toEqual({
      doors: ['front'],
      services: ['web'],
      endpoints: [expect.stringContaining('web-2')],
      pods: ['web-2'],
      nodes: ['node-b'],
    });
  });

  it('is all of a Service that matches, and all pods of a node', () => {
    expect(lit('web kind:svc -admin')['pods']).toEqual(['web-1', 'web-2']);
    expect(lit('kind:node node-a')).toMatchObject({ pods: ['web-1'], services: ['web'], nodes: ['node-a'] });
    expect(lit('shop.example')['pods']).toEqual(['web-1', 'web-2']);
  });

  it('is nothing where nothing matches', () => {
    expect(Object.values(lit('zebra')).flat()).toEqual([]);
  });
});

describe('suggestions', () => {
  const words = (text: string) =>
    suggest(text, entries, search(entries, parseQuery(text), shop), shop, uid => labels.get(uid));

  it('are the keys at first, and the rest of a key', () => {
    expect(words('').all.map(({ word }) => word)).toEqual([
      'kind:',
      'ns:',
      'name:',
      'ip:',
      'node:',
      'label:',
      'state:',
      'svc:',
    ]);
    expect(words('web n').all).toEqual([{ word: 'ns:' }, { word: 'name:' }, { word: 'node:' }]);
  });

  it('are the values of a key, with how many there are of what was found so far', () => {
    expect(words('kind:pod state:')).toEqual({
      type: 'complete',
      all: [
        { word: 'state:ready', count: 2 },
        { word: 'state:failed', count: 1 },
      ],
    });
    expect(words('label:app=d').all).toEqual([{ word: 'label:app=db', count: 1 }]);
    expect(words('svc:').all.slice(0, 2)).toEqual([
      { word: 'svc:web', count: 6 },
      { word: 'svc:legacy', count: 2 },
    ]);
  });

  it('narrow down what was found, by what would leave some of it', () => {
    expect(words('web').type).toBe('narrow');
    expect(words('web').all).toContainEqual({ word: 'state:failed', count: 1 });
    expect(words('web').all).toContainEqual({ word: 'node:node-a', count: 1 });
    expect(words('db-0').all).toEqual([]);
  });
});

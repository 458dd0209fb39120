import { describe, expect, it } from 'vitest';
import { fakeCluster, service, statusBody } from './testing/fake-cluster.ts';
import { listen } from './testing/listen.ts';
import { bookmark, lists, live, versions } from './testing/live.ts';

const added = (name: string, rv: number, uid?: string): object => ({
  type: 'ADDED',
  object: service(name, rv, uid),
});
const modified = (name: string, rv: number): object => ({ type: 'MODIFIED', object: service(name, rv) });
const deleted = (name: string, rv: number): object => ({ type: 'DELETED', object: service(name, rv) });
describe('a healthy cluster', () => {
  it('R1: is listed, then watched from the version of the list, without a gap', async () => {
    const { cluster, heard, stream } = await live();
    expect(heard.names('Service')).toEqual(['cart', 'web']);
    const watch = cluster.asked.find(asked => asked.watch);
    expect(watch?.query.get('resourceVersion')).toBe('100');
    expect(watch?.query.get('allowWatchBookmarks')).toBe('true');
    stream().send(added('db', 101), modified('cart', 102), deleted('web', 103));
    await heard.settle();
    expect(heard.names('Service')).toEqual(['cart', 'db']);
    expect(heard.told('Service')).toEqual(['loading', 'live']);
    await heard.stop();
    expect(stream().closed).toBe(true);
  });

  it('R2: several pages become one change, with progress told on the way', async () => {
    const cluster = fakeCluster();
    const pages = new Map([
      ['', ['a', 'b', 'p2']],
      ['p2', ['c', 'd', 'p3']],
      ['p3', ['e']],
    ]);
    cluster.script = asked => {
      if (asked.watch || asked.resource !== 'services') return undefined;
      const names = pages.get(asked.query.get('continue') ?? '') ?? [];
      const next = names.find(name => name.startsWith('p'));
      const metadata = { resourceVersion: '7', ...(next && { continue: next, remainingItemCount: 2 }) };
      const items = names.filter(name => name !== next).map(name => service(name, 5));
      return { body: { metadata, items } };
    };
    const heard = listen(cluster);
    await heard.settle();
    expect(heard.changes.filter(change => change.type === 'relist')).toHaveLength(1);
    expect(heard.names('Service')).toEqual(['a', 'b', 'c', 'd', 'e']);
    const loading = heard.changes.flatMap(change =>
      change.type === 'freshness' && change.freshness.loaded !== undefined
        ? [[change.freshness.loaded, change.freshness.expected]]
        : [],
    );
    expect(loading).toEqual([
      [2, 4],
      [4, 6],
    ]);
    await heard.stop();
  });

  it('R2: a page token that expires means one whole list, never a mixture', async () => {
    const cluster = fakeCluster();
    cluster.script = asked => {
      if (asked.watch || asked.resource !== 'services') return undefined;
      if (asked.query.has('continue')) return statusBody(410, 'Expired');
      const first = asked.query.has('limit');
      const metadata = { resourceVersion: first ? '7' : '9', ...(first && { continue: 'token' }) };
      return { body: { metadata, items: [service(first ? 'old' : 'new', 5)] } };
    };
    const heard = listen(cluster);
    await heard.settle();
    expect(heard.names('Service')).toEqual(['new']);
    expect(versions(cluster.asked)).toEqual(['9']);
    await heard.stop();
  });

  it('R4: a malformed object is counted and said once, and hides nobody', async () => {
    const cluster = fakeCluster();
    cluster.items.set('services', [service('cart', 90), { metadata: { name: 'odd' } }, service('web', 95)]);
    const heard = listen(cluster);
    await heard.settle();
    const odd = { type: 'ADDED', object: { metadata: { name: 'odd', uid: 7 } } };
    cluster.streams.get('services')?.send(odd, added('db', 101));
    await heard.settle();
    expect(heard.names('Service')).toEqual(['cart', 'db', 'web']);
    expect(heard.counts.get('bad object')).toBe(2);
    expect(heard.complaints).toEqual(['Service odd cannot be read and is left out']);
    await heard.stop();
  });
});

describe('a watch that ends', () => {
  it('R1: goes on where it was: after events, after a bookmark', async () => {
    const { cluster, heard, stream } = await live();
    stream().send(added('db', 101));
    stream().end();
    await heard.settle();
    stream().send(bookmark(140));
    await heard.settle();
    stream().cut();
    await heard.settle();
    expect(versions(cluster.asked)).toEqual(['100', '101', '140']);
    expect(lists(cluster.asked)).toBe(1);
    expect(heard.told('Service')).toEqual(['loading', 'live']);
    expect([heard.counts.get('restarted eof'), heard.counts.get('restarted reset')]).toEqual([1, 1]);
    await heard.stop();
  });

  it('is asked for at most ten times a minute when it ends at once without a word', async () => {
    const cluster = fakeCluster();
    cluster.script = asked => (asked.watch ? { body: '' } : undefined);
    const heard = listen(cluster, ['Service'], undefined, () => 0);
    await heard.settle();
    await heard.pass(60_000);
    expect(cluster.asked.filter(asked => asked.resource === 'services').length).toBeLessThanOrEqual(11);
    await heard.stop();
  });

  it('R14: is given up after 45 s of silence, and the next one is asked to end sooner', async () => {
    const { cluster, heard, stream } = await live();
    const first = stream();
    await heard.pass(44_000);
    first.send(bookmark(101));
    await heard.settle();
    await heard.pass(44_000);
    expect(first.closed).toBe(false);
    await heard.pass(2_000);
    expect(first.closed).toBe(true);
    expect(versions(cluster.asked)).toEqual(['100', '101']);
    const seconds = cluster.asked
      .filter(asked => asked.watch)
      .map(asked => asked.query.get('timeoutSeconds'));
    expect(seconds).toEqual(['270', '37']);
    expect(heard.told('Service')).toEqual(['loading', 'live']);
    await heard.stop();
  });

  it.each([
    ['410 as an answer', 'answer'],
    ['410 as an event', 'event'],
  ])('R2: is listed anew after %s, as one change and without a word', async (_, how) => {
    const { cluster, heard, stream } = await live();
    cluster.items.set('services', [service('cart', 90), service('web', 150, 'uid-web-2')]);
    cluster.rv = 200;
    if (how === 'event') {
      stream().send({ type: 'ERROR', object: statusBody(410, 'Expired').body });
    } else {
      cluster.script = asked =>
        asked.watch && asked.query.get('resourceVersion') === '100' ? statusBody(410, 'Expired') : undefined;
      await heard.pass(1_100);
      stream().end();
    }
    await heard.settle();
    expect(heard.changes.filter(change => change.type === 'relist')).toHaveLength(2);
    expect(versions(cluster.asked).at(-1)).toBe('200');
    expect(heard.told('Service')).toEqual(['loading', 'live']);
    expect(heard.counts.get('relisted')).toBe(1);
    await heard.stop();
  });

  it('R3: a garbled line ends the stream and moves nothing; a second one at the same version means a list', async () => {
    const { cluster, heard, stream } = await live();
    stream().send(added('db', 101), '{"type":"DELETED","object":{"meta\n', deleted('cart', 103));
    await heard.settle();
    expect(heard.names('Service')).toEqual(['cart', 'db', 'web']);
    expect(versions(cluster.asked)).toEqual(['100', '101']);
    cluster.items.set('services', [service('db', 101)]);
    cluster.rv = 105;
    stream().send('nonsense\n');
    await heard.settle();
    expect(heard.names('Service')).toEqual(['db']);
    expect(versions(cluster.asked)).toEqual(['100', '101', '105']);
    expect(heard.counts.get('bad line')).toBe(2);
    await heard.stop();
  });

  it('R12: what is late or comes twice in one stream changes nothing', async () => {
    const { heard, stream } = await live();
    stream().send(modified('cart', 105), deleted('cart', 106));
    stream().send(modified('cart', 104), modified('cart', 105), deleted('cart', 106));
    await heard.settle();
    const told = heard.changes.filter(change => change.type === 'put' || change.type === 'gone');
    expect(told.map(change => change.type)).toEqual(['put', 'gone']);
    await heard.stop();
  });
});

describe('a deletion', () => {
  it('R12: with the version of the last change is a deletion all the same', async () => {
    const { heard, stream } = await live();
    stream().send(modified('cart', 105), deleted('cart', 105));
    await heard.settle();
    expect(heard.names('Service')).toEqual(['web']);
    await heard.stop();
  });
});

describe('whoever listens', () => {
  it('may fail without ending the listening', async () => {
    const { cluster, heard, stream } = await live();
    const take = heard.changes.push.bind(heard.changes);
    heard.changes.push = () => {
      throw new Error('full');
    };
    stream().send(added('lost', 101));
    await heard.settle();
    heard.changes.push = take;
    stream().send(added('db', 102));
    await heard.settle();
    expect(heard.names('Service')).toEqual(['cart', 'db', 'web']);
    expect(heard.complaints).toEqual(['changes of the cluster could not be taken in']);
    expect(versions(cluster.asked)).toEqual(['100']);
    await heard.stop();
  });
});

describe('a list that does not come', () => {
  it.each([
    ['without headers', { silent: true } as const],
    ['that stands still', { stream: true } as const],
  ])('%s is given up after 15 s and asked for again', async (_, answer) => {
    const cluster = fakeCluster();
    let times = 0;
    cluster.script = asked => {
      if (asked.watch || asked.resource !== 'services') return undefined;
      times += 1;
      return times === 1 ? answer : undefined;
    };
    const heard = listen(cluster);
    await heard.settle();
    await heard.pass(14_900);
    expect(times).toBe(1);
    await heard.pass(1_500);
    expect(heard.told('Service')).toEqual(['loading', 'failed', 'live']);
    await heard.stop();
  });

  it('R11: does not keep other kinds waiting', async () => {
    const cluster = fakeCluster();
    cluster.script = asked => (asked.resource === 'pods' ? { silent: true } : undefined);
    const heard = listen(cluster, ['Service', 'Pod', 'Node']);
    await heard.settle();
    expect([heard.freshness('Service'), heard.freshness('Pod'), heard.freshness('Node')]).toEqual([
      'live',
      'loading',
      'live',
    ]);
    await heard.stop();
  });
});

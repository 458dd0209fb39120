import { describe, expect, it } from 'vitest';
import { fakeCluster, service } from './testing/fake-cluster.ts';
import { listen } from './testing/listen.ts';

const added = (name: string, rv: number, uid?: string): object => ({
  type: 'ADDED',
  object: service(name, rv, uid),
});
const deleted = (name: string, rv: number): object => ({ type: 'DELETED', object: service(name, rv) });
describe('a healthy cluster', () => {
  it('R1: is listed, then watched from the version of the list, without a gap', async () => {
    const cluster = fakeCluster();
    cluster.items.set('services', [service('cart', 90), service('web', 95)]);
    const heard = listen(cluster);
    await heard.settle();
    expect(heard.names('Service')).toEqual(['cart', 'web']);
    const watch = cluster.asked.find(asked => asked.watch);
    expect(watch?.query.get('resourceVersion')).toBe('100');
    expect(watch?.query.get('allowWatchBookmarks')).toBe('true');
    cluster.streams.get('services')?.send(added('db', 101), deleted('web', 102));
    await heard.settle();
    expect(heard.names('Service')).toEqual(['cart', 'db']);
    expect(heard.told('Service')).toEqual(['loading', 'live']);
    await heard.stop();
  });
});

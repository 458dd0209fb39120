/** A fake cluster of two Services that is being watched, and what to ask of what it was asked. Used by the tests of the reflector. */
import { type Asked, fakeCluster, service } from './fake-cluster.ts';
import { listen } from './listen.ts';

/** A bookmark of Services. */
export const bookmark = (rv: number): object => ({
  type: 'BOOKMARK',
  object: { kind: 'Service', metadata: { resourceVersion: String(rv) } },
});

/** From which versions it was watched, in order. */
export const versions = (asked: readonly Asked[]): (string | null)[] =>
  asked.filter(request => request.watch).map(request => request.query.get('resourceVersion'));

/** How often Services were listed. */
export const lists = (asked: readonly Asked[]): number =>
  asked.filter(request => !request.watch && request.resource === 'services').length;

/** Two Services, cart and web, listed at version 100 and watched. */
export async function live() {
  const cluster = fakeCluster();
  cluster.items.set('services', [service('cart', 90), service('web', 95)]);
  const heard = listen(cluster);
  await heard.settle();
  const stream = () => {
    const found = cluster.streams.get('services');
    if (found === undefined) throw new Error('no watch');
    return found;
  };
  return { cluster, heard, stream };
}

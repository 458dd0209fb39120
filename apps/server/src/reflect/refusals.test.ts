/** What the reflectors make of an API server that answers, but not with what was asked for. */
import { describe, expect, it } from 'vitest';
import { type Asked, fakeCluster, service, statusBody } from './testing/fake-cluster.ts';
import { listen } from './testing/listen.ts';

const isList = (asked: Asked, resource = 'services'): boolean => !asked.watch && asked.resource === resource;
const lists = (asked: readonly Asked[]): number => asked.filter(request => isList(request)).length;

describe('rights', () => {
  it('falls back to the namespace of the context where all namespaces are denied, and returns', async () => {
    const cluster = fakeCluster();
    cluster.items.set('services', [service('cart', 90)]);
    cluster.script = asked =>
      asked.namespace === '' && isList(asked) ? statusBody(403, 'Forbidden') : undefined;
    const heard = listen(cluster);
    await heard.settle();
    expect([heard.freshness('Service'), heard.freshness('Service/shop')]).toEqual(['denied', 'live']);
    expect(heard.names('Service')).toEqual(['cart']);
    const before = lists(cluster.asked);
    await heard.pass(50_000);
    expect(lists(cluster.asked)).toBe(before);
    cluster.script = () => undefined;
    await heard.pass(20_000);
    expect(heard.freshness('Service')).toBe('live');
    expect(cluster.streams.get('services/shop')?.closed).toBe(true);
    const last = heard.changes.slice(-3).map(({ type }) => type);
    expect(last).toEqual(['relist', 'freshness', 'unwatched']);
    expect(heard.changes.at(-1)).toEqual({ type: 'unwatched', kind: 'Service', scope: 'shop' });
    await heard.stop();
  });

  it('asks only for the namespaces that were named, and for kinds without namespace everywhere', async () => {
    const cluster = fakeCluster();
    cluster.script = asked => (isList(asked, 'nodes') ? statusBody(403, 'Forbidden') : undefined);
    const heard = listen(cluster, ['Service', 'Node'], ['a', 'b']);
    await heard.settle();
    expect(cluster.asked.filter(asked => isList(asked)).map(asked => asked.namespace)).toEqual(['a', 'b']);
    expect(['Service/a', 'Service/b', 'Node'].map(heard.freshness)).toEqual(['live', 'live', 'denied']);
    await heard.stop();
  });

  it('keeps nothing of a kind that is denied later', async () => {
    const cluster = fakeCluster();
    cluster.items.set('services', [service('cart', 90)]);
    const heard = listen(cluster, ['Service'], ['shop']);
    await heard.settle();
    cluster.script = asked => (asked.resource === 'services' ? statusBody(403, 'Forbidden') : undefined);
    cluster.streams
      .get('services/shop')
      ?.send({ type: 'ERROR', object: statusBody(410, 'Expired').body ?? {} });
    await heard.pass(6_000);
    expect(heard.names('Service')).toEqual(['cart']);
    expect(heard.freshness('Service/shop')).toBe('stale');
    await heard.pass(15_000);
    expect(heard.names('Service')).toEqual([]);
    expect(heard.freshness('Service/shop')).toBe('denied');
    await heard.stop();
  });

  it('lists every fifteen seconds what may be listed but not watched', async () => {
    const cluster = fakeCluster();
    cluster.script = asked => (asked.watch ? statusBody(403, 'Forbidden') : undefined);
    const heard = listen(cluster);
    await heard.settle();
    expect(heard.freshness('Service')).toBe('polled');
    cluster.items.set('services', [service('new', 120)]);
    await heard.pass(16_000);
    expect(heard.names('Service')).toEqual(['new']);
    expect(heard.told('Service')).toEqual(['loading', 'live', 'polled']);
    await heard.stop();
  });

  it('renews credentials once for all kinds, and nobody sees it', async () => {
    const cluster = fakeCluster();
    let valid = false;
    cluster.refresh = () => {
      valid = true;
      return true;
    };
    cluster.script = asked => (valid || asked.resource === '' ? undefined : statusBody(401, 'Unauthorized'));
    const heard = listen(cluster, ['Service', 'Pod', 'Node']);
    await heard.settle();
    expect(heard.told('Service')).toEqual(['loading', 'live']);
    await heard.stop();
  });

  it('says so when credentials cannot be renewed, and keeps what is known', async () => {
    const cluster = fakeCluster();
    cluster.items.set('services', [service('cart', 90)]);
    const heard = listen(cluster);
    await heard.settle();
    cluster.refresh = () => false;
    cluster.script = () => statusBody(401, 'Unauthorized');
    await heard.pass(1_500);
    cluster.streams.get('services')?.end();
    await heard.settle();
    expect(heard.freshness('Service')).toBe('stale');
    expect(heard.names('Service')).toEqual(['cart']);
    await heard.pass(25_000);
    expect(cluster.refreshes).toBe(1);
    cluster.script = () => undefined;
    await heard.pass(6_000);
    expect(heard.freshness('Service')).toBe('live');
    await heard.stop();
  });
});

describe('kinds', () => {
  it('are absent where the API server does not serve them, and are found within a minute when it does', async () => {
    const cluster = fakeCluster();
    let served = false;
    cluster.script = asked => {
      if (asked.path === '/api/v1' && !served) return { body: { resources: [{ name: 'pods' }] } };
      return asked.resource === 'services' && !served ? statusBody(404, 'NotFound') : undefined;
    };
    const heard = listen(cluster);
    await heard.settle();
    expect(heard.freshness('Service')).toBe('absent');
    expect(lists(cluster.asked)).toBe(0);
    served = true;
    await heard.pass(61_000);
    expect(heard.told('Service')).toEqual(['loading', 'absent', 'live']);
    await heard.stop();
  });

  it('vanish only when discovery says so as well', async () => {
    const cluster = fakeCluster();
    cluster.items.set('services', [service('cart', 90)]);
    const heard = listen(cluster);
    await heard.settle();
    await heard.pass(2_500);
    cluster.script = asked => {
      if (asked.path === '/api/v1') return { body: { resources: [] } };
      return asked.resource === 'services' ? statusBody(404, 'NotFound') : undefined;
    };
    cluster.streams.get('services')?.end();
    await heard.settle();
    expect(heard.names('Service')).toEqual(['cart']);
    await heard.pass(1_000);
    expect(heard.freshness('Service')).toBe('absent');
    expect(heard.names('Service')).toEqual([]);
    await heard.stop();
  });

  it('are asked for as metadata alone where that is enough, and whole where the server cannot', async () => {
    const cluster = fakeCluster();
    cluster.script = asked =>
      asked.accept.includes('PartialObjectMetadata') && asked.query.has('limit')
        ? { status: 406 }
        : undefined;
    const heard = listen(cluster, ['Endpoints']);
    await heard.settle();
    const accepted = cluster.asked.filter(asked => asked.resource === 'endpoints').map(asked => asked.accept);
    expect(accepted).toEqual([
      'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
      'application/json',
      'application/json',
    ]);
    expect(heard.freshness('Endpoints')).toBe('live');
    await heard.stop();
  });

  it('are listed four at a time, Services, EndpointSlices and namespaces before pods', async () => {
    const cluster = fakeCluster();
    cluster.script = asked =>
      asked.resource !== '' && !asked.watch && asked.path !== '/version' && asked.path !== '/readyz'
        ? { silent: true }
        : undefined;
    const heard = listen(cluster, ['Endpoints', 'Node', 'Pod', 'Namespace', 'EndpointSlice', 'Service']);
    await heard.settle();
    const listed = cluster.asked.filter(asked => asked.query.has('limit')).map(asked => asked.resource);
    expect(listed).toHaveLength(4);
    expect(listed).toEqual(expect.arrayContaining(['services', 'endpointslices']));
    await heard.stop();
  });
});

describe('too many requests', () => {
  it.each([
    ['30', 30_000],
    ['0', 1_000],
    ['abc', 1_000],
    ['9999', 120_000],
  ])('R1: Retry-After %s is obeyed, and the version is kept', async (header, ms) => {
    const cluster = fakeCluster();
    const heard = listen(cluster, ['Service'], undefined, () => 0);
    await heard.settle();
    let limited = true;
    cluster.script = asked =>
      limited && asked.watch
        ? { ...statusBody(429, 'TooManyRequests'), headers: { 'retry-after': header } }
        : undefined;
    await heard.pass(1_500);
    cluster.streams.get('services')?.end();
    await heard.settle();
    limited = false;
    const before = cluster.asked.length;
    await heard.pass(ms - 200);
    expect(cluster.asked.length).toBe(before);
    await heard.pass(400);
    expect(cluster.asked.at(-1)?.query.get('resourceVersion')).toBe('100');
    expect(lists(cluster.asked)).toBe(1);
    expect(heard.told('Service')).toEqual(
      ms > 2_000 ? ['loading', 'live', 'stale', 'live'] : ['loading', 'live'],
    );
    await heard.stop();
  });

  it('a server error is tried again, and the third at one version means a list', async () => {
    const cluster = fakeCluster();
    const heard = listen(cluster);
    await heard.settle();
    cluster.script = asked => (asked.watch ? statusBody(500, 'InternalError') : undefined);
    await heard.pass(1_500);
    cluster.streams.get('services')?.end();
    await heard.pass(8_000);
    expect(heard.freshness('Service')).toBe('stale');
    expect(lists(cluster.asked)).toBe(2);
    cluster.script = () => undefined;
    await heard.pass(30_000);
    expect(heard.freshness('Service')).toBe('live');
    await heard.stop();
  });
});

describe('stopping', () => {
  it('R6: in the middle of a list nothing is said afterwards', async () => {
    const cluster = fakeCluster();
    cluster.script = asked => (isList(asked) ? { stream: true } : undefined);
    const heard = listen(cluster);
    await heard.settle();
    const stream = cluster.streams.get('services');
    const before = heard.changes.length;
    const stopping = heard.stop();
    stream?.send(JSON.stringify({ metadata: { resourceVersion: '1' }, items: [service('late', 1)] }));
    stream?.end();
    await stopping;
    await heard.pass(120_000);
    expect(heard.changes.length).toBe(before);
    expect(stream?.closed).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { type Asked, fakeCluster, refused, service, statusBody } from './testing/fake-cluster.ts';
import { listen } from './testing/listen.ts';
import { bookmark, lists, live, versions } from './testing/live.ts';

describe('a cluster that cannot be reached', () => {
  it('R10: is asked by one probe, and listed anew when it answers', async () => {
    const { cluster, heard, stream } = await live();
    await heard.pass(2_000);
    cluster.script = () => refused();
    stream().cut();
    await heard.settle();
    await heard.pass(3_000);
    expect(heard.freshness('Service')).toBe('stale');
    expect(heard.unreachable()).toContain('refused');
    const before = cluster.asked.length;
    await heard.pass(10_000);
    expect(cluster.asked.length - before).toBeLessThanOrEqual(4);
    cluster.items.set('services', [service('web', 150, 'uid-web-2')]);
    cluster.rv = 200;
    cluster.script = () => undefined;
    await heard.pass(15_000);
    expect(heard.names('Service')).toEqual(['web']);
    expect(lists(cluster.asked)).toBe(2);
    expect(heard.freshness('Service')).toBe('live');
    expect(heard.rewinds()).toBe(0);
    await heard.stop();
  });

  it('R5: every list that is older than what was known says that history moved backwards', async () => {
    const cluster = fakeCluster();
    const heard = listen(cluster, ['Service', 'Pod', 'Node']);
    await heard.settle();
    cluster.script = () => refused();
    for (const stream of cluster.streams.values()) stream.cut();
    await heard.pass(1_500);
    cluster.rv = 40;
    cluster.script = () => undefined;
    await heard.pass(15_000);
    expect(heard.rewinds()).toBe(3);
    expect(heard.states().every(status => status.state === 'WATCH')).toBe(true);
    await heard.stop();
  });

  it('R5: a bookmark from the past means a list', async () => {
    const { cluster, heard, stream } = await live();
    cluster.rv = 40;
    stream().send(bookmark(41));
    await heard.settle();
    expect(versions(cluster.asked)).toEqual(['100', '40']);
    expect(heard.rewinds()).toBe(1);
    await heard.stop();
  });

  it('is waited for from the very beginning, with the reason', async () => {
    const cluster = fakeCluster();
    cluster.script = () => refused();
    const heard = listen(cluster, ['Service', 'Pod']);
    await heard.settle();
    expect(heard.freshness('Service')).toBe('failed');
    cluster.script = () => undefined;
    await heard.pass(15_000);
    expect(heard.told('Service')).toEqual(['loading', 'failed', 'live']);
    await heard.stop();
  });

  it('R5: is asked anew when this machine slept', async () => {
    const { cluster, heard, stream } = await live();
    const first = stream();
    const nap = heard.clock.now() + 3_600_000;
    const now = heard.clock.now;
    Object.assign(heard.clock, { now: () => Math.max(nap, now()) });
    await heard.pass(5_000);
    expect(first.closed).toBe(true);
    expect(lists(cluster.asked)).toBe(2);
    expect(heard.freshness('Service')).toBe('live');
    await heard.stop();
  });
});

describe('a cluster that says nothing', () => {
  const three = ['Service', 'Pod', 'Node'] as const;

  it('R10: is found out by one probe within 50 s, and is live again within 15 s', async () => {
    const cluster = fakeCluster();
    const heard = listen(cluster, three);
    await heard.settle();
    cluster.script = () => ({ silent: true });
    await heard.pass(50_500);
    expect(three.map(heard.freshness)).toEqual(['stale', 'stale', 'stale']);
    expect(heard.unreachable()).toBe('no answer to /readyz within 5 s');
    await heard.pass(120_000);
    cluster.script = () => undefined;
    await heard.pass(15_000);
    expect(three.map(heard.freshness)).toEqual(['live', 'live', 'live']);
    await heard.stop();
  });

  it('R10: is not what one slow kind is: the others stay live', async () => {
    const cluster = fakeCluster();
    cluster.script = asked => (asked.resource === 'pods' ? { silent: true } : undefined);
    const heard = listen(cluster, three);
    await heard.pass(100_000);
    expect(three.map(heard.freshness)).toEqual(['live', 'failed', 'live']);
    expect(heard.told('Service')).toEqual(['loading', 'live']);
    expect(heard.unreachable()).toBeUndefined();
    await heard.stop();
  });

  it('R15: wakes all kinds when one gets through, though each has its own long pause', async () => {
    const cluster = fakeCluster();
    const heard = listen(cluster, three);
    await heard.settle();
    const broken: Asked[] = [];
    cluster.script = asked => {
      if (asked.path === '/readyz') return undefined;
      broken.push(asked);
      return statusBody(500, 'InternalError');
    };
    for (const stream of cluster.streams.values()) stream.cut();
    await heard.pass(120_000);
    const before = broken.length;
    await heard.pass(10_000);
    expect(broken.length - before).toBeLessThanOrEqual(3);
    // Nodes alone get through, at a moment of their own.
    const seen = () => cluster.asked.filter(asked => asked.resource === 'nodes').length;
    const tries = seen();
    while (seen() === tries) await heard.pass(100);
    cluster.script = () => undefined;
    let waited = 0;
    while (heard.freshness('Node') !== 'live') {
      await heard.pass(100);
      waited += 100;
    }
    expect(waited).toBeLessThanOrEqual(30_000);
    await heard.pass(2_500);
    expect(three.map(heard.freshness)).toEqual(['live', 'live', 'live']);
    await heard.stop();
  });
});

describe('the log of an outage', () => {
  const many = ['Service', 'Pod', 'Node', 'EndpointSlice', 'Endpoints'] as const;

  it.each([
    ['refuses', refused()],
    ['says nothing', { silent: true } as const],
  ])('R16: is one warning and one end, when the cluster %s', async (_, answer) => {
    const cluster = fakeCluster();
    const heard = listen(cluster, many);
    await heard.pass(2_000);
    cluster.script = () => answer;
    for (const stream of cluster.streams.values()) stream.cut();
    await heard.pass(60_000);
    cluster.script = () => undefined;
    await heard.pass(15_000);
    expect(many.map(heard.freshness)).toEqual(many.map(() => 'live'));
    expect(heard.lines).toHaveLength(2);
    expect(heard.lines[0]).toMatch(/^warn the cluster cannot be reached: /);
    expect(heard.lines[1]).toBe('info the cluster answers again');
    await heard.stop();
  });

  it('R16: says once what is denied for as long as it is, and what all are refused in one line', async () => {
    const cluster = fakeCluster();
    cluster.script = asked => {
      if (asked.resource === 'pods') return statusBody(403, 'Forbidden');
      return asked.query.has('limit') ? statusBody(401, 'Unauthorized') : undefined;
    };
    const heard = listen(cluster, many);
    await heard.pass(300_000);
    expect(heard.lines.toSorted()).toEqual([
      'info Pod may not be read: Forbidden (403)',
      expect.stringMatching(/^info \w+ waits for credentials: .*sign in again/),
    ]);
    await heard.stop();
  });
});

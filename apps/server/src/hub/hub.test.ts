import type { Change } from '@switchboard/core/change';
import { namespace, node, pod, service } from '@switchboard/core/testing/builders';
import { mapNames, type Topology } from '@switchboard/core/topology';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HandClock, handClock } from '../testing/hand-clock.ts';
import { join } from '../testing/join.ts';
import { StreamReader } from '../testing/stream-reader.ts';
import { createHub, type Hub } from './hub.ts';
import { type HubMeasures, noMeasures } from './hub-measures.ts';
import { ringLimits } from './ring.ts';
import type { Subscription } from './viewer.ts';

function startHub(bytes = ringLimits.bytes, measures: HubMeasures = noMeasures) {
  const clock = handClock();
  let epochs = 0;
  const failures: string[] = [];
  let rewinds = 0;
  const hub = createHub({
    clock,
    newEpoch: () => {
      epochs += 1;
      return epochs.toString(16).padStart(16, '0');
    },
    measures,
    onFailure: what => failures.push(what),
    onRewind: () => {
      rewinds += 1;
    },
    ring: { ...ringLimits, bytes },
  });
  return { clock, hub, failures, rewinds: () => rewinds };
}

const put = (name: string, ns = 'shop', version = 1): Change => ({
  type: 'put',
  object: pod(name, { namespace: ns, resourceVersion: String(version), restarts: version }),
});

/** What is there, listed in another history: the same UIDs, created at another time. */
const another = (names: readonly string[], created: number): Change => ({
  type: 'relist',
  kind: 'Pod',
  scope: '',
  objects: names.map(name => pod(name, { created, resourceVersion: '1', restarts: 1 })),
});

const plain = (topology: Topology | undefined) =>
  topology && mapNames.map(name => [name, [...topology[name]].sort()]);

describe('hub', () => {
  it('V5: one commit per shard and tick, no id twice, from and to without a hole', () => {
    const { hub, clock } = startHub();
    const { reader } = join(hub, ['shop', 'blog']);
    hub.tell([put('a'), put('b', 'blog'), { type: 'put', object: node('n1') }, put('c')]);
    expect(reader.frames.map(frame => frame.ns).sort()).toEqual(['', 'blog', 'shop']);
    hub.tell([put('d')]);
    hub.tell([put('e')]);
    expect(reader.frames).toHaveLength(3);
    clock.step(50);
    expect(reader.frames).toHaveLength(4);
    const shop = reader.frames.filter(frame => frame.ns === 'shop');
    expect(shop.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(shop[1]?.patch.pods?.put?.map(({ name }) => name).sort()).toEqual(['d', 'e']);
  });

  it('a change that says nothing new makes no commit', () => {
    const { hub, clock } = startHub();
    const { reader } = join(hub, ['shop']);
    hub.tell([put('a')]);
    const before = reader.frames.length;
    clock.step(1000);
    hub.tell([{ type: 'put', object: pod('a', { resourceVersion: '2', restarts: 1 }) }]);
    clock.step(1000);
    expect(reader.frames).toHaveLength(before);
  });

  it('V5: that a kind is known everywhere is told after all that was listed of it', () => {
    const { hub } = startHub();
    const { reader } = join(hub, ['shop', 'blog']);
    const key = { key: 'Pod', kind: 'Pod', scope: '', since: 0 } as const;
    const known: Change = { type: 'freshness', freshness: { ...key, state: 'live' } };
    hub.tell([{ type: 'put', object: node('n1') }, put('a'), put('b', 'blog'), known]);
    expect(reader.frames.map(frame => frame.ns)).toEqual(['shop', 'blog', '']);
  });

  it('V2: who comes back gets the commits it missed, and nothing else', () => {
    const { hub, clock } = startHub();
    const first = join(hub, ['shop']);
    hub.tell([put('a')]);
    clock.step(100);
    first.subscription.close();
    hub.tell([put('b')]);
    clock.step(100);
    hub.tell([put('x', 'blog'), { type: 'gone', kind: 'Pod', uid: 'pod-a', namespace: 'shop' }]);
    clock.step(100);
    const events = first.reader.events.length;
    const again = join(hub, ['shop'], first.reader);
    expect(again.subscription).toMatchObject({ mode: 'resume', reason: 'resumed' });
    expect(again.reader.events.slice(events)).toEqual(['hello', 'frame']);
    expect([...(again.reader.shards.get('shop')?.topology.pods.keys() ?? [])]).toEqual(['pod-b']);
  });

  it('V2: nothing missed is nothing sent', () => {
    const { hub } = startHub();
    const first = join(hub, ['shop']);
    first.subscription.close();
    const again = join(hub, ['shop'], first.reader);
    expect(again.subscription).toMatchObject({ mode: 'resume', opening: [] });
  });

  it.each<[string, (hub: Hub, id: string, clock: HandClock) => string | undefined, string]>([
    ['no id', () => undefined, 'first'],
    ['another epoch', (_, id) => id.replace(/^./, 'f'), 'epoch'],
    ['an id from the future', (_, id) => `${id}9`, 'epoch'],
    ['nonsense', () => 'x', 'epoch'],
    [
      'an id from before a rewind',
      (hub, id, clock) => {
        hub.tell([another(['a'], 5)]);
        clock.step(50);
        return id;
      },
      'epoch',
    ],
  ])('V3: %s gets a snapshot, and is told why', (_, since, reason) => {
    const { hub, clock } = startHub();
    const first = join(hub, ['shop']);
    hub.tell([put('a')]);
    const id = since(hub, first.reader.id ?? '', clock);
    const second = new StreamReader();
    second.id = id;
    const again = join(hub, ['shop'], second);
    expect(again.subscription).toMatchObject({ mode: 'snapshot', reason });
    expect(plain(second.shards.get('shop')?.topology)).toEqual(plain(hub.topology('shop').topology));
  });

  it('V7: whoever asks for names without end costs no memory without end, and nobody else notices', () => {
    const kept: number[] = [];
    const { hub, clock } = startHub(ringLimits.bytes, {
      ...noMeasures,
      ticked: (_, __, ___, shards) => kept.push(shards),
    });
    const { reader } = join(hub, ['shop']);
    for (let count = 0; count < 5_000; count += 1) hub.topology(`n${count}`);
    hub.tell([put('a')]);
    clock.step(50);
    expect(kept.at(-1)).toBeLessThanOrEqual(1_003);
    expect(reader.shards.get('shop')?.topology.pods.size).toBe(1);
  });

  it('V3: what the ring let go of is too old, by size', () => {
    const { hub, clock } = startHub(3000);
    const { reader, subscription } = join(hub, ['shop']);
    subscription.close();
    join(hub, ['shop']);
    for (let count = 0; count < 30; count += 1) {
      hub.tell([put('a', 'shop', count + 1)]);
      clock.step(50);
    }
    expect(join(hub, ['shop'], reader).subscription).toMatchObject({ mode: 'snapshot', reason: 'too-old' });
  });

  it('V3: what the ring let go of is too old, by age', () => {
    const { hub, clock } = startHub();
    const { reader, subscription } = join(hub, ['shop']);
    subscription.close();
    join(hub, ['shop']);
    hub.tell([put('a')]);
    clock.step(ringLimits.ms + 30_001);
    expect(join(hub, ['shop'], reader).subscription).toMatchObject({ mode: 'snapshot', reason: 'too-old' });
  });

  it('V3: a shard that was let go of meanwhile is a new one, whose numbers begin again', () => {
    const { hub, clock } = startHub();
    const { reader, subscription } = join(hub, ['shop']);
    hub.tell([put('a')]);
    subscription.close();
    clock.step(6 * 60_000);
    hub.tell([put('b')]);
    expect(join(hub, ['shop'], reader).subscription).toMatchObject({ mode: 'snapshot', reason: 'too-old' });
    expect(plain(reader.shards.get('shop')?.topology)).toEqual(plain(hub.topology('shop').topology));
  });

  it('V3: also when somebody else has opened it again in between', () => {
    const { hub, clock } = startHub();
    const { reader, subscription } = join(hub, ['shop']);
    hub.tell([put('a')]);
    subscription.close();
    join(hub, ['blog']);
    clock.step(6 * 60_000);
    hub.tell([put('b'), put('x', 'blog')]);
    reader.id = hub.topology('').id;
    join(hub, ['shop']);
    expect(join(hub, ['shop'], reader).subscription).toMatchObject({ mode: 'snapshot', reason: 'too-old' });
  });

  it('V7: a namespace that nobody looks at is not committed; who asks sees it as it is, and who returns gets one step', () => {
    const { hub, clock } = startHub();
    const { reader, subscription } = join(hub, ['shop']);
    subscription.close();
    for (let count = 0; count < 10; count += 1) {
      hub.tell([put(`p${count}`)]);
      clock.step(100);
    }
    expect(hub.topology('shop').topology.pods.size).toBe(10);
    expect(hub.topology('shop').to).toBe(1);
    expect(join(hub, ['shop'], reader).reader.frames.filter(frame => frame.ns === 'shop')).toHaveLength(1);
  });

  it('V3: another history of the cluster is a snapshot under a new epoch, of that history alone, and no news', () => {
    const { hub, clock, rewinds } = startHub();
    const { reader } = join(hub, ['shop']);
    hub.tell([put('a'), put('b')]);
    clock.step(60_000);
    const [before, frames] = [reader.id, reader.frames.length];
    hub.tell([another(['a', 'c'], 5)]);
    expect(reader.id?.slice(0, 16)).not.toBe(before?.slice(0, 16));
    expect([...(reader.shards.get('shop')?.topology.pods.keys() ?? [])].sort()).toEqual(['pod-a', 'pod-c']);
    expect(reader.events.slice(-3)).toEqual(['reset', 'snapshot', 'snapshot']);
    expect(reader.frames).toHaveLength(frames);
    clock.step(100);
    hub.tell([put('b')]);
    expect(reader.shards.get('shop')?.topology.pods.size).toBe(3);
    expect(rewinds()).toBe(1);
  });

  it('V3: kinds that find the other history one after the other make one new epoch; a later one makes another', () => {
    const { hub, clock, rewinds } = startHub();
    hub.tell([put('a')]);
    for (const created of [5, 6]) {
      clock.step(1_000);
      hub.tell([another(['a'], created)]);
    }
    expect(rewinds()).toBe(1);
    clock.step(20_000);
    hub.tell([another(['a'], 7)]);
    clock.step(50);
    expect(rewinds()).toBe(2);
  });

  it('one change that cannot be taken in does not hide the others', () => {
    const { hub, failures } = startHub();
    const poison = {
      type: 'put',
      get object(): never {
        throw new Error('poison');
      },
    } as unknown as Change;
    hub.tell([put('a'), poison, put('b')]);
    expect(hub.topology('shop').topology.pods.size).toBe(2);
    expect(failures).toEqual(['a change could not be taken in']);
  });

  it('keeps what it heard in a journal', () => {
    const { hub, clock } = startHub();
    hub.tell([put('a')]);
    expect(hub.journal.entries).toEqual([{ at: clock.now(), change: put('a') }]);
  });

  it('says how far it lags behind', () => {
    const { hub, clock } = startHub();
    hub.tell([put('a')]);
    clock.step(10);
    hub.tell([put('b')]);
    clock.step(30);
    expect(hub.lag()).toBe(30);
    clock.step(10);
    expect(hub.lag()).toBe(40);
    clock.step(10_000);
    expect(hub.lag()).toBe(0);
  });

  it('V1: whatever is told, and whoever leaves and comes back when, viewers see what the hub has', () => {
    const names = ['shop', 'blog', 'void'] as const;
    const ns = fc.constantFrom(...names);
    const name = fc.constantFrom('a', 'b', 'c', '__proto__');
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.tuple(name, ns, fc.nat(1000)).map(([of, where, version]) => put(of, where, version)),
      fc
        .tuple(name, ns)
        .map(([of, where]): Change => ({ type: 'put', object: service(of, { namespace: where }) })),
      fc
        .tuple(name, ns)
        .map(([of, where]): Change => ({ type: 'gone', kind: 'Pod', uid: `pod-${of}`, namespace: where })),
      fc.constantFrom('n1', 'n2').map((of): Change => ({ type: 'put', object: node(of) })),
      ns.map((of): Change => ({ type: 'put', object: namespace(of) })),
      fc.uniqueArray(name).map(
        (list): Change => ({
          type: 'relist',
          kind: 'Pod',
          scope: '',
          objects: list.map(of => pod(of, { resourceVersion: '5' })),
        }),
      ),
      fc.constantFrom('live' as const, 'stale' as const).map(
        (state): Change => ({
          type: 'freshness',
          freshness: { key: 'Pod', kind: 'Pod', scope: '', state, since: 0 },
        }),
      ),
    );
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .array(change, { minLength: 1, maxLength: 4 })
          .map(changes => ({ do: 'tell', changes }) as const),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom(20, 50, 70_000, 400_000).map(ms => ({ do: 'wait', ms }) as const),
      },
      { weight: 3, arbitrary: fc.nat(2).map(who => ({ do: 'leave', who }) as const) },
      { weight: 4, arbitrary: fc.nat(2).map(who => ({ do: 'come', who }) as const) },
      { weight: 1, arbitrary: fc.constant({ do: 'rewind' } as const) },
    );
    const wanted = [['shop'], ['blog', 'shop'], ['void']] as const;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const { hub, clock } = startHub(4000);
        const viewers = wanted.map(list => ({
          list,
          reader: new StreamReader(),
          open: undefined as Subscription | undefined,
        }));
        for (const one of steps) {
          if (one.do === 'tell') hub.tell(one.changes);
          else if (one.do === 'wait') clock.step(one.ms);
          else if (one.do === 'rewind') hub.tell([another(['a', 'b'], clock.monotonic())]);
          else {
            const viewer = viewers[one.who];
            if (viewer === undefined) continue;
            viewer.open?.close();
            viewer.open = one.do === 'come' ? join(hub, viewer.list, viewer.reader).subscription : undefined;
          }
        }
        clock.step(2000);
        for (const viewer of viewers) {
          viewer.open ??= join(hub, viewer.list, viewer.reader).subscription;
          for (const shard of ['', ...viewer.list]) {
            const truth = hub.topology(shard);
            expect(viewer.reader.shards.get(shard)?.to).toBe(truth.to);
            expect(plain(viewer.reader.shards.get(shard)?.topology)).toEqual(plain(truth.topology));
          }
        }
        hub.stop();
      }),
      { numRuns: 200 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { notInFiles } from '../../freshness.ts';
import { merge } from '../../merge.ts';
import { project } from '../../project.ts';
import { freshness, ingress, put, service, world } from '../../testing/builders.ts';
import {
  backend,
  gateway,
  grant,
  listener,
  listenerSet,
  parent,
  route,
  rule,
} from '../../testing/gateway-builders.ts';
import { emptyWorld, reduce, type World } from '../../world.ts';
import { sharedHost } from './hostnames.ts';

const accepted = { type: 'Accepted', status: 'True' as const, reason: 'Accepted' };
const refusedBy = (reason: string) => ({ type: 'Accepted', status: 'False' as const, reason });
const at = (
  name: string,
  options = {},
  condition: typeof accepted | ReturnType<typeof refusedBy> = accepted,
) => {
  const reference = parent(name, options);
  return { parents: [reference], status: [{ parent: reference, controller: 'c', conditions: [condition] }] };
};
const doorsOf = (from: World, namespace = 'shop') => [...project(from, namespace).doors.values()];

describe('doors of Gateways', () => {
  const edge = gateway('edge', {
    addresses: ['198.51.100.7'],
    listeners: [
      listener(),
      listener({
        name: 'https',
        port: 443,
        protocol: 'HTTPS',
        hostname: '*.shop.example',
        tls: { mode: 'Terminate', certificates: [] },
      }),
    ],
  });

  it('P37: lead, host by host and match by match, to each backend, with its share of the calls', () => {
    const web = route('web', {
      ...at('edge', { sectionName: 'https' }),
      hostnames: ['a.shop.example', 'other.test'],
      rules: [rule([backend('web', { weight: 9 }), backend('canary')])],
    });
    const [door] = doorsOf(world(edge, web, service('web'), service('canary')));
    expect(door).toMatchObject({
      uid: 'gateway-edge',
      kind: 'Gateway',
      className: 'edge',
      tls: true,
      addresses: ['198.51.100.7'],
      listeners: [
        { name: 'http', port: 80 },
        { name: 'https', port: 443, hostname: '*.shop.example' },
      ],
      paths: [
        {
          host: 'a.shop.example',
          path: '/',
          serviceUid: 'service-web',
          route: { share: 90, listeners: ['https'] },
        },
        { host: 'a.shop.example', serviceUid: 'service-canary', route: { name: 'web', share: 10 } },
      ],
    });
    expect(door?.paths).toHaveLength(2);
  });

  it('P37: a wildcard stands for any number of labels, and the narrower host is meant', () => {
    expect(sharedHost('*.shop.example', 'a.b.shop.example')).toBe('a.b.shop.example');
    expect(sharedHost('a.shop.example', '*.shop.example')).toBe('a.shop.example');
    expect(sharedHost('', '*.shop.example')).toBe('*.shop.example');
    expect(sharedHost('*.shop.example', 'shop.example')).toBeUndefined();
    expect(sharedHost('*.shop.example', 'eshop.example')).toBeUndefined();
  });

  it('P37: where callers are sent elsewhere no Service is named, and what else has to hold is said', () => {
    const away = { type: 'RequestRedirect', redirect: { scheme: 'https', status: 301 } };
    const match = {
      path: { type: 'Exact' as const, value: '/pay' },
      method: 'POST',
      headers: [{ name: 'x-beta', type: 'Exact' as const, value: '1' }],
      query: [],
    };
    const pay = route('pay', {
      ...at('edge'),
      rules: [rule([], { filters: [away] }), rule([backend('web')], { matches: [match] })],
    });
    const [door] = doorsOf(world(edge, pay, service('web')));
    expect(door?.paths.slice(0, 1)).toMatchObject([{ path: '/', route: { redirect: 'https://' } }]);
    expect(door?.paths.at(-1)).toMatchObject({
      path: '/pay',
      pathType: 'Exact',
      route: { also: ['POST', 'x-beta: 1'] },
    });
  });

  it('P37: a TCPRoute has the port of its listener for a path', () => {
    const db = gateway('edge', { listeners: [listener({ name: 'pg', port: 5432, protocol: 'TCP' })] });
    const [door] = doorsOf(
      world(
        db,
        route('db', { kind: 'TCPRoute', ...at('edge'), rules: [rule([backend('db')], { matches: [] })] }),
      ),
    );
    expect(door?.paths).toMatchObject([{ host: '', path: ':5432', pathType: 'Port', service: 'db' }]);
  });

  it('P38: a route that is refused is a door nobody gets through, with the reason of the API', () => {
    const beta = route('beta', {
      ...at('edge', {}, refusedBy('NoMatchingListenerHostname')),
      rules: [rule([backend('web')])],
    });
    const shut = doorsOf(world(edge, beta, service('web'))).find(({ kind }) => kind === 'HTTPRoute');
    expect(shut).toMatchObject({
      name: 'beta',
      trouble: { reason: 'NoMatchingListenerHostname' },
      paths: [{ service: 'web', route: { refused: 'not-attached', meant: 'service-web' } }],
    });
    expect(shut?.paths[0]).not.toHaveProperty('serviceUid');
  });

  it('P38: that a parent is missing is only said where Gateways can be seen; one that nobody has judged waits', () => {
    const lost = route('lost', { parents: [parent('nowhere')], rules: [rule([backend('web')])] });
    const stateIn = (from: World) => [...project(from, 'shop').routes.values()][0]?.parents[0];
    expect(stateIn(world(lost))).toMatchObject({ state: 'missing', trouble: { reason: 'NoSuchGateway' } });
    expect(stateIn(world(edge, route('new', { parents: [parent('edge')] })))).toMatchObject({
      state: 'waiting',
    });
    const { world: unseen } = reduce(world(lost), [freshness('Gateway', 'denied', '', 1)]);
    expect(stateIn(unseen)).toMatchObject({ state: 'unknown' });
    expect(doorsOf(unseen)).toMatchObject([
      { kind: 'Gateway', name: 'nowhere', paths: [{ service: 'web' }] },
    ]);
    expect(
      stateIn(world(route('mesh', { parents: [parent('web', { kind: 'Service', group: '' })] }))),
    ).toMatchObject({ state: 'mesh' });
  });

  it('P38: in files nobody says what became of it: it hangs where it means to', () => {
    const pods = freshness('Pod', 'denied', '', 1);
    if (pods.type !== 'freshness') throw new Error('not a freshness');
    const reason = `pods ${notInFiles}`;
    const { world: read } = reduce(
      world(
        edge,
        route('new', { parents: [parent('edge')] }),
        route('lost', { parents: [parent('nowhere')] }),
      ),
      [{ ...pods, freshness: { ...pods.freshness, reason } }],
    );
    const states = [...project(read, 'shop').routes.values()].map(({ name, parents }) => [
      name,
      parents[0]?.state,
    ]);
    expect(Object.fromEntries(states)).toEqual({ new: 'attached', lost: 'missing' });
  });

  it('P39: a backend of another namespace needs a grant there, and where grants cannot be seen nothing is judged', () => {
    const pay = route('pay', {
      ...at('edge'),
      rules: [rule([backend('checkout', { namespace: 'payments' })])],
    });
    const there = service('checkout', { namespace: 'payments', uid: 'c1' });
    const leg = (from: World) => doorsOf(from)[0]?.paths[0];
    const without = leg(world(edge, pay, there));
    expect(without).toMatchObject({
      route: { refused: 'no-grant', meant: 'c1', serviceNamespace: 'payments' },
    });
    expect(without).not.toHaveProperty('serviceUid');
    const opened = world(edge, pay, there, grant('from-shop', ['shop'], { namespace: 'payments' }));
    expect(leg(opened)).toMatchObject({ serviceUid: 'c1', route: { grant: 'from-shop' } });
    expect(leg(world(edge, pay, there, grant('other', ['stage'], { namespace: 'payments' })))).toEqual(
      without,
    );
    const { world: unseen } = reduce(world(edge, pay, there), [freshness('ReferenceGrant', 'denied', '', 1)]);
    expect(leg(unseen)).toMatchObject({ serviceUid: 'c1' });
  });

  it('P39: whoever looks at the other namespace alone sees the door, too, and whoever looks at both sees it once', () => {
    const pay = route('pay', {
      ...at('edge'),
      rules: [rule([backend('checkout', { namespace: 'payments' })])],
    });
    const all = world(
      edge,
      pay,
      service('checkout', { namespace: 'payments', uid: 'c1' }),
      grant('from-shop', ['shop'], { namespace: 'payments' }),
    );
    const [shop, payments] = [project(all, 'shop'), project(all, 'payments')];
    expect([...payments.doors.values()]).toMatchObject([
      {
        kind: 'Gateway',
        name: 'edge',
        home: 'shop',
        paths: [{ serviceUid: 'c1', route: { name: 'pay', namespace: 'shop' } }],
      },
    ]);
    expect([...merge([shop, payments]).topology.doors.keys()]).toEqual(['gateway-edge']);
  });

  it('P37: a Gateway of another namespace is a door of each namespace whose routes hang on it, and counts those of others', () => {
    const infra = gateway('edge', { namespace: 'infra', uid: 'g1' });
    const web = route('web', { ...at('edge', { namespace: 'infra' }), rules: [rule([backend('web')])] });
    const all = world(infra, web, service('web'));
    expect(doorsOf(all)).toMatchObject([
      { uid: 'g1@shop', name: 'edge', home: 'infra', paths: [{ serviceUid: 'service-web' }] },
    ]);
    expect(doorsOf(all, 'infra')).toMatchObject([{ uid: 'g1', elsewhere: 1, paths: [] }]);
  });

  it('P37: a route may hang on a listener that a ListenerSet adds', () => {
    const more = listenerSet('more', 'edge');
    const admin = route('admin', { ...at('more', { kind: 'ListenerSet' }), rules: [rule([backend('web')])] });
    const open = { ...edge, allowedListeners: { from: 'Same' as const } };
    const [door] = doorsOf(world(open, more, admin, service('web')));
    expect(door?.listeners?.at(-1)).toMatchObject({ name: 'more', set: 'more', port: 8080 });
    expect(door?.paths).toMatchObject([{ serviceUid: 'service-web', route: { listeners: ['more'] } }]);
  });

  it('P37: a Gateway listens for the ListenerSets that it takes, of whatever namespace, and for no other', () => {
    const parent = { ...listenerSet('x', 'edge').parent };
    const abroad = { ...listenerSet('theirs', 'edge', { namespace: 'team' }), parent };
    const own = listenerSet('ours', 'edge');
    const sets = (from: 'None' | 'Same' | 'All' | 'Selector', ...added: readonly (typeof own)[]) =>
      doorsOf(world({ ...edge, allowedListeners: { from } }, ...added))[0]?.listeners?.flatMap(
        ({ set }) => set ?? [],
      );
    expect(sets('None', own, abroad)).toEqual([]);
    expect(sets('Same', own, abroad)).toEqual(['ours']);
    expect(sets('All', own, abroad)).toEqual(['ours', 'team/theirs']);
    // Whoever programs it has the last word, and the first where labels decide.
    expect(sets('Selector', { ...abroad, conditions: [accepted] }, own)).toEqual(['team/theirs']);
    expect(sets('All', { ...own, conditions: [refusedBy('NotAllowed')] })).toEqual([]);
  });

  it('P25: nothing of it is made again while other things change', () => {
    const web = route('web', { ...at('edge'), rules: [rule([backend('web')])] });
    const known = world(edge, web, service('web'));
    const before = project(known, 'shop');
    const after = project(
      reduce(known, [put(ingress('old', 'old.example', { '/': 'web' }))]).world,
      'shop',
      before,
    );
    expect(after.doors.get('gateway-edge')).toBe(before.doors.get('gateway-edge'));
    expect(after.routes).toBe(before.routes);
    expect(project(emptyWorld, 'shop').doors.size).toBe(0);
  });
});

/** What the ledger says of doors, routes and policies. */
import { describe, expect, it } from 'vitest';
import { diff } from '../diff.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { DoorPath, Route, RouteLeg } from '../topology/door.ts';
import type { Policy } from '../topology/policy.ts';
import { describeAccess } from './describe-access.ts';
import { plainText } from './sentence.ts';
import { door, type Element, line, pod, seen, service, topology } from './testing/model.ts';

const kinds: readonly Kind[] = ['Gateway', 'HTTPRoute', 'NetworkPolicy'];
const fresh: readonly Element[] = [
  ...seen(),
  ...kinds.map(kind => ({
    map: 'freshness' as const,
    value: { key: kind, kind, scope: '', state: 'live' as const, since: 0 },
  })),
];

function sentences(before: readonly Element[], after: readonly Element[], known = fresh) {
  const [was, is] = [topology(...known, ...before), topology(...fresh, ...after)];
  return describeAccess(was, diff(was, is), is, 1_000);
}
const texts = (...args: Parameters<typeof sentences>) => sentences(...args).map(plainText);

const web = [service('web'), service('canary')];
const route = (options: Partial<Route> = {}): Element => ({
  map: 'routes',
  value: {
    uid: 'r',
    kind: 'HTTPRoute',
    name: 'front',
    namespace: 'shop',
    created: 0,
    hostnames: [],
    parents: [],
    ...options,
  },
});
const parent = (state: Route['parents'][number]['state'], reason?: string): Route['parents'][number] => ({
  kind: 'Gateway',
  namespace: 'shop',
  name: 'edge',
  state,
  ...(reason === undefined ? {} : { trouble: { reason } }),
});
const leg = (
  name: string,
  more: Partial<RouteLeg> & { readonly path?: string } = {},
): Partial<DoorPath> & { readonly path: string } => {
  const { path = '/', ...rest } = more;
  return {
    path,
    service: name,
    port: 80,
    route: { kind: 'HTTPRoute', name: 'front', listeners: ['http'], ...rest },
  };
};
const edge = (paths: Parameters<typeof door>[2], options = {}): Element =>
  door('edge', 'a.example', paths, { kind: 'Gateway', ...options });

describe('news of doors', () => {
  it('tell of an Ingress with the ways that it opens, of where it can be reached, and of its end', () => {
    const opened = door('front', 'shop.example', [
      { path: '/cart', service: 'cart' },
      { path: '/', service: 'web' },
    ]);
    expect(texts(web, [...web, opened])).toEqual([
      'front is a new Ingress.',
      'shop.example/cart leads to cart.',
      'shop.example/ leads to web.',
    ]);
    const { value } = opened as Extract<Element, { readonly map: 'doors' }>;
    const reachable: Element = { map: 'doors', value: { ...value, addresses: ['198.51.100.7'] } };
    expect(texts([...web, opened], [...web, reachable])).toEqual(['front can be reached at 198.51.100.7.']);
    expect(texts([...web, reachable], [...web, opened])).toEqual(['front has no address any more.']);
    expect(texts([...web, opened], web)).toEqual(['The Ingress front was deleted.']);
  });

  it('name where a path leads now and where it led, in both directions', () => {
    const to = (...names: readonly string[]) => [
      ...web,
      door(
        'front',
        'shop.example',
        names.map(name => ({ path: `/${name[0]}`, service: name })),
      ),
    ];
    const moved = [...web, door('front', 'shop.example', [{ path: '/w', service: 'canary' }])];
    expect(texts(to('web'), moved)).toEqual(['shop.example/w leads to canary now, not to web.']);
    expect(texts(to('web', 'canary'), to('web'))).toEqual([
      'shop.example/c leads to nobody any more; it led to canary.',
    ]);
  });

  it('say many changed paths in one sentence', () => {
    const front = (prefix: string) =>
      door(
        'front',
        '',
        ['a', 'b', 'c', 'd'].map(path => ({ path: `/${path}`, service: `${prefix}${path}` })),
      );
    expect(texts([...web, front('x')], [...web, front('y')])).toEqual([
      'front: four of its paths lead elsewhere now.',
    ]);
  });

  it('tell what a Gateway listens on, and that it does not work, once for all namespaces that see it', () => {
    const listeners = [{ name: 'http', port: 80, protocol: 'HTTP' }];
    const more = [...listeners, { name: 'https', port: 443, protocol: 'HTTPS' }];
    const trouble = { reason: 'Invalid' };
    const abroad = { uid: 'edge@blog', namespace: 'blog', home: 'shop' };
    const before = [edge([], { listeners }), edge([], { listeners, ...abroad })];
    const after = [edge([], { listeners: more, trouble }), edge([], { listeners: more, trouble, ...abroad })];
    expect(texts([...web, ...before], [...web, ...after])).toEqual([
      'edge does not work: Invalid.',
      'edge listens on port 443 now (https).',
    ]);
    expect(texts([...web, ...after], [...web, ...before])).toEqual([
      'edge works again.',
      'The listener https of edge is gone.',
    ]);
    // A first route of another namespace brings the door to sight there: no news.
    expect(texts(web, [...web, edge([], abroad)])).toEqual([]);
  });
});

describe('news of routes', () => {
  it('tell that a route is new, and who takes it or refuses it and why', () => {
    const base = [...web, edge([])];
    expect(texts(base, [...base, route({ parents: [parent('waiting', 'Pending')] })])).toEqual([
      'front is a new HTTPRoute.',
    ]);
    const waiting = [...base, route({ parents: [parent('waiting')] })];
    expect(texts(waiting, [...base, route({ parents: [parent('attached')] })])).toEqual([
      'edge takes front.',
    ]);
    const refused = [...base, route({ parents: [parent('refused', 'NotAllowedByListeners')] })];
    expect(texts(waiting, refused)).toEqual(['edge refuses front: NotAllowedByListeners.']);
    expect(texts(waiting, [...web, route({ parents: [parent('missing')] })])).toEqual([
      'The Gateway edge was deleted.',
      'front names edge, which does not exist.',
    ]);
    expect(texts(refused, base)).toEqual(['The HTTPRoute front was deleted.']);
    const [made, taken] = sentences(base, [...base, route({ parents: [parent('attached')] })]);
    expect(taken?.cause).toBe(made?.id);
  });

  it('tell of other hosts, and of backends that cannot be reached', () => {
    const base = [...web, edge([])];
    const of = (options: Partial<Route>) => [...base, route({ parents: [parent('attached')], ...options })];
    expect(texts(of({}), of({ hostnames: ['a.example', 'b.example'] }))).toEqual([
      'front takes a.example and b.example now.',
    ]);
    const unresolved = { reason: 'BackendNotFound' };
    expect(texts(of({}), of({ unresolved }))).toEqual([
      'A backend of front cannot be reached: BackendNotFound.',
    ]);
    expect(texts(of({ unresolved }), of({}))).toEqual(['All backends of front can be reached again.']);
  });

  it('count the shares that changed, of hundred calls', () => {
    const split = (share: number, ...paths: readonly string[]) => [
      ...web,
      route(),
      edge(paths.flatMap(path => [leg('web', { path, share }), leg('canary', { path, share: 100 - share })])),
    ];
    expect(texts(split(90, '/'), split(50, '/'))).toEqual([
      'Of 100 calls to a.example/ 50 go to web and 50 to canary now; before, 90 went to web and 10 to canary.',
    ]);
    // The same in every path of a route is one sentence.
    expect(texts(split(90, '/', '/b'), split(0, '/', '/b'))).toEqual([
      'Of 100 calls to front 0 go to web and 100 to canary now; before, 90 went to web and 10 to canary.',
    ]);
    expect(texts([...web, route(), edge([leg('web')])], split(90, '/'))).toEqual([
      'Of 100 calls to a.example/ 90 go to web and 10 to canary now; before, 100 went to web.',
    ]);
  });

  it('tell of borders that open and close', () => {
    const to = (more: Partial<RouteLeg>) => [
      ...web,
      route(),
      edge([leg('pay', { serviceNamespace: 'billing', ...more })]),
    ];
    expect(texts(to({ refused: 'no-grant' }), to({ grant: 'from-shop' }))).toEqual([
      'front may lead to billing/pay now: the ReferenceGrant from-shop allows it.',
    ]);
    expect(texts(to({ grant: 'from-shop' }), to({ refused: 'no-grant' }))).toEqual([
      'front may not lead to billing/pay: no ReferenceGrant allows it.',
    ]);
  });

  it('leave the ways of a route that moves to another door to what is said of the route', () => {
    const alone = door('r', 'a.example', [leg('web', { refused: 'not-attached' })], { kind: 'HTTPRoute' });
    const before = [...web, edge([]), alone, route({ parents: [parent('refused')] })];
    const after = [...web, edge([leg('web')]), route({ parents: [parent('attached')] })];
    expect(texts(before, after)).toEqual(['edge takes front.']);
  });
});

describe('news of policies', () => {
  const policy = (options: Partial<Policy>): Element => ({
    map: 'policies',
    value: { uid: 'p', name: 'shut', namespace: 'shop', created: 0, selector: '', ...options },
  });
  const pods = (...policies: readonly string[]) =>
    ['a', 'b'].map(name => pod(name, policies.length === 0 ? {} : { policies }));
  const lines = (options = {}) => ['a', 'b'].map(name => line('web', name, options));

  it('tell what a policy says by itself, and whether anybody gets in to a Service', () => {
    const open = [...web, ...pods(), ...lines()];
    const shut = [...web, ...pods('p'), ...lines({ wall: 'nobody' }), policy({ ingress: [] })];
    const told = sentences(open, shut);
    expect(told.map(plainText)).toEqual([
      'shut is a new NetworkPolicy: it lets nobody in to two pods.',
      'web: policies let nobody in to its pods any more.',
    ]);
    expect(told[1]?.cause).toBe(told[0]?.id);
    expect(texts(shut, open)).toEqual([
      'The NetworkPolicy shut was deleted; it meant two pods.',
      'web: no policy keeps anybody out any more.',
    ]);
    const peer = { pods: 'app=front' };
    const some = [
      ...web,
      ...pods('p'),
      ...lines({ wall: 'some' }),
      policy({ ingress: [{ peers: [peer], ports: [] }] }),
    ];
    expect(texts(shut, some)).toEqual([
      'The NetworkPolicy shut was changed: it lets in to two pods only what it allows.',
      'web: policies let in only some callers now.',
    ]);
  });

  it('tell of calls that pods may make, and of policies that mean nobody or shut nothing', () => {
    const told = (...elements: readonly Element[]) => texts([...web, ...pods()], [...web, ...elements]);
    expect(told(...pods('p'), policy({ egress: [] }))).toEqual([
      'shut is a new NetworkPolicy: it lets two pods call nobody.',
    ]);
    expect(told(...pods(), policy({ ingress: [] }))).toEqual([
      'shut is a new NetworkPolicy: it means no pod so far.',
    ]);
    expect(told(...pods('p'), policy({ ingress: [{ peers: [], ports: [] }] }))).toEqual([
      'shut is a new NetworkPolicy: it means two pods and shuts nothing.',
    ]);
  });

  it('C6: what is seen for the first time is no news', () => {
    const known = fresh.filter(({ value }) => (value as { readonly kind?: string }).kind !== 'NetworkPolicy');
    const after = [...web, ...pods('p'), ...lines({ wall: 'nobody' }), policy({ ingress: [] })];
    expect(texts([...web, ...pods(), ...lines()], after, known)).toEqual([]);
    const old = [...after, door('front', 'shop.example', [{ path: '/', service: 'web' }])];
    expect(texts([], old, [])).toEqual([]);
    expect(texts(old, old)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { FreshnessState } from '../freshness.ts';
import type { Service } from '../topology.ts';
import { headline } from './headline.ts';
import { details, type Lens } from './lens.ts';
import {
  budget,
  type Element,
  finding,
  line,
  node,
  pod,
  seen,
  service,
  serviceByHand,
  staffing,
  topology,
} from './testing/model.ts';

const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };

function staffed(name: string, ids: readonly string[], options: object = {}): readonly Element[] {
  return [
    service(name, { staffing: staffing(ids.length, 1), ...options }),
    ...ids.flatMap(id => [pod(`${name}-${id}`, { wantedBy: [name] }), line(name, `${name}-${id}`)]),
  ];
}

const shop: Element = {
  map: 'namespaces',
  value: { uid: 'shop', name: 'shop', phase: 'Active', services: 0 },
};
const web = staffed('web', ['a', 'b', 'c']);
const leaving = (name: string): readonly Element[] => [
  pod(name, { state: 'terminating', wantedBy: ['web'] }),
  line('web', name, { ready: false, terminating: true }),
];
const starting = (name: string): readonly Element[] => [
  pod(name, { state: 'starting', wantedBy: ['web'] }),
  line('web', name, { ready: false }),
];
const notReady = (of: string, name: string): readonly Element[] => [
  pod(name, { state: 'not-ready', wantedBy: [of] }),
  line(of, name, { ready: false }),
];
const drained: readonly Element[] = [
  ...seen(),
  ...web,
  pod('web-z', { state: 'terminating', wantedBy: ['web'], node: 'node-b' }),
  line('web', 'web-z', { ready: false, terminating: true }),
  ...starting('web-d'),
  node('node-b', { cordoned: true }),
];
const mute = (name: string, pods = 2): Element => service(name, { silence: { why: 'nobody-ready', pods } });

const table: readonly (readonly [
  string,
  readonly Element[],
  { readonly sentence: string; readonly more?: string; readonly tone: string },
])[] = [
  ['nothing was heard yet', [], { sentence: 'Reading shop.', tone: 'unknown' }],
  [
    'another namespace is watched, this one is not',
    [
      {
        map: 'freshness',
        value: { key: 'Service/blog', kind: 'Service', scope: 'blog', state: 'live', since: 0 },
      },
    ],
    { sentence: 'shop is not watched here.', more: 'This Switchboard shows blog only.', tone: 'unknown' },
  ],
  ['loading', seen('loading'), { sentence: 'Reading shop.', tone: 'unknown' }],
  [
    'denied',
    seen('denied'),
    {
      sentence: 'The Services of shop may not be seen.',
      more: 'Other things are shown as far as rights go.',
      tone: 'unknown',
    },
  ],
  [
    'failed',
    seen('failed'),
    {
      sentence: 'The Services of shop could not be read.',
      more: 'Until then nothing is said about it.',
      tone: 'unknown',
    },
  ],
  ['no such namespace', seen(), { sentence: 'There is no namespace shop.', tone: 'unknown' }],
  ['empty', [...seen(), shop], { sentence: 'shop is empty.', more: 'No Service, no pod.', tone: 'well' }],
  [
    'no Service',
    [...seen(), shop, pod('curl')],
    { sentence: 'shop has no Service.', more: 'Nobody can be called by name there.', tone: 'well' },
  ],
  [
    'all well',
    [...seen(), ...web, serviceByHand('db'), line('db', '192.0.2.1', { bare: true })],
    {
      sentence: 'Everyone who should pick up, picks up.',
      more: '2 Services, 4 lines, all ready or written by hand.',
      tone: 'well',
    },
  ],
  [
    'all well, as far as lists tell',
    [...seen('live', 'denied'), ...web],
    {
      sentence: 'Everyone in the lists picks up.',
      more: 'Pods may not be seen, so only the lists speak.',
      tone: 'well',
    },
  ],
  [
    'stale',
    [...seen('stale'), ...web],
    {
      sentence: 'Last known: Everyone who should pick up, picks up.',
      more: 'Nothing new is heard from the cluster.',
      tone: 'unknown',
    },
  ],
  [
    'stale in one kind',
    [
      ...seen('live'),
      {
        map: 'freshness',
        value: { key: 'EndpointSlice', kind: 'EndpointSlice', scope: '', state: 'stale', since: 0 },
      },
      ...web,
    ],
    {
      sentence: 'Last known: Everyone who should pick up, picks up.',
      more: 'Nothing new is heard of the lists.',
      tone: 'unknown',
    },
  ],
  [
    'one pod replaced',
    [...seen(), ...web, ...leaving('web-b'), ...starting('web-d')],
    {
      sentence: 'One pod of web leaves, another moves in.',
      more: 'Name and number stay. The list loses one line and gains one.',
      tone: 'busy',
    },
  ],
  [
    'three replaced',
    [
      ...seen(),
      ...web,
      ...'def'.split('').flatMap(id => starting(id)),
      ...'abc'.split('').flatMap(id => leaving(`web-${id}`)),
    ],
    { sentence: 'Three pods of web leave, three move in.', more: 'Name and number stay.', tone: 'busy' },
  ],
  [
    'one leaves, nobody comes yet',
    [...seen(), ...web, ...leaving('web-b')],
    { sentence: 'One pod of web leaves.', more: 'Two pick up meanwhile.', tone: 'busy' },
  ],
  [
    'scaled up, not yet listed',
    [...seen(), ...web, pod('web-d', { state: 'pending', wantedBy: ['web'] })],
    { sentence: 'One pod of web is starting.', more: 'Three pick up meanwhile.', tone: 'busy' },
  ],
  [
    'two Services busy',
    [
      ...seen(),
      ...web,
      ...leaving('web-b'),
      ...staffed('cart', ['a']),
      pod('cart-b', { state: 'starting', wantedBy: ['cart'] }),
    ],
    { sentence: 'Pods of cart and web come and go.', tone: 'busy' },
  ],
  [
    'nobody',
    [
      ...seen(),
      ...web,
      service('cart', { selector: [['app', 'crat']], silence: { why: 'selector-matches-nothing' } }),
    ],
    { sentence: 'cart has nobody to pick up.', more: 'No pod carries app=crat.', tone: 'bad' },
  ],
  [
    'nobody, several times',
    [...seen(), ...web, mute('cart'), mute('api'), mute('zoo'), mute('db')],
    { sentence: 'api, cart and 2 others have nobody to pick up.', tone: 'bad' },
  ],
  [
    'nobody, and fewer elsewhere',
    [...seen(), ...web, ...notReady('web', 'web-c'), mute('cart'), mute('api')],
    {
      sentence: 'api and cart have nobody to pick up.',
      more: 'Also: Two of three pick up for web.',
      tone: 'bad',
    },
  ],
  [
    'nobody yet',
    [
      ...seen(),
      service('cart', { silence: { why: 'nobody-ready', pods: 1 } }),
      pod('cart-a', { state: 'starting', wantedBy: ['cart'] }),
      line('cart', 'cart-a', { ready: false }),
    ],
    {
      sentence: 'cart is starting: nobody picks up yet.',
      more: 'One pod matches; it is not ready.',
      tone: 'busy',
    },
  ],
  [
    'scaled to zero',
    [
      ...seen(),
      ...web,
      service('cart', { staffing: staffing(0, 0), silence: { why: 'selector-matches-nothing' } }),
    ],
    { sentence: 'cart is scaled to zero: nobody picks up.', tone: 'busy' },
  ],
  [
    'scaled to zero, and fewer elsewhere',
    [
      ...seen(),
      ...web,
      ...notReady('web', 'web-c'),
      service('cart', { staffing: staffing(0, 0), silence: { why: 'selector-matches-nothing' } }),
    ],
    {
      sentence: 'cart is scaled to zero: nobody picks up.',
      more: 'Also: Two of three pick up for web.',
      tone: 'busy',
    },
  ],
  [
    'scaled to zero, and a node that is away',
    [
      ...seen(),
      ...web,
      service('cart', { staffing: staffing(0, 0), silence: { why: 'selector-matches-nothing' } }),
      pod('curl', { node: 'node-b' }),
      node('node-b', { state: 'not-ready' }),
    ],
    {
      sentence: 'node-b is not ready.',
      more: 'Also: cart is scaled to zero: nobody picks up.',
      tone: 'bad',
    },
  ],
  [
    'nobody at one, scaled to zero at another',
    [
      ...seen(),
      ...web,
      service('api', { selector: [['app', 'apo']], silence: { why: 'selector-matches-nothing' } }),
      service('cart', { staffing: staffing(0, 0), silence: { why: 'selector-matches-nothing' } }),
    ],
    {
      sentence: 'api has nobody to pick up.',
      more: 'No pod carries app=apo. Also: cart is scaled to zero: nobody picks up.',
      tone: 'bad',
    },
  ],
  [
    'scaled to zero at one, not yet at another',
    [
      ...seen(),
      service('api', { staffing: staffing(0, 0), silence: { why: 'selector-matches-nothing' } }),
      service('cart', { silence: { why: 'nobody-ready', pods: 1 } }),
      pod('cart-a', { state: 'starting', wantedBy: ['cart'] }),
      line('cart', 'cart-a', { ready: false }),
    ],
    {
      sentence: 'api is scaled to zero: nobody picks up.',
      more: 'Also: cart is starting: nobody picks up yet.',
      tone: 'busy',
    },
  ],
  [
    'an empty list by hand',
    [...seen(), serviceByHand('db', { silence: { why: 'by-hand-empty' } })],
    {
      sentence: 'db has nobody to pick up.',
      more: 'It has no selector, and nobody has written a line.',
      tone: 'bad',
    },
  ],
  [
    'everybody leaves',
    [...seen(), service('web', { silence: { why: 'all-leaving', pods: 1 } }), ...leaving('web-a')],
    { sentence: 'web has nobody to pick up.', more: 'The only one listed is leaving.', tone: 'bad' },
  ],
  [
    'fewer than wanted',
    [...seen(), ...web, ...notReady('web', 'web-c')],
    { sentence: 'Two of three pick up for web.', tone: 'busy' },
  ],
  [
    'fewer, of many',
    [
      ...seen(),
      ...staffed(
        'big',
        Array.from({ length: 400 }, (_, i) => `${i}`),
      ),
      ...notReady('big', 'big-7'),
    ],
    { sentence: '399 of 400 pick up for big.', tone: 'busy' },
  ],
  [
    'fewer at several',
    [
      ...seen(),
      ...web,
      ...notReady('web', 'web-c'),
      ...staffed('cart', ['a', 'b']),
      ...notReady('cart', 'cart-b'),
    ],
    { sentence: 'Some do not pick up for cart and web.', tone: 'busy' },
  ],
  [
    'ready, but not listed',
    [...seen(), ...web, pod('web-d', { wantedBy: ['web'] })],
    { sentence: 'One ready pod of web is in no list.', tone: 'busy' },
  ],
  [
    'nobody, and somebody who may have been meant',
    [
      ...seen(),
      service('cart', {
        selector: [['app', 'crat']],
        silence: { why: 'selector-matches-nothing' },
        nearMiss: {
          workload: 'cart',
          kind: 'Deployment',
          name: 'cart',
          asked: ['app', 'crat'],
          carried: ['app', 'cart'],
          pods: 2,
        },
      }),
    ],
    {
      sentence: 'cart has nobody to pick up.',
      more: 'No pod carries app=crat. The two pods of Deployment cart carry app=cart.',
      tone: 'bad',
    },
  ],
  [
    'nothing but jobs',
    [...seen(), shop, pod('import-1', { state: 'finished' }), pod('import-2', { state: 'finished' })],
    { sentence: 'shop has no Service.', more: 'Two pods, all of them finished.', tone: 'well' },
  ],
  [
    'only another name',
    [...seen(), service('mail', { type: 'ExternalName', externalName: 'smtp.example.com' })],
    {
      sentence: 'mail is another name for smtp.example.com.',
      more: 'DNS answers with that name; there is no list.',
      tone: 'well',
    },
  ],
  [
    'only other names',
    [
      ...seen(),
      service('mail', { type: 'ExternalName', externalName: 'smtp.example.com' }),
      service('pay', { type: 'ExternalName', externalName: 'pay.example.com' }),
    ],
    {
      sentence: 'Both Services are other names for what is elsewhere.',
      more: 'DNS answers with those names; there are no lists.',
      tone: 'well',
    },
  ],
  [
    'a node that is not ready',
    [...seen(), ...web, pod('curl', { node: 'node-b' }), node('node-b', { state: 'not-ready' })],
    { sentence: 'node-b is not ready.', tone: 'bad' },
  ],
  [
    'a node that is drained',
    drained,
    {
      sentence: 'node-b is being emptied.',
      more: 'One pod still stands on it.',
      tone: 'busy',
    },
  ],
  [
    'a node that is drained under a budget',
    [
      ...drained,
      budget('web', { allowed: 0, expected: 3, desired: 2 }),
      pod('web-y', { wantedBy: ['web'], budgets: ['web'], node: 'node-b' }),
      line('web', 'web-y'),
    ],
    {
      sentence: 'node-b is being emptied.',
      more: 'Two pods still stand on it; budget web lets one go at a time.',
      tone: 'busy',
    },
  ],
  [
    'a node that cannot be emptied',
    [
      ...drained,
      budget('db', { allowed: 0, expected: 1, desired: 1 }),
      budget('cart', { allowed: 2, expected: 3, desired: 1 }),
      pod('db-0', { budgets: ['db'], node: 'node-b' }),
      pod('cart-a', { budgets: ['cart'], node: 'node-b' }),
    ],
    {
      sentence: 'node-b is being emptied.',
      more: 'Three pods still stand on it; budget db lets nobody go.',
      tone: 'busy',
    },
  ],
  [
    'a node that does not answer',
    [
      ...seen(),
      ...web,
      pod('curl', { node: 'node-b' }),
      node('node-b', { state: 'unknown' }),
      node('node-c', { state: 'unknown' }),
    ],
    { sentence: 'node-b does not answer.', tone: 'bad' },
  ],
  [
    'a node that does not answer, and what else does not work meanwhile',
    [
      ...seen(),
      service('web'),
      pod('web-a', { wantedBy: ['web'], node: 'node-b' }),
      pod('web-b', { wantedBy: ['web'], node: 'node-c', state: 'failing' }),
      line('web', 'web-a'),
      line('web', 'web-b', { ready: false }),
      node('node-b', { state: 'unknown' }),
      node('node-c'),
    ],
    { sentence: 'node-b does not answer.', more: 'Also: One of two picks up for web.', tone: 'bad' },
  ],
  [
    'a node that does not answer, while another is emptied',
    [
      ...seen(),
      service('web'),
      pod('curl', { node: 'node-b' }),
      pod('web-a', { wantedBy: ['web'], node: 'node-c', state: 'terminating' }),
      line('web', 'web-a', { ready: false, terminating: true, serving: true }),
      node('node-b', { state: 'unknown' }),
      node('node-c', { cordoned: true }),
    ],
    { sentence: 'node-b does not answer.', more: 'Also: node-c is being emptied.', tone: 'bad' },
  ],
  [
    'a node that does not answer, while a budget keeps another from being emptied, and a Service is short',
    [
      ...drained,
      budget('db', { allowed: 0, expected: 1, desired: 1 }),
      pod('db-0', { budgets: ['db'], node: 'node-b' }),
      service('api'),
      pod('api-a', { wantedBy: ['api'], node: 'node-c' }),
      pod('api-b', { wantedBy: ['api'], node: 'node-c', state: 'not-ready' }),
      line('api', 'api-a'),
      line('api', 'api-b', { ready: false }),
      node('node-c', { state: 'unknown' }),
    ],
    {
      sentence: 'node-c does not answer.',
      more: 'Also: node-b is being emptied, but budget db lets nobody go.',
      tone: 'bad',
    },
  ],
  [
    'a cordoned node',
    [...seen(), ...web, pod('curl', { node: 'node-b' }), node('node-b', { cordoned: true })],
    { sentence: 'node-b takes no new pods.', tone: 'busy' },
  ],
  [
    'a stray that crashes',
    [...seen(), ...web, pod('curl', { state: 'failing' })],
    { sentence: 'curl fails, in no list.', tone: 'busy' },
  ],
];

describe('headline', () => {
  for (const [state, elements, expected] of table)
    it(`H1: says the truth: ${state}`, () => {
      expect(headline(topology(...elements), lens)).toEqual(expected);
    });

  it('speaks of the Service that is selected, while all is well', () => {
    const selection = { kind: 'Service', namespace: 'shop', name: 'web' };
    const words = (elements: readonly Element[]) =>
      headline(topology(...seen(), ...elements), { ...lens, selection }).sentence;
    expect(words(web)).toBe('web is 3 lines long, and all 3 pick up.');
    expect(words([...web, mute('cart')])).toBe('cart has nobody to pick up.');
  });

  it('does not count what is in other namespaces', () => {
    const elsewhere = service('cart', { namespace: 'pay', silence: { why: 'selector-matches-nothing' } });
    expect(headline(topology(...seen(), ...web, elsewhere), lens).tone).toBe('well');
  });

  it('names Services of one name by their namespaces', () => {
    const value = topology(...seen(), mute('cart'), {
      map: 'services',
      value: { ...(mute('cart').value as Service), uid: 'pay-cart', namespace: 'pay' },
    });
    expect(headline(value, { ...lens, namespaces: ['pay', 'shop'] }).sentence).toBe(
      'pay/cart and shop/cart have nobody to pick up.',
    );
  });

  it('speaks of the one that is selected, also where another namespace has a Service of that name', () => {
    const there: Element = {
      map: 'services',
      value: { ...(service('web').value as Service), uid: 'pay-web', namespace: 'pay' },
    };
    const value = topology(...seen(), ...web, there);
    const both = { ...lens, namespaces: ['pay', 'shop'] };
    const selection = { kind: 'Service', namespace: 'shop', name: 'web' };
    expect(headline(value, { ...both, selection }).sentence).toBe(
      'shop/web is 3 lines long, and all 3 pick up.',
    );
    expect(headline(value, { ...both, selection, packet: true }).more).toMatch(/, for shop\/web:/);
  });

  it('says how many Services or lists were read so far', () => {
    const reading = (
      kind: 'Service' | 'EndpointSlice',
      loaded: number,
      namespaces = ['shop'],
    ): string | undefined =>
      headline(
        topology(
          ...(['Service', 'EndpointSlice'] as const).map((one): Element => {
            const state = one === kind ? 'loading' : 'live';
            return { map: 'freshness', value: { key: one, kind: one, scope: '', state, since: 0, loaded } };
          }),
        ),
        { ...lens, namespaces },
      ).more;
    expect(reading('Service', 500)).toBe('500 Services so far.');
    expect(reading('EndpointSlice', 1)).toBe('1 list so far.');
    // The list of all namespaces is one, however many of them are shown.
    expect(reading('Service', 500, ['shop', 'blog'])).toBe('500 Services so far.');
  });

  it('reads every namespace while it is not known which there are', () => {
    const all = { ...lens, namespaces: [] };
    for (const value of [topology(), topology(...seen('loading'))])
      expect(headline(value, all)).toMatchObject({ sentence: 'Reading every namespace.', tone: 'unknown' });
    // Services are read sooner, and are of namespaces nobody knows.
    const soFar = seen().filter(({ value }) => !('key' in value && value.key === 'Namespace'));
    expect(headline(topology(...soFar, ...web), all).sentence).toBe('Reading every namespace.');
    expect(headline(topology(...seen()), all).sentence).not.toMatch(/^Reading/);
    expect(headline(topology(...seen('denied')), all).sentence).toBe(
      'The Services of every namespace may not be seen.',
    );
  });

  it('says of files what is wrong although they hold no lists, and else that these are not in them', () => {
    const held = seen().map(one =>
      one.map === 'freshness' && one.value.kind === 'EndpointSlice'
        ? {
            ...one,
            value: { ...one.value, state: 'denied' as const, reason: 'EndpointSlice is not in the files' },
          }
        : one,
    );
    const lists = 'The lists of shop are not in the file.';
    expect(headline(topology(...held, service('web')), lens)).toMatchObject({
      sentence: lists,
      tone: 'unknown',
    });
    const found = finding('svc-selectorless-no-endpoints', 'Service', 'web', {
      message: 'Nobody is listed.',
    });
    expect(headline(topology(...held, service('web'), found), lens)).toEqual({
      sentence: 'web: nobody is listed.',
      more: 'Nobody is listed.',
      tone: 'bad',
    });
  });

  it('is the same in both lenses and at every level of detail', () => {
    for (const [state, elements, expected] of table)
      for (const kind of ['lines', 'nodes'] as const)
        for (const detail of details)
          expect(headline(topology(...elements), { ...lens, kind, detail }), state).toEqual(expected);
  });

  it('says how a packet goes while it is drawn, unless something is wrong', () => {
    const selection = { kind: 'Service', namespace: 'shop', name: 'web' };
    const packet = { ...lens, packet: true };
    expect(headline(topology(...seen(), ...web), packet).sentence).toBe(
      'A call never passes through the Service.',
    );
    expect(headline(topology(...seen(), ...web), { ...packet, selection }).more).toMatch(/, for web:/);
    expect(headline(topology(...seen(), ...web, mute('cart')), packet).sentence).toBe(
      'cart has nobody to pick up.',
    );
  });
});

describe('headline of several namespaces', () => {
  /** Services and lists of each namespace in its own state. */
  const known = (states: Readonly<Record<string, FreshnessState>>): readonly Element[] =>
    Object.entries(states).flatMap(([scope, state]) =>
      (['Service', 'EndpointSlice', 'Pod'] as const).map(
        (kind): Element => ({
          map: 'freshness',
          value: { key: `${kind}/${scope}`, kind, scope, state, since: 0 },
        }),
      ),
    );
  const said = (states: Readonly<Record<string, FreshnessState>>, ...elements: readonly Element[]) =>
    headline(topology(...known(states), ...elements), {
      ...lens,
      namespaces: [...Object.keys(states), 'nowhere'].filter(name => name !== 'nowhere' || 'blog' in states),
    });

  it('counts what is known of them, and names what is closed', () => {
    const four = { analytics: 'stale', identity: 'denied', payments: 'live', shop: 'live' } as const;
    expect(said(four, ...web)).toEqual({
      sentence: 'Two namespaces are live, one is stale, one is closed to you.',
      more: 'identity may not be seen. What cannot be seen is drawn as not seen, never as empty.',
      tone: 'unknown',
    });
    expect(said({ blog: 'loading', shop: 'live' }, ...web)).toMatchObject({
      sentence: 'One namespace is live, one is still being read, one is not watched here.',
      tone: 'unknown',
    });
  });

  it('says first what is seen to be wrong', () => {
    expect(said({ pay: 'denied', shop: 'live' }, ...web, mute('cart'), mute('api'))).toEqual({
      sentence: 'api and cart have nobody to pick up.',
      more: 'Also: One namespace is live, one is closed to you.',
      tone: 'bad',
    });
  });

  it('speaks of all of them where all are known alike', () => {
    const both = (state: FreshnessState) => said({ pay: state, shop: state }, ...web);
    expect(both('live').more).toBe('1 Service in 2 namespaces, 3 lines, all ready.');
    expect(both('denied').sentence).toBe('The Services of pay and shop may not be seen.');
    expect(both('loading').sentence).toBe('Reading pay and shop.');
    expect(both('stale').sentence).toBe('Last known: Everyone who should pick up, picks up.');
  });
});

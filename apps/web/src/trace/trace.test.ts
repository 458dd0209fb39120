/** The panel without its looks: what is written is kept and read, what there is is offered, and it is known when to ask anew. */
import { door, line, pod, service, topology } from '@switchboard/core/scene/testing/model';
import type { ToldTrace } from '@switchboard/core/trace/told';
import { describe, expect, it } from 'vitest';
import { concernedBy, isSameConcern } from './concerned.ts';
import { createDrafts } from './draft.ts';
import { matching, suggestionsOf } from './suggestions.ts';
import { parseTrace, printTrace } from './trace-address.ts';

describe('the address of a trace', () => {
  it.each([
    { target: '' },
    { target: 'cart.shop:80', from: 'shop/web-0' },
    {
      ...{ target: 'http://shop.example/a?b=c', method: 'POST' },
      ...{ headers: ['x-a: from:b', 'x-c: d'], client: '2001:db8::7' },
    },
  ])('says the same after writing and reading: $target', request => {
    expect(parseTrace(printTrace(request))).toEqual(request);
  });

  it('leaves out what it does not know', () => {
    expect(parseTrace(['web:80', 'colour:red'])).toEqual({ target: 'web:80' });
  });
});

describe('what is being written', () => {
  it('is kept when it cannot be read, and says which field', () => {
    const drafts = createDrafts();
    drafts.follow(['http://shop.example/']);
    drafts.write({ headers: 'x-a: 1\nnonsense', client: '192.0.2.7' });
    expect(drafts.read()).toBeUndefined();
    expect(drafts.wrong.get()).toBe('header');
    expect(drafts.draft.get()).toMatchObject({ headers: 'x-a: 1\nnonsense', client: '192.0.2.7' });
    drafts.write({ headers: 'x-a: 1\n' });
    expect(drafts.wrong.get()).toBeUndefined();
    expect(drafts.read()).toEqual({
      ...{ target: 'http://shop.example/', headers: ['x-a: 1'], client: '192.0.2.7' },
    });
  });

  it('outlives the panel, and gives way to another address', () => {
    const drafts = createDrafts();
    drafts.follow(['']);
    drafts.write({ target: 'web' });
    drafts.follow(['']);
    expect(drafts.draft.get().target).toBe('web');
    drafts.follow(['cart:80', 'from:shop/web-0']);
    expect(drafts.read()).toEqual({ target: 'cart:80', from: 'shop/web-0' });
  });

  it('says nothing of HTTP for a name, and of no pod for a URL', () => {
    const drafts = createDrafts();
    drafts.follow(['http://shop.example/', 'method:POST', 'from:shop/web-0']);
    expect(drafts.read()).toEqual({ target: 'http://shop.example/', method: 'POST' });
    drafts.write({ target: 'web.shop:80' });
    expect(drafts.read()).toEqual({ target: 'web.shop:80', from: 'shop/web-0' });
  });
});

const shop = topology(
  door('shop', 'shop.example', [{ path: '/' }, { path: '/cart' }], { tls: true, tlsHosts: ['shop.example'] }),
  door('wild', '*.example', [{ path: '/' }]),
  ...[
    service('web'),
    service('db', { headless: true, ports: [{ name: '', protocol: 'TCP', port: 80, target: 5432 }] }),
  ],
  ...[pod('web-1', { wantedBy: ['web'] }), pod('done', { state: 'finished' }), line('web', 'web-1')],
);

it('offers what there is and can be asked for', () => {
  const suggestions = suggestionsOf(shop);
  expect(suggestions).toEqual({
    urls: ['https://shop.example/', 'https://shop.example/cart'],
    names: ['db.shop:5432', 'web.shop:80'],
    pods: ['shop/web-1'],
  });
  expect(matching(suggestions.names, 'WEB')).toEqual(['web.shop:80']);
});

it('asks anew for what concerns the way, and for nothing else', () => {
  const trace: ToldTrace = {
    ...{ target: 'web.shop:80', verdict: 'pass' },
    hops: [{ stage: 'endpoints', subject: 'Service/shop/web', result: 'pass', why: '' }],
  };
  const before = concernedBy(shop, trace);
  const other = {
    ...shop,
    pods: new Map(shop.pods).set('new', { ...pod('new').value, uid: 'new' } as never),
  };
  expect(isSameConcern(before, concernedBy(other, trace))).toBe(true);
  const grown = topology(...['web-1', 'web-2'].map(name => line('web', name)));
  const listed = { ...shop, endpoints: grown.endpoints };
  expect(isSameConcern(before, concernedBy(listed, trace))).toBe(false);
  expect(isSameConcern(before, concernedBy({ ...shop, policies: new Map() }, trace))).toBe(false);
});

/** What people type where a request is asked for: what is read of it, what is named as wrong, and the command that asks the same. */
import { describe, expect, it } from 'vitest';
import { readRequest, type TraceRequest, traceCommand } from './request.ts';

describe('a request', () => {
  it.each([
    ['a word alone', { target: 'web' }, 'target', 'web'],
    ['nothing', { target: '' }, 'target', ''],
    ['another scheme', { target: 'ftp://shop.example/' }, 'target', 'ftp://shop.example/'],
    ['a host with a space', { target: 'http://shop example/' }, 'target', 'http://shop example/'],
    ['a port that is none', { target: 'http://shop.example:99999/' }, 'target', 'http://shop.example:99999/'],
    ['a port beyond all', { target: 'web:70000' }, 'target', 'web:70000'],
    ['a pod without namespace', { target: 'web:80', from: 'web-0' }, 'from', 'web-0'],
    ['a header without a colon', { target: 'http://a.b/', headers: ['Accept'] }, 'header', 'Accept'],
    ['a method with a space', { target: 'http://a.b/', method: 'GET /' }, 'method', 'GET /'],
    ['a client that is no address', { target: 'http://a.b/', client: 'me' }, 'client', 'me'],
  ] as const)('names what cannot be read: %s', (_, request, wrong, given) => {
    expect(readRequest(request)).toEqual({ ok: false, wrong, given });
  });

  it('reads a URL with all that HTTP adds', () => {
    const read = readRequest({
      target: ' https://Shop.example:8443/cart?v=2 ',
      method: 'post',
      headers: ['X-Canary: 1'],
      client: '2001:db8::7',
    });
    expect(read).toMatchObject({
      ok: true,
      target: {
        ...{ type: 'outside', scheme: 'https', host: 'shop.example', port: 8443, path: '/cart' },
        ...{ method: 'POST', client: '2001:db8::7', headers: new Map([['x-canary', '1']]) },
      },
    });
  });

  it.each<[string, TraceRequest]>([
    ['switchboard trace http://shop.example/cart', { target: 'http://shop.example/cart', method: 'GET' }],
    [
      "switchboard trace 'http://shop.example/?a=1&b=2' --method POST --header 'x-who: it'\\''s me' --client-ip 192.0.2.7",
      {
        target: 'http://shop.example/?a=1&b=2',
        ...{ method: 'POST', headers: ["x-who: it's me"], client: '192.0.2.7', from: 'shop/web-0' },
      },
    ],
    [
      'switchboard trace cart.shop:80 --from shop/web-0',
      { target: 'cart.shop:80', from: 'shop/web-0', client: '192.0.2.7' },
    ],
  ])('is asked on the command line by: %s', (line, request) => {
    expect(traceCommand(request)).toBe(line);
  });
});

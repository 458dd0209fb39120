import { describe, expect, it } from 'vitest';
import { parseAddress, printAddress } from './address.ts';

const read = (search: string) => parseAddress(search).address;
const first = { namespaces: [], show: [], lens: 'lines', tab: 'facts', table: false };

describe('the address of a view', () => {
  it('is empty for the first visit', () => {
    expect(parseAddress('')).toEqual({ address: first, problems: [] });
  });

  it.each([
    '?ns=shop',
    '?ns=default&ns=shop',
    '?ns=*',
    '?ns=shop&path=packet',
    '?ns=shop&findings=open',
    '?ns=shop&sel=Pod/shop/web-6d5f7c9b8-4kq2x',
    '?ns=shop&sel=Service/shop/web&tab=yaml',
    '?sel=Node//node-a&view=endpoints',
    '?ns=shop&lens=nodes',
    '?ns=*&detail=plan',
    '?sel=Line/shop/web/10.244.1.11',
    '?focus=Service/shop/web&show=starting,terminating&theme=projector',
    '?ns=shop&find=kind:pod+10.244.2',
    '?ns=shop&names=made-up',
    '?ns=shop&trace=http://shop.example/cart&trace=header:x-canary:+1',
    '?trace=cart.shop:80&trace=from:shop/web-0',
    '?trace=',
  ])('says the same after reading and writing: %s', search => {
    expect(printAddress(read(search), '')).toBe(search);
  });

  it('names each namespace once, sorted, and lets all of them win', () => {
    expect(read('?ns=b&ns=a&ns=b').namespaces).toEqual(['a', 'b']);
    expect(read('?ns=a&ns=*').namespaces).toBe('all');
  });

  it('reads objects without a namespace as the paths of the API write them', () => {
    expect(read('?sel=Node/_/node-a').selection).toEqual({ kind: 'Node', namespace: '', name: 'node-a' });
  });

  it('takes signs in any order, written in one or in several', () => {
    expect(read('?show=terminating&show=lookup,ready,ready').show).toEqual([
      'ready',
      'terminating',
      'lookup',
    ]);
  });

  it('drops what it cannot use, says so, and keeps the rest', () => {
    const { address, problems } = parseAddress(
      '?ns=shop&ns=Not_A_Name&sel=%3Cscript%3E&focus=web&show=ready,blue&tab=secrets&view=graph&path=bogus&theme=pink',
    );
    expect(address).toEqual({ ...first, namespaces: ['shop'], show: ['ready'] });
    expect(problems).toEqual([
      { type: 'namespace', value: 'Not_A_Name' },
      { type: 'selection', value: '<script>' },
      { type: 'focus', value: 'web' },
      { type: 'show', value: 'blue' },
      { type: 'tab', value: 'secrets' },
      { type: 'view', value: 'graph' },
      { type: 'path', value: 'bogus' },
      { type: 'theme', value: 'pink' },
    ]);
  });

  it('keeps parameters of others', () => {
    expect(printAddress(read('?ns=shop'), '?probe=1&ns=old&show=ready')).toBe('?probe=1&ns=shop');
  });
});

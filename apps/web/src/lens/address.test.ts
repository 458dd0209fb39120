import { describe, expect, it } from 'vitest';
import { parseAddress, printAddress } from './address.ts';

const read = (search: string) => parseAddress(search).address;

describe('the address of a view', () => {
  it('is empty for the first visit', () => {
    expect(parseAddress('')).toEqual({
      address: { namespaces: [], tab: 'facts', table: false },
      problems: [],
    });
  });

  it.each([
    '?ns=shop',
    '?ns=default&ns=shop',
    '?ns=*',
    '?ns=shop&sel=Pod/shop/web-6d5f7c9b8-4kq2x',
    '?ns=shop&sel=Service/shop/web&tab=yaml',
    '?sel=Node//node-a&view=endpoints',
    '?sel=Line/shop/web/10.244.1.11',
  ])('says the same after reading and writing: %s', search => {
    expect(printAddress(read(search), '')).toBe(search);
  });

  it('names each namespace once, sorted, and lets all of them win', () => {
    expect(read('?ns=b&ns=a&ns=b').namespaces).toEqual(['a', 'b']);
    expect(read('?ns=a&ns=*').namespaces).toBe('all');
  });

  it('drops what cannot be a name, says so, and keeps the rest', () => {
    const { address, problems } = parseAddress('?ns=shop&ns=Not_A_Name&sel=%3Cscript%3E&tab=secrets');
    expect(address).toEqual({ namespaces: ['shop'], tab: 'facts', table: false });
    expect(problems).toEqual([
      { type: 'namespace', value: 'Not_A_Name' },
      { type: 'selection', value: '<script>' },
    ]);
  });

  it('keeps parameters of others', () => {
    expect(printAddress(read('?ns=shop'), '?probe=1&ns=old')).toBe('?probe=1&ns=shop');
  });
});

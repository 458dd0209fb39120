import { describe, expect, it } from 'vitest';
import { parseStreamQuery } from './stream-query.ts';

const id = '0123456789abcdef.42';

describe('the query of the stream', () => {
  it.each([
    ['nothing', {}, undefined, { ns: ['shop'] }],
    ['one namespace', { ns: 'blog' }, undefined, { ns: ['blog'] }],
    ['several, doubles once', { ns: ['blog', 'shop', 'blog'] }, undefined, { ns: ['blog', 'shop'] }],
    ['since', { ns: 'blog', since: id }, undefined, { ns: ['blog'], since: id }],
    ['Last-Event-ID', { ns: 'blog' }, id, { ns: ['blog'], since: id }],
    ['since before Last-Event-ID', { since: id }, 'fedcba9876543210.1', { ns: ['shop'], since: id }],
    ['an empty id', { since: '' }, undefined, { ns: ['shop'] }],
  ])('takes %s', (_, query, header, request) => {
    expect(parseStreamQuery(query, header, 'shop')).toEqual({ ok: true, request });
  });

  it.each([
    ['a star', { ns: '*' }],
    ['capitals', { ns: 'Shop' }],
    ['a path', { ns: '../kube-system' }],
    ['an empty name', { ns: '' }],
    ['a list in one', { ns: 'a,b' }],
    ['a name of 64 characters', { ns: 'a'.repeat(64) }],
    ['one bad among good', { ns: ['shop', 'a b'] }],
    ['an object', { ns: { a: 'shop' } }],
    ['201 namespaces', { ns: Array.from({ length: 201 }, (_, index) => `n${index}`) }],
    ['an id of somebody else', { since: '17' }],
    ['a negative id', { since: '0123456789abcdef.-1' }],
    ['a line break in an id', { since: `${id}\n` }],
    ['two ids', { since: [id, id] }],
    ['capitals in an epoch', { since: '0123456789ABCDEF.42' }],
  ])('refuses %s with what to do', (_, query) => {
    const answer = parseStreamQuery(query, undefined, 'shop');
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.hint).toMatch(/\.$/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ItemSplitter, ListBroken, type ListMetadata } from './split-items.ts';

function split(chunks: readonly Uint8Array[]): {
  readonly items: unknown[];
  readonly metadata: ListMetadata;
} {
  const items: unknown[] = [];
  const splitter = new ItemSplitter((item, sure) => {
    try {
      items.push(JSON.parse(item.toString('utf8')));
      return true;
    } catch {
      if (sure) throw new Error('not an item');
      return false;
    }
  });
  for (const chunk of chunks) splitter.push(Uint8Array.from(chunk));
  return { items, metadata: splitter.end() };
}

const items = [
  { metadata: { name: 'the first' } },
  // What looks like the seam between two items stands inside one, and in its text.
  { metadata: { name: 'b' }, templates: [{ spec: {} }, { metadata: { name: 'c' } }, { metadata: {} }] },
  { metadata: { name: '},{"metadata":' }, list: [{}, {}] },
  { metadata: { name: 'a\\', labels: { 'x{': '}"]', 'y[': '\\"' } } },
  { spec: [[{ deep: [{}, [], [[]]] }], 'slash \\\\', '\u2028\u2029\u0085'] },
  {},
  { items: [{ not: 'an item' }], žluť: '🐎🐎', n: -1.5e3, t: true, z: null },
  { last: '\\\\\\"' },
];
const metadata = { resourceVersion: '10245', continue: 'tok"en{', remainingItemCount: 7, items: [{ no: 1 }] };
const list = { kind: 'PodList', apiVersion: 'v1', metadata, items };
const read = { resourceVersion: '10245', continue: 'tok"en{', remaining: 7 };

describe('ItemSplitter', () => {
  it.each([
    ['compact', JSON.stringify(list)],
    ['indented', JSON.stringify(list, null, 2)],
    ['with carriage returns', JSON.stringify(list, null, '\t').replaceAll('\n', '\r\n')],
    ['with the items first', JSON.stringify({ items, kind: 'PodList', metadata })],
    ['with unknown fields around', JSON.stringify({ '"items"': [1], x: { items: [2] }, ...list, y: [[{}]] })],
    ['with a byte order mark', `\uFEFF${JSON.stringify(list)}\n`],
  ])('R8: gives the same items and metadata wherever the body is cut: %s', (_, text) => {
    const bytes = Buffer.from(text);
    for (let first = 0; first <= bytes.length; first += 1) {
      for (const gap of [0, 1, 5]) {
        const second = Math.min(bytes.length, first + gap);
        const chunks = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
        expect(split(chunks)).toEqual({ items, metadata: read });
      }
    }
  });

  it('R8: gives what JSON.parse gives, for any items in chunks of any size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), { maxLength: 8 }),
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 0, max: 3 }),
        (some, size, indent) => {
          const bytes = Buffer.from(
            JSON.stringify({ metadata: { resourceVersion: '1' }, items: some }, null, indent),
          );
          const chunks = [];
          for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
          expect(split(chunks).items).toEqual(JSON.parse(JSON.stringify(some)));
        },
      ),
    );
  });

  it.each(['null', '[]', ' [ ] '])('reads a list without items: %s', value => {
    const body = `{"items":${value},"metadata":{"resourceVersion":"3"}}`;
    expect(split([Buffer.from(body)])).toEqual({
      items: [],
      metadata: { resourceVersion: '3', continue: '' },
    });
  });

  it('hands on an array among the items, and passes over what is neither object nor array', () => {
    const body = '{"metadata":{"resourceVersion":"3"},"items":[null,[1,{"a":"]"}],"x]",{"b":2},7]}';
    for (let cut = 0; cut <= body.length; cut += 1)
      expect(split([Buffer.from(body.slice(0, cut)), Buffer.from(body.slice(cut))]).items).toEqual([
        [1, { a: ']' }],
        { b: 2 },
      ]);
  });

  it('says so when the body ends early, wherever', () => {
    const bytes = Buffer.from(JSON.stringify(list));
    for (let end = 0; end < bytes.length; end += 1)
      expect(() => split([bytes.subarray(0, end)])).toThrow(ListBroken);
  });

  it.each(['<html></html>', '{"kind":"Status"}', '{"metadata":{},"items":[]}', '{"items":[}}', '[]', 'null'])(
    'says so when the body is no list: %s',
    body => {
      expect(() => split([Buffer.from(body)])).toThrow(ListBroken);
    },
  );

  it('does not hold an endless body that is no list', () => {
    const splitter = new ItemSplitter(() => true);
    const chunk = Buffer.alloc(64 * 1024, 0x61);
    expect(() => {
      for (let i = 0; i < 32; i += 1) splitter.push(chunk);
    }).toThrow(ListBroken);
  });
});

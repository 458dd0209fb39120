import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter, LineTooLong, lineCap } from './split-lines.ts';

/** Every chunk is a copy, so that a splitter that writes into one is caught. */
function split(chunks: readonly Uint8Array[]): { readonly lines: string[]; readonly unfinished: boolean } {
  const lines: string[] = [];
  const splitter = new LineSplitter(line => lines.push(line.toString('utf8')));
  for (const chunk of chunks) splitter.push(Uint8Array.from(chunk));
  return { lines, unfinished: splitter.unfinished };
}

const tricky = [
  '{"a":"line\u2028separator\u2029and\u0085next"}',
  '{"a":"\\\\"}',
  '{"a":"\\"\\n\\u000a"}',
  '{"a":"žluťoučký 🐎 ﷽"}',
  '{"a":"\u{10FFFF}"}',
];

describe('LineSplitter', () => {
  it('R7: gives the same lines wherever the stream is cut', () => {
    const bytes = Buffer.from(tricky.map(line => `${line}\n`).join(''));
    for (let first = 0; first <= bytes.length; first += 1) {
      for (const second of [first, Math.min(bytes.length, first + 1), Math.min(bytes.length, first + 7)]) {
        const chunks = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
        expect(split(chunks)).toEqual({ lines: tricky, unfinished: false });
      }
    }
  });

  it('R7: gives the same lines byte by byte, and for any lines in any chunks', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'binary', minLength: 1 }).map(text => JSON.stringify(text)),
          { maxLength: 20 },
        ),
        fc.integer({ min: 1, max: 64 }),
        (lines, size) => {
          const bytes = Buffer.from(lines.map(line => `${line}\n`).join(''));
          const chunks = [];
          for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
          // A lone surrogate has no UTF-8 form: compare what the encoder made of it.
          expect(split(chunks).lines).toEqual(lines.map(line => Buffer.from(line).toString('utf8')));
        },
      ),
    );
  });

  it('takes carriage returns for white space, leaves empty lines out, and drops a byte order mark', () => {
    const bytes = Buffer.from('\uFEFF{"a":1}\r\n\r\n\n{"b":2}\r\n');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const { lines } = split([bytes.subarray(0, cut), bytes.subarray(cut)]);
      expect(lines.map(line => JSON.parse(line))).toEqual([{ a: 1 }, { b: 2 }]);
    }
  });

  it('keeps a byte order mark that stands inside the stream', () => {
    expect(split([Buffer.from('1\n\uFEFF2\n')]).lines).toEqual(['1', '\uFEFF2']);
  });

  it('holds a line of 1.5 MB in small chunks', () => {
    const long = JSON.stringify({ a: 'x'.repeat(1_500_000) });
    const bytes = Buffer.from(`${long}\n${long}\n`);
    const chunks = [];
    for (let at = 0; at < bytes.length; at += 4096) chunks.push(bytes.subarray(at, at + 4096));
    expect(split(chunks).lines).toEqual([long, long]);
  });

  it('gives up on a line that does not end, and says that one is unfinished', () => {
    const splitter = new LineSplitter(() => {});
    splitter.push(Buffer.alloc(lineCap, 0x20));
    expect(splitter.unfinished).toBe(true);
    expect(() => splitter.push(Buffer.from('x'))).toThrow(LineTooLong);
  });
});

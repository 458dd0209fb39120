import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from './yaml-tokens.ts';

const shape = (line: string) => tokenize(line).map(token => `${token.type}:${token.text}`);

describe('tokenize', () => {
  it.each([
    ['kind: Pod', ['key:kind', 'plain::', 'text: Pod']],
    ['    replicas: 3', ['plain:    ', 'key:replicas', 'plain::', 'number: 3']],
    ['  - name: web', ['plain:  - ', 'key:name', 'plain::', 'text: web']],
    ['  - 10.244.1.11', ['plain:  - ', 'text:10.244.1.11']],
    [
      '  app.kubernetes.io/name: "true"',
      ['plain:  ', 'key:app.kubernetes.io/name', 'plain::', 'text: "true"'],
    ],
    ['metadata:', ['key:metadata', 'plain::']],
    ['image: example.org:5000/web:1', ['key:image', 'plain::', 'text: example.org:5000/web:1']],
  ])('%s', (line, expected) => {
    expect(shape(line)).toEqual(expected);
  });

  it('loses nothing of any line', () => {
    fc.assert(
      fc.property(fc.string(), line => {
        expect(
          tokenize(line)
            .map(token => token.text)
            .join(''),
        ).toBe(line);
      }),
    );
  });
});

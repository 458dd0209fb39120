import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventText } from './event-text.ts';

describe('event text', () => {
  it('V9: whatever the cluster writes into a value stays inside the data of one event', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('\r', '\n', '\u2028', '\u0085', '\0', '"', 'data: ', 'event: x', 'a', '\ud800'),
    });
    fc.assert(
      fc.property(nasty, value => {
        const text = eventText('frame', JSON.stringify({ value }), '0123456789abcdef.1');
        const lines = text.split(/\r\n|\r|\n/);
        expect(lines).toHaveLength(5);
        expect(lines.slice(0, 2)).toEqual(['id: 0123456789abcdef.1', 'event: frame']);
        expect(JSON.parse(lines[2]?.replace(/^data: /, '') ?? '')).toEqual({ value });
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { fittedName, fittedSize } from './fitted.ts';

const desk = { measure: (text: string, _role: string, size: number) => [...text].length * size * 0.5 };
const inRoom = (name: string, room: number) => fittedName(desk, name, 'text', 10, room);

describe('a name in the room there is', () => {
  it('stays whole where it fits, to the pixel', () => {
    expect(inRoom('price-import', 60)).toBe('price-import');
    expect(inRoom('price-import', 59.9)).not.toBe('price-import');
  });

  it('lacks its middle where it does not, and takes all the room there is', () => {
    const name = 'a'.repeat(120) + 'b'.repeat(133);
    for (const room of [15, 40, 300]) {
      const shown = inRoom(name, room);
      expect(shown).toMatch(/^a+…b+$/);
      expect(desk.measure(shown, 'text', 10)).toBe(room);
    }
  });

  it('shows what cannot be seen before it is measured', () => {
    expect(inRoom('a\u202eb', 100)).toBe('a‹202E›b');
    expect(desk.measure(inRoom('a\u202eb', 30), 'text', 10)).toBeLessThanOrEqual(30);
  });

  it('is set smaller first, and shortened only at the smallest size', () => {
    const sizes = { full: 20, least: 12 };
    const at = (room: number) => fittedSize(desk, 'checkout-api', 'name', sizes, room);
    expect(at(120)).toEqual({ text: 'checkout-api', size: 20 });
    expect(at(90)).toEqual({ text: 'checkout-api', size: 15 });
    expect(at(72)).toEqual({ text: 'checkout-api', size: 12 });
    expect(at(66)).toEqual({ text: 'check…t-api', size: 12 });
  });
});

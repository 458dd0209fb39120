import { describe, expect, it } from 'vitest';
import { createInPieces } from './in-pieces.ts';

describe('work in pieces', () => {
  it('does one piece in each frame, and leaves the frame after them for drawing', () => {
    const pieces = createInPieces();
    const done: string[] = [];
    const frame = () => {
      if (!pieces.step()) done.push('drawn');
    };
    frame();
    pieces.begin(
      () => done.push('placed'),
      () => done.push('laid'),
    );
    expect(done).toEqual(['drawn']);
    for (let i = 0; i < 4; i += 1) frame();
    expect(done).toEqual(['drawn', 'placed', 'laid', 'drawn', 'drawn']);
  });

  it('begins nothing before what is under way has been drawn', () => {
    const pieces = createInPieces();
    pieces.begin(() => {});
    expect(() => pieces.begin(() => {})).toThrow('under way');
    expect(pieces.step()).toBe(true);
    expect(() => pieces.begin(() => {})).not.toThrow();
  });

  it('goes on with the next piece after one has failed', () => {
    const pieces = createInPieces();
    const done: string[] = [];
    pieces.begin(
      () => {
        throw new Error('broken');
      },
      () => done.push('laid'),
    );
    expect(() => pieces.step()).toThrow('broken');
    expect(pieces.step()).toBe(true);
    expect(done).toEqual(['laid']);
  });
});

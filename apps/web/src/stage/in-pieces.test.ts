import { pod as element } from '@switchboard/core/scene/testing/model';
import type { Pod } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { createInPieces, isFarCrowd } from './in-pieces.ts';

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

const pod = element('a').value as Pod;

describe('a crowd from afar', () => {
  const shown = (pods: number, level: 'rows' | 'streets' | 'plan') => ({
    topology: { pods: new Map(Array.from({ length: pods }, (_, i) => [String(i), pod])) },
    placement: { level },
  });

  it('is one of thousands, and not where their rows are read', () => {
    expect(isFarCrowd(shown(10_000, 'plan'))).toBe(true);
    expect(isFarCrowd(shown(10_000, 'streets'))).toBe(true);
    expect(isFarCrowd(shown(10_000, 'rows'))).toBe(false);
    expect(isFarCrowd(shown(100, 'plan'))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { levelStep } from './level-steps.ts';

describe('levelStep', () => {
  it('changes the level by key where one has not zoomed, and zooms else', () => {
    expect(levelStep('rows', 1, 'out', 'keys')).toBe('streets');
    expect(levelStep('rows', 1.5, 'out', 'keys')).toBeUndefined();
    expect(levelStep('plan', 1, 'in', 'keys')).toBe('streets');
    expect(levelStep('plan', 0.8, 'in', 'keys')).toBeUndefined();
  });

  it('zooms at both ends', () => {
    expect(levelStep('rows', 1, 'in', 'keys')).toBeUndefined();
    expect(levelStep('plan', 0.4, 'out', 'wheel')).toBeUndefined();
  });

  it('goes some way with the wheel first', () => {
    expect(levelStep('streets', 0.9, 'out', 'wheel')).toBeUndefined();
    expect(levelStep('streets', 0.5, 'out', 'wheel')).toBe('plan');
    expect(levelStep('streets', 2, 'in', 'wheel')).toBe('rows');
  });
});

import { describe, expect, it } from 'vitest';
import { assetsOf, reloadWait } from './reload.ts';

describe('loading the wall anew', () => {
  it('waits longer each time, up to a quarter of an hour', () => {
    const now = 10_000_000;
    const after = (n: number) =>
      reloadWait(
        Array.from({ length: n }, () => now),
        now,
      );
    expect([after(0), after(1), after(2), after(3), after(9)]).toEqual([
      5_000, 60_000, 300_000, 900_000, 900_000,
    ]);
  });

  it('counts the time that has passed, and forgets after an hour', () => {
    expect(reloadWait([1_000_000], 1_050_000)).toBe(10_000);
    expect(reloadWait([1_000_000], 1_070_000)).toBe(0);
    expect(reloadWait([1_000_000], 5_000_000)).toBe(5_000);
  });

  it('is not kept for ever by a clock that was wrong', () => {
    expect(reloadWait([9_000_000], 1_000_000)).toBe(5_000);
  });

  it('tells versions of a page by the assets that it names', () => {
    const page = (hash: string) =>
      `<link rel="stylesheet" href="/assets/wall-1.css"><script src="/assets/wall-${hash}.js"></script>`;
    expect(assetsOf(page('a'))).toBe('/assets/wall-1.css /assets/wall-a.js');
    expect(assetsOf(page('a'))).not.toBe(assetsOf(page('b')));
    expect(assetsOf('<p>Not built.</p>')).toBe('');
  });
});

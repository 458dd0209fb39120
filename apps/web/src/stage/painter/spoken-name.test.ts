import { describe, expect, it } from 'vitest';
import type { Run } from '../scene/shape.ts';
import { spokenName } from './spoken-name.ts';

const shows = (...texts: readonly (readonly string[])[]): readonly Run[] =>
  texts.map((parts, index) => ({
    key: String(index),
    x: 0,
    anchor: 'start',
    y: 0,
    size: 13,
    parts: parts.map(text => ({ text, role: 'text', colour: 'ink' })),
  }));

describe('the name of a button on the picture', () => {
  it('is its sentence, where that holds what is shown', () => {
    const label = 'node node-a, zone-1, 5 pods shown';
    expect(spokenName({ label, runs: shows(['node-a'], ['zone-1']) })).toBe(label);
    expect(spokenName({ label, runs: [] })).toBe(label);
  });

  it('begins with what is shown, and says the rest', () => {
    const runs = shows(['10.244.1.', '12'], ['cart-', '2hx8d'], ['terminating']);
    const label = 'pod cart-7c9d5b8f64-2hx8d, terminating, 10.244.1.12, on node-a';
    expect(spokenName({ label, runs })).toBe(
      '10.244.1.12 cart-2hx8d terminating, pod cart-7c9d5b8f64-2hx8d, on node-a',
    );
  });

  it('says whole what is shown in part, and no word for another that holds it', () => {
    const runs = shows(['draining, 28 s'], ['10.2…14:8080']);
    const label = 'line of web, 10.244.2.14:8080, draining, 28 s left, pod web-9v7tn on node-b';
    expect(spokenName({ label, runs })).toBe(
      'draining, 28 s 10.2…14:8080, line of web, 10.244.2.14:8080, 28 s left, pod web-9v7tn on node-b',
    );
    expect(spokenName({ label: 'pod a, ready', runs: shows(['not ready']) })).toBe('not ready, pod a, ready');
  });
});

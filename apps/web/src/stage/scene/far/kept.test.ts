import { describe, expect, it } from 'vitest';
import type { Box, GraphNode, Shape } from '../shape.ts';
import { forgetGone, type Kept, layKept, nextTruth, nothingKept } from './kept.ts';

interface Sheet {
  readonly kept: Kept;
  readonly shapes: Shape[];
  readonly words: Box[];
  readonly nodes: GraphNode[];
}

const sheet = (before: Kept): Sheet => ({
  kept: nextTruth(before),
  shapes: [],
  words: [],
  nodes: [],
});

const dot = (x: number): Shape => ({ type: 'dot', x, y: 0, r: 1, colour: 'ink' });

/** Lays a dot for each, and says for whom it had to be laid. */
function lay(desk: Sheet, from: ReadonlyMap<string, readonly unknown[]>): readonly string[] {
  const laid: string[] = [];
  for (const [key, values] of from)
    layKept(desk, key, values, fresh => {
      laid.push(key);
      fresh.shapes.push(dot(Number(values[0])));
    });
  forgetGone(desk.kept);
  return laid;
}

describe('what is kept from one truth to the next', () => {
  const one = new Map([
    ['a', [1, true]],
    ['b', [2, true]],
  ]);
  function begun() {
    const first = sheet(nothingKept());
    return { first, laid: lay(first, one) };
  }

  it('is laid in the order in which it is asked for', () => {
    const { first, laid } = begun();
    expect(laid).toEqual(['a', 'b']);
    expect(first.shapes).toEqual([dot(1), dot(2)]);
  });

  it('is the same value again while it is laid from the same', () => {
    const { first } = begun();
    const second = sheet(first.kept);
    expect(lay(second, one)).toEqual([]);
    expect(second.shapes.map((shape, i) => shape === first.shapes[i])).toEqual([true, true]);
  });

  it('is laid anew where anything that it was laid from is another value', () => {
    const { first } = begun();
    const second = sheet(first.kept);
    const changed = new Map([
      ['a', [1, true]],
      ['b', [2, false]],
    ]);
    expect(lay(second, changed)).toEqual(['b']);
    expect(second.shapes[0]).toBe(first.shapes[0]);
    expect(second.shapes[1]).not.toBe(first.shapes[1]);
  });

  it('takes another place among the others without being laid again', () => {
    const { first } = begun();
    const second = sheet(first.kept);
    expect(lay(second, new Map([...one].reverse()))).toEqual([]);
    expect(second.shapes).toEqual([dot(2), dot(1)]);
  });

  it('is forgotten once it is gone', () => {
    const { first } = begun();
    const second = sheet(first.kept);
    lay(second, new Map([['a', [1, true]]]));
    expect([...second.kept.sheets.keys()]).toEqual(['a']);
    const third = sheet(second.kept);
    expect(lay(third, one)).toEqual(['b']);
  });
});

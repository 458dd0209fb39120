import { node, pod, topology } from '@switchboard/core/scene/testing/model';
import { describe, expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { spreadWords } from './spread.ts';

/** Two nodes in each of three zones, or of none. */
const names = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'];
function words(places: readonly (string | undefined)[], zoned = true): readonly string[] {
  const pods = places.map((place, i) =>
    pod(`p${i}`, { uid: `p${i}`, ...(place === undefined ? {} : { node: place }) }),
  );
  const lanes = names.map(name => ({ node: name, ...(zoned ? { zone: name.charAt(0) } : {}) }));
  const desk = {
    topology: topology(...names.map(name => node(name)), ...pods),
    placement: { lanes },
  } as unknown as Desk;
  return spreadWords(
    desk,
    places.map((_, i) => `p${i}`),
  );
}

describe('words on how pods are spread', () => {
  it('tell a clump in one zone from an even spread over the same number of nodes', () => {
    expect(words(['a1', 'a2', 'a2'])[0]).toBe('all 3 on 2 nodes of a');
    expect(words(['a1', 'b1', 'c1'])[0]).toBe('on 3 nodes, 1 or more a zone');
  });

  it('say which zones lack one', () => {
    expect(words(['a1', 'b1', 'b2'])[0]).toBe('on 3 nodes, in 2 of 3 zones');
  });

  it('count the least of a zone, over all nodes', () => {
    expect(words([...names, 'a1', 'b1'])[0]).toBe('on all 6 nodes, 2 or more a zone');
  });

  it('speak of nodes only where there are no zones, or only one pod', () => {
    expect(words(['a1', 'b1'], false)).toEqual(['on 2 of 6 nodes']);
    expect(words(['a1'])).toEqual(['on 1 of 6 nodes']);
  });

  it('say nothing of pods that have no node', () => {
    expect(words([undefined, undefined])).toEqual([]);
    expect(words(['a1', 'a1', undefined])[0]).toBe('all 2 on one node of a');
  });
});

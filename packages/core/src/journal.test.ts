import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntry, encodeEntry, replay } from './journal.ts';
import { changes } from './testing/arbitraries.ts';
import { allLive, pod, put } from './testing/builders.ts';
import { emptyWorld, objectsOf, reduce } from './world.ts';

describe('journal', () => {
  it('W9: a change is read as it was written, on one line', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (change, at) => {
        const line = encodeEntry({ at, change });
        expect(line).not.toContain('\n');
        expect(decodeEntry(line)).toEqual({ at, change });
      }),
      { numRuns: 500 },
    );
  });

  it('W9: a recording replays to the world that was recorded', () => {
    fc.assert(
      fc.property(fc.array(changes), heard => {
        const all = [...allLive(), ...heard];
        const played = replay(all.map((change, at) => encodeEntry({ at, change })));
        expect(played).toEqual({ world: reduce(emptyWorld, all).world, malformed: [], at: all.length - 1 });
      }),
    );
  });

  it('W9: lines that are cut off or strange are named, and hide no other', () => {
    const good = encodeEntry({ at: 5, change: put(pod('web-0')) });
    const strange = [
      good.slice(0, 40),
      '{"at":1}',
      '[]',
      '{"at":1,"change":{"type":"put","object":{"kind":"Secret"}}}',
    ];
    const { world, malformed, at } = replay(['', good, ...strange]);
    expect(malformed).toEqual([3, 4, 5, 6]);
    expect(objectsOf(world, 'shop', 'Pod').size).toBe(1);
    expect(at).toBe(5);
    expect(replay([])).toEqual({ world: emptyWorld, malformed: [] });
  });

  it('W9: whatever a line says, it is an entry that can be replayed or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), line => {
        expect(decodeEntry(line)).toBeUndefined();
      }),
    );
  });
});

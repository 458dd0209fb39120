import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Program } from '../app/program.ts';
import { listenForPlayerKeys } from '../player/keys.ts';
import type { Player } from '../stage/play/player.ts';
import { createValue } from '../store/value.ts';
import { commandWords } from './command-words.ts';
import { commands, press } from './commands.ts';

/** Which of the player's deeds were done. */
function player() {
  const done: string[] = [];
  const deed = (name: string) => (direction?: unknown) =>
    void done.push([name, direction].filter(Boolean).join(' '));
  const status = createValue({ pace: 'live' });
  const made = {
    status,
    toggle: deed('toggle'),
    step: deed('step'),
    speed: deed('speed'),
    setPace: deed('pace'),
  };
  return { player: made as unknown as Player, done };
}

beforeEach(() => vi.stubGlobal('Element', class {}));

describe('commands', () => {
  it('have words, each, and a key of their own', () => {
    expect(commands.map(({ id }) => id).sort()).toEqual(Object.keys(commandWords).sort());
    const keys = commands.flatMap(({ key }) => (key === undefined ? [] : [key]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('print the key that they listen for', () => {
    for (const { key, keys } of commands)
      if (key !== undefined) expect(keys.join(' ').toLowerCase()).toBe(key);
  });

  it.each(commands.filter(({ section }) => section === 'time'))(
    '$id does from the palette what its key does',
    ({ keys, run }) => {
      const [byKey, byName] = [player(), player()];
      let pressed: (event: object) => void = () => {};
      listenForPlayerKeys(
        {
          addEventListener: (_: string, listener: typeof pressed) => (pressed = listener),
        } as unknown as Window,
        byKey.player,
      );
      const key = keys[0] === 'Space' ? ' ' : keys[0];
      pressed({ key, target: null, preventDefault: () => {} });
      run?.({ player: byName.player } as Program);
      expect(byKey.done).toHaveLength(1);
      expect(byName.done).toEqual(byKey.done);
    },
  );

  it('do nothing by their key where there is nothing to act on', () => {
    const stepped: number[] = [];
    const search = (found: object | undefined) => ({
      found: createValue(found),
      finder: createValue({ step: (by: number) => stepped.push(by) }),
    });
    press('n', false, { search: search(undefined) } as unknown as Program);
    press('n', false, { search: search({}) } as unknown as Program);
    press('n', true, { search: search({}) } as unknown as Program);
    expect(stepped).toEqual([1, -1]);
  });

  it('are there for the simulated cluster and for closed lists only where there are such', () => {
    const program = (actions: boolean, state: string) =>
      ({
        link: createValue({ hello: { actions } }),
        store: { topology: () => ({ freshness: new Map([['Node', { state }]]) }) },
      }) as unknown as Program;
    const applies = (id: string, program: Program) => commands.find(one => one.id === id)?.applies?.(program);
    expect([applies('simulation', program(true, 'live')), applies('rights', program(true, 'live'))]).toEqual([
      true,
      false,
    ]);
    expect([
      applies('simulation', program(false, 'denied')),
      applies('rights', program(false, 'denied')),
    ]).toEqual([false, true]);
  });
});

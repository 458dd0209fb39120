import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createValue } from '../store/value.ts';
import { createKeySwitch } from './key-switch.ts';
import { listenForKeys } from './keys.ts';
import type { DialogName, Program } from './program.ts';

class Input {}
beforeEach(() => {
  for (const name of ['HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement'])
    vi.stubGlobal(name, Input);
});

function storage(): Pick<Window, 'localStorage'> {
  const kept = new Map<string, string>();
  return {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    } as unknown as Storage,
  };
}

function page(browser = storage()) {
  const pressed: string[] = [];
  let left = 0;
  const keys = createKeySwitch(browser);
  const dialog = createValue<DialogName | undefined>(undefined);
  let listener: (event: object) => void = () => {};
  listenForKeys(
    { addEventListener: (_: string, heard: typeof listener) => (listener = heard) } as unknown as Window,
    { dialog, keys, view: { leave: () => left++ === 0 } } as unknown as Program,
    (key, shift) => void pressed.push(shift ? `shift ${key}` : key),
  );
  const press = (key: string, more: object = {}) =>
    listener({ key, target: null, preventDefault: () => {}, ...more });
  return { press, pressed, keys, dialog, left: () => left };
}

describe('keys of the page', () => {
  it('do what single keys do, but not while one types, or with another key held', () => {
    const { press, pressed } = page();
    press('T');
    press('n', { shiftKey: true });
    press('t', { target: new Input() });
    press('t', { altKey: true });
    expect(pressed).toEqual(['t', 'shift n']);
  });

  it('can be switched off, for good; what is held with Ctrl and Escape still work', () => {
    const browser = storage();
    page(browser).keys.set(false);
    const { press, pressed, dialog, left, keys } = page(browser);
    expect(keys.get()).toBe(false);
    for (const key of ['t', '/', '?']) press(key);
    expect(pressed).toEqual([]);
    press('Escape');
    expect(left()).toBe(1);
    press('k', { ctrlKey: true });
    expect(dialog.get()).toBe('palette');
    keys.set(true);
    expect(page(browser).keys.get()).toBe(true);
  });
});

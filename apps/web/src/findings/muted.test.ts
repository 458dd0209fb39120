import { describe, expect, it } from 'vitest';
import { createMuted } from './muted.ts';

function pageWith(first?: string) {
  const kept = new Map<string, string>(first === undefined ? [] : [['switchboard.muted', first]]);
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { page: { localStorage } as unknown as Window, kept };
}

describe('what is muted', () => {
  it('is remembered by this browser, and forgotten when it is wanted again', () => {
    const { page, kept } = pageWith();
    const muted = createMuted(page);
    muted.mute('rule');
    muted.mute('rule Pod/default/a');
    expect([...createMuted(page).entries.get()]).toEqual(['rule', 'rule Pod/default/a']);
    muted.unmute(['rule', 'rule Pod/default/a']);
    expect(muted.entries.get().size).toBe(0);
    expect(kept.size).toBe(0);
  });

  it.each(['', '{', '{}', '[1, null]'])('is nothing where %j was kept', text => {
    expect(createMuted(pageWith(text).page).entries.get().size).toBe(0);
  });

  it('holds until the page is left where nothing may be kept', () => {
    const refuse = () => {
      throw new Error('forbidden');
    };
    const localStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    const muted = createMuted({ localStorage } as unknown as Window);
    muted.mute('rule');
    expect(muted.entries.get().has('rule')).toBe(true);
  });
});

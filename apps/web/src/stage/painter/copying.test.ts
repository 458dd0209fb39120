import { describe, expect, it, vi } from 'vitest';
import { copyTrueText } from './copying.ts';

const full = 'a\u202e-name-that-is-long';
const shown = 'a‹202E›-n…long';

/** What lands in the clipboard when somebody copies `selected` out of a box, or with the focus on it and nothing selected. */
function copied(selected: string, name: string | undefined = full): string | undefined {
  const element = {
    dataset: name === undefined ? {} : { full: name },
    textContent: shown,
    closest: () => (name === undefined ? null : element),
  };
  vi.stubGlobal('getSelection', () => ({
    isCollapsed: selected === '',
    toString: () => selected,
    anchorNode: { parentElement: element },
  }));
  vi.stubGlobal('document', { activeElement: element });
  const layer = new EventTarget();
  copyTrueText(layer as HTMLElement);
  let text: string | undefined;
  const clipboardData = {
    setData(_type: string, data: string) {
      text = data;
    },
  };
  const event = Object.assign(new Event('copy', { cancelable: true }), { clipboardData });
  layer.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(text !== undefined);
  return text;
}

describe('copying', () => {
  it('gives the true text of a whole name, and of the button that has the focus', () => {
    expect(copied(shown)).toBe(full);
    expect(copied(` ${shown} `)).toBe(full);
    expect(copied('')).toBe(full);
  });

  it('gives it also for a part that holds a mark: the mark is nowhere in the name', () => {
    expect(copied('a‹202E›')).toBe(full);
    expect(copied('n…long')).toBe(full);
  });

  it('leaves a part that was chosen on purpose, and words without a name behind them, as they are', () => {
    expect(copied('long')).toBeUndefined();
    expect(copied('ready', undefined)).toBeUndefined();
  });
});

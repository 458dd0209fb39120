/**
 * Whether single keys do something (WCAG 2.1.4: they can be switched off, for those who speak to their computer or touch keys by accident). Kept in this browser. Keys with
 * Ctrl, arrows and Escape always work.
 */
import { createValue, type Value } from '../store/value.ts';

const stored = 'switchboard.keys';

export function createKeySwitch(page: Pick<Window, 'localStorage'>): Value<boolean> {
  const keys = createValue(read() !== 'off');
  keys.subscribe(() => {
    try {
      if (keys.get()) page.localStorage.removeItem(stored);
      else page.localStorage.setItem(stored, 'off');
    } catch {
      // Storage may be forbidden; then the choice holds until the page is left.
    }
  });
  function read(): string | null {
    try {
      return page.localStorage.getItem(stored);
    } catch {
      return null;
    }
  }
  return keys;
}

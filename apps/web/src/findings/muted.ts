/** What this browser does not want to hear of: keys of findings, and ids of rules. Kept in local storage; where that is forbidden, until the page is left. */
import { createValue, type Value } from '../store/value.ts';

const stored = 'switchboard.muted';

export interface Muted {
  readonly entries: Value<ReadonlySet<string>>;
  mute(entry: string): void;
  unmute(entries: readonly string[]): void;
}

export function createMuted(page: Pick<Window, 'localStorage'>): Muted {
  const entries = createValue<ReadonlySet<string>>(read());

  function write(next: ReadonlySet<string>): void {
    entries.set(next);
    try {
      if (next.size === 0) page.localStorage.removeItem(stored);
      else page.localStorage.setItem(stored, JSON.stringify([...next]));
    } catch {
      // Storage may be forbidden or full.
    }
  }

  function read(): ReadonlySet<string> {
    try {
      const found: unknown = JSON.parse(page.localStorage.getItem(stored) ?? '[]');
      return new Set(Array.isArray(found) ? found.filter(one => typeof one === 'string') : []);
    } catch {
      return new Set();
    }
  }

  return {
    entries,
    mute: entry => write(new Set([...entries.get(), entry])),
    unmute: gone => write(new Set([...entries.get()].filter(entry => !gone.includes(entry)))),
  };
}

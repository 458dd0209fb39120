/**
 * The search of the page, as far as the first load needs it: whether it is open, and what lights the stage. The words are the address's; who finds comes with its own
 * code, as soon as somebody searches. Made once by the page.
 */
import type { Path } from '@switchboard/core/scene/select';
import type { View } from '../lens/view.ts';
import type { Store } from '../store/store.ts';
import { createValue, type Value } from '../store/value.ts';
import type { Finder } from './finder.ts';

export interface Search {
  /** What matches and the way to it; undefined: nothing is searched for. */
  readonly found: Value<Path | undefined>;
  readonly finder: Value<Finder | undefined>;
  /** The suggestion that the keys stand on, by the id of its element. */
  readonly active: Value<string | undefined>;
  /** Whether there are suggestions on screen. */
  readonly suggests: Value<boolean>;
  /** Whether what was found, or may be looked for, is on screen. */
  readonly open: Value<boolean>;
}

export interface Searched {
  readonly store: Store;
  readonly view: View;
  /** Leads the focus to what stands on the stage under this key; false where nothing does. */
  readonly goTo: (key: string) => boolean;
}

export function createSearch({ store, view, goTo }: Searched): Search {
  const search: Search = {
    found: createValue<Path | undefined>(undefined),
    finder: createValue<Finder | undefined>(undefined),
    active: createValue<string | undefined>(undefined),
    suggests: createValue(false),
    open: createValue((view.address.get().find ?? '') !== ''),
  };
  let asked = false;
  async function fetchFinder(): Promise<void> {
    if (asked) return;
    asked = true;
    try {
      const { createFinder } = await import('./finder.ts');
      search.finder.set(createFinder({ store, view, goTo, search }));
    } catch {
      // Its place says that it did not come; the next key that is pressed asks again.
      asked = false;
    }
  }
  function follow(): void {
    if ((view.address.get().find ?? '') !== '') search.open.set(true);
    if (search.open.get()) void fetchFinder();
  }
  view.address.subscribe(follow);
  search.open.subscribe(follow);
  follow();
  return search;
}

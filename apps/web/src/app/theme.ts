/**
 * Dark, light or for a projector: what the URL says, else what was chosen in this browser, else what the system prefers. Sets `data-theme` on the root element,
 * from which all colours follow; the stage is told by the value.
 */
import type { View } from '../lens/view.ts';
import { createValue, type Value } from '../store/value.ts';
import { type Theme as ThemeName, themes } from '../tokens/tokens.ts';

export interface Theme {
  readonly name: Value<ThemeName>;
  choose(name: ThemeName): void;
}

const key = 'switchboard.theme';

export function createTheme(page: Window, view: Pick<View, 'address' | 'go'>): Theme {
  const system = page.matchMedia('(prefers-color-scheme: dark)');
  let chosen = remembered(page);
  const wanted = (): ThemeName => view.address.get().theme ?? chosen ?? (system.matches ? 'dark' : 'light');
  const name = createValue<ThemeName>(wanted());

  function show(): void {
    name.set(wanted());
    page.document.documentElement.dataset['theme'] = name.get();
  }
  system.addEventListener('change', show);
  view.address.subscribe(show);
  show();

  return {
    name,
    choose(next) {
      // A projector hangs on one screen and not on every one: only the URL remembers it.
      if (next !== 'projector') remember(page, next);
      chosen = next;
      if (next === 'projector' || view.address.get().theme !== undefined) view.go({ theme: next });
      show();
    },
  };
}

function remember(page: Window, name: ThemeName): void {
  try {
    page.localStorage.setItem(key, name);
  } catch {
    // Storage may be forbidden; then the choice holds until the page is left.
  }
}

function remembered(page: Window): ThemeName | undefined {
  try {
    const found = page.localStorage.getItem(key);
    return themes.find(theme => theme === found);
  } catch {
    return undefined;
  }
}

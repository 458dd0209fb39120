/**
 * Dark or light: what the system prefers until the viewer chooses, then what was chosen, remembered in this browser. Sets `data-theme` on the root element,
 * from which all colours follow; the stage is told by the value.
 */
import { createValue, type Value } from '../store/value.ts';

export type ThemeName = 'dark' | 'light';

export interface Theme {
  readonly name: Value<ThemeName>;
  choose(name: ThemeName): void;
}

const key = 'switchboard.theme';

export function createTheme(page: Window): Theme {
  const system = page.matchMedia('(prefers-color-scheme: dark)');
  const preferred = (): ThemeName => (system.matches ? 'dark' : 'light');
  const asked = new URLSearchParams(page.location.search).get('theme') ?? remembered(page);
  let chosen: ThemeName | undefined = asked === 'dark' || asked === 'light' ? asked : undefined;
  const name = createValue<ThemeName>(chosen ?? preferred());

  function show(): void {
    name.set(chosen ?? preferred());
    page.document.documentElement.dataset['theme'] = name.get();
  }
  system.addEventListener('change', show);
  show();

  return {
    name,
    choose(next) {
      chosen = next;
      try {
        page.localStorage.setItem(key, next);
      } catch {
        // Storage may be forbidden; then the choice holds until the page is left.
      }
      show();
    },
  };
}

function remembered(page: Window): string | null {
  try {
    return page.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * The colours that the canvases paint with: those of the theme, or, where the system imposes its own, the system's, as values that every canvas understands. Read by
 * the painter; it also says when the system has changed its mind.
 */
import { type Palette, palettes, systemPalette, type Theme } from '../../tokens/tokens.ts';

const query = '(forced-colors: active)';

export function paletteOf(theme: Theme): Palette {
  return matchMedia(query).matches ? resolved() : palettes[theme];
}

/** Returns how to stop listening. */
export function onForcedColours(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Names of system colours as the browser computes them now, which it only does for what is in the page. */
function resolved(): Palette {
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const found = Object.entries(systemPalette).map(([name, system]) => {
    probe.style.color = system;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(found) as Palette;
}

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
    return [name, hex(getComputedStyle(probe).color)];
  });
  probe.remove();
  return Object.fromEntries(found) as Palette;
}

/** `rgb(0, 230, 255)` as `#00E6FF`: the graph takes lists of colours apart at their spaces. */
function hex(colour: string): string {
  const channels = colour.match(/[\d.]+/g) ?? [];
  const pairs = channels
    .slice(0, 3)
    .map(channel => Math.round(Number(channel)).toString(16).padStart(2, '0'));
  return `#${pairs.join('').toUpperCase()}`;
}

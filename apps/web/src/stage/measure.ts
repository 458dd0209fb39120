/**
 * Widths of words as the browser sets them: once per text and role at one size, then scaled (glyph advances are linear with geometric precision).
 * Canvas cannot measure this type: it knows no percentages of the width axis. When fonts arrive all of it is measured anew.
 */
import type { Measure } from './scene/shape.ts';

const size = 100;

export interface Measuring {
  /** Another function once other fonts have arrived, so that scenes made with the old widths are not kept. */
  measure(): Measure;
  destroy(): void;
}

export function createMeasure(host: HTMLElement, onFonts: () => void): Measuring {
  // Apart from the page, which is not laid out anew for it.
  const place = document.createElement('div');
  place.className = 'measures';
  place.setAttribute('aria-hidden', 'true');
  const probe = document.createElement('span');
  place.append(probe);
  host.append(place);

  function measureAnew(): Measure {
    const known = new Map<string, number>();
    return (text, role, wanted) => {
      const key = `${role} ${text}`;
      let width = known.get(key);
      if (width === undefined) {
        probe.className = `measure t-${role}`;
        probe.textContent = text;
        width = probe.getBoundingClientRect().width / size;
        if (known.size > 20_000) known.clear();
        known.set(key, width);
      }
      return width * wanted;
    };
  }

  let measure = measureAnew();
  function arrived(): void {
    measure = measureAnew();
    onFonts();
  }
  document.fonts.addEventListener('loadingdone', arrived);
  return {
    measure: () => measure,
    destroy() {
      document.fonts.removeEventListener('loadingdone', arrived);
      place.remove();
    },
  };
}

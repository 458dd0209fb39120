/**
 * Widths of words as the browser sets them: once per text and role at one size, then scaled (glyph advances are linear with geometric precision).
 * Canvas cannot measure this type: it knows no percentages of the width axis. `forget` when fonts have arrived.
 */
import type { Measure } from './scene/shape.ts';

const size = 100;

export function createMeasure(host: HTMLElement): {
  readonly measure: Measure;
  forget(): void;
  destroy(): void;
} {
  const probe = document.createElement('span');
  probe.className = 'measure';
  probe.setAttribute('aria-hidden', 'true');
  host.append(probe);
  const known = new Map<string, number>();
  return {
    measure(text, role, wanted) {
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
    },
    forget: () => known.clear(),
    destroy: () => probe.remove(),
  };
}

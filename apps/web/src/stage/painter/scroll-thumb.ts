/** How much of the picture is in sight, and where: a thin mark at the right edge, only while there is more than fits. For the eye; hidden from assistive technology. */
import type { Extent, View } from '../view.ts';

export interface ScrollThumb {
  /** `from` is where rows begin to show below the heads, screen pixels. */
  show(view: View, content: Extent, size: Extent, from: number): void;
  destroy(): void;
}

const shortest = 24;

export function createScrollThumb(host: HTMLElement): ScrollThumb {
  const thumb = document.createElement('div');
  thumb.className = 'thumb';
  thumb.setAttribute('aria-hidden', 'true');
  thumb.hidden = true;
  host.append(thumb);
  return {
    show(view, content, size, from) {
      const whole = content.height * view.zoom - from;
      const seen = size.height - from;
      thumb.hidden = whole <= seen + 1;
      if (thumb.hidden) return;
      const height = Math.max(shortest, Math.round((seen * seen) / whole));
      const top = from + Math.round(Math.min(1, Math.max(0, -view.y / (whole - seen))) * (seen - height));
      thumb.style.height = `${height}px`;
      thumb.style.transform = `translateY(${top}px)`;
    },
    destroy: () => thumb.remove(),
  };
}

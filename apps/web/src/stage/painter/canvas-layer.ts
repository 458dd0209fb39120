/** A canvas that covers the stage, sharp on every screen. Used by the backdrop and the ink; hidden from assistive technology. */
import type { Extent, View } from '../view.ts';

export interface CanvasLayer {
  resize(size: Extent): void;
  /** Clears, sets the transform of the view, and hands over the context. */
  begin(view: View): CanvasRenderingContext2D;
  /** The same without clearing. */
  resume(view: View): CanvasRenderingContext2D;
  /** Whether anything is on it. */
  show(any: boolean): void;
  destroy(): void;
}

export function createCanvasLayer(host: HTMLElement, className: string): CanvasLayer {
  const canvas = document.createElement('canvas');
  canvas.className = `layer ${className}`;
  canvas.setAttribute('aria-hidden', 'true');
  host.append(canvas);
  const found = canvas.getContext('2d');
  if (found === null) throw new Error('This browser offers no 2D canvas; the picture cannot be drawn.');
  const context = found;

  function resume(view: View): CanvasRenderingContext2D {
    const ratio = window.devicePixelRatio;
    context.setTransform(view.zoom * ratio, 0, 0, view.zoom * ratio, view.x * ratio, view.y * ratio);
    return context;
  }

  return {
    resize(size) {
      const ratio = window.devicePixelRatio;
      canvas.width = Math.round(size.width * ratio);
      canvas.height = Math.round(size.height * ratio);
      canvas.style.width = `${size.width}px`;
      canvas.style.height = `${size.height}px`;
    },
    begin(view) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      return resume(view);
    },
    resume,
    show: any => void canvas.classList.toggle('empty', !any),
    destroy: () => canvas.remove(),
  };
}

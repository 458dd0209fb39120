/**
 * Pan and zoom by hand: wheel, Ctrl and wheel, drag on free ground, and + − 0. Turns events into wishes of another view; the stage settles them.
 * A drag that has moved is not a click.
 */
import { home, panned, type View, zoomed } from './view.ts';

export interface Gestures {
  destroy(): void;
}

/** Pixels that a pointer may tremble in a click. */
const tremble = 4;

export function listenToGestures(
  host: HTMLElement,
  current: () => View,
  wish: (view: View) => void,
): Gestures {
  const controller = new AbortController();
  const { signal } = controller;
  let drag: { readonly x: number; readonly y: number; readonly view: View; moved: boolean } | undefined;

  const inHost = (event: MouseEvent) => {
    const { left, top } = host.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  host.addEventListener(
    'wheel',
    event => {
      event.preventDefault();
      // Lines and pages are turned into pixels as browsers do.
      const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? host.clientHeight : 1;
      if (event.ctrlKey || event.metaKey) {
        const { x, y } = inHost(event);
        wish(zoomed(current(), Math.exp((-event.deltaY * unit) / 300), x, y));
      } else {
        const sideways = event.shiftKey && event.deltaX === 0;
        const dx = sideways ? event.deltaY : event.deltaX;
        const dy = sideways ? 0 : event.deltaY;
        wish(panned(current(), -dx * unit, -dy * unit));
      }
    },
    { signal, passive: false },
  );
  host.addEventListener(
    'pointerdown',
    event => {
      const onWords = event.target instanceof Element && event.target.closest('.box') !== null;
      if (event.button !== 0 || onWords) return;
      drag = { x: event.clientX, y: event.clientY, view: current(), moved: false };
    },
    { signal, capture: true },
  );
  window.addEventListener(
    'pointermove',
    event => {
      if (drag === undefined) return;
      const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
      if (!drag.moved && Math.hypot(dx, dy) < tremble) return;
      drag.moved = true;
      host.classList.add('dragging');
      wish(panned(drag.view, dx, dy));
    },
    { signal },
  );
  const end = () => {
    drag = undefined;
    host.classList.remove('dragging');
  };
  window.addEventListener('pointerup', end, { signal });
  window.addEventListener('pointercancel', end, { signal });
  host.addEventListener(
    'keydown',
    event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const [x, y] = [host.clientWidth / 2, host.clientHeight / 2];
      if (event.key === '+' || event.key === '=') wish(zoomed(current(), 1.25, x, y));
      else if (event.key === '-') wish(zoomed(current(), 0.8, x, y));
      else if (event.key === '0') wish(home);
      else return;
      event.preventDefault();
    },
    { signal },
  );
  return { destroy: () => controller.abort() };
}

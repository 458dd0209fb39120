/**
 * Pan and zoom by hand: wheel, Ctrl and wheel, drag on free ground, two fingers, and + − 0. Turns events into wishes of another view; the stage settles them.
 * A drag that has moved is not a click. A finger may also begin on words: there it drags as soon as it has moved.
 */
import { home, panned, pinched, type View, zoomed } from './view.ts';

export interface Gestures {
  destroy(): void;
}

/** Pixels that a pointer may tremble in a click. */
const tremble = 4;

interface Point {
  readonly x: number;
  readonly y: number;
}

export function listenToGestures(
  host: HTMLElement,
  current: () => View,
  wish: (view: View) => void,
  /** Whether this step changes the level of detail, and so is no zoom. */
  changesLevel: (direction: 'in' | 'out', by: 'keys' | 'wheel') => boolean = () => false,
): Gestures {
  const controller = new AbortController();
  const { signal } = controller;
  /** Where each pointer that is down is now. */
  const down = new Map<number, Point>();
  /** From where it all is measured: begun anew with every finger that comes or goes. */
  let start: { readonly points: readonly Point[]; readonly view: View } | undefined;
  let moved = false;

  const inHost = (event: MouseEvent): Point => {
    const { left, top } = host.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  function begin(): void {
    start = down.size === 0 ? undefined : { points: [...down.values()], view: current() };
  }

  host.addEventListener(
    'wheel',
    event => {
      event.preventDefault();
      // Lines and pages are turned into pixels as browsers do.
      const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? host.clientHeight : 1;
      if (event.ctrlKey || event.metaKey) {
        const { x, y } = inHost(event);
        if (changesLevel(event.deltaY > 0 ? 'out' : 'in', 'wheel')) return;
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
      if (down.size === 0) moved = false;
      const onWords = event.target instanceof Element && event.target.closest('.box') !== null;
      if (event.button !== 0 || (onWords && event.pointerType === 'mouse') || down.size === 2) return;
      down.set(event.pointerId, inHost(event));
      begin();
    },
    { signal, capture: true },
  );
  window.addEventListener(
    'pointermove',
    event => {
      if (start === undefined || !down.has(event.pointerId)) return;
      down.set(event.pointerId, inHost(event));
      const [a, b] = [...down.values()];
      const [from, other] = start.points;
      if (a === undefined || from === undefined) return;
      const far = Math.hypot(a.x - from.x, a.y - from.y);
      if (!moved && down.size === 1 && far < tremble) return;
      moved = true;
      host.classList.add('dragging');
      if (b !== undefined && other !== undefined) wish(pinched(start.view, [from, other], [a, b]));
      else wish(panned(start.view, a.x - from.x, a.y - from.y));
    },
    { signal },
  );
  const end = (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return;
    begin();
    if (down.size === 0) host.classList.remove('dragging');
  };
  window.addEventListener('pointerup', end, { signal });
  window.addEventListener('pointercancel', end, { signal });
  // What a finger has dragged it has not chosen.
  host.addEventListener(
    'click',
    event => {
      if (!moved || event.detail === 0) return;
      moved = false;
      event.stopPropagation();
    },
    { signal, capture: true },
  );
  host.addEventListener(
    'keydown',
    event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const [x, y] = [host.clientWidth / 2, host.clientHeight / 2];
      if (event.key === '+' || event.key === '=') {
        if (!changesLevel('in', 'keys')) wish(zoomed(current(), 1.25, x, y));
      } else if (event.key === '-') {
        if (!changesLevel('out', 'keys')) wish(zoomed(current(), 0.8, x, y));
      } else if (event.key === '0') wish(home);
      else return;
      event.preventDefault();
    },
    { signal },
  );
  return { destroy: () => controller.abort() };
}

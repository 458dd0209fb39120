/**
 * Lamps far away under the pointer: one line says which pod it is, and a click selects it. They are paint, so what is under the pointer is computed, and nothing is in
 * the document for each of them. Used by the stage; near rows have words of their own.
 */

import type { ObjectName } from '@switchboard/core/scene/lens';
import type { LampUnder } from '@switchboard/core/scene/levels/under';
import type { View } from './view.ts';

export interface LampPointer {
  /** Whether the pointer is on a lamp. */
  on(): boolean;
  /** What was under it may be gone. */
  forget(): void;
  destroy(): void;
}

export interface LampPointerOptions {
  readonly host: HTMLElement;
  view(): View;
  /** At a point of the model. */
  under(x: number, y: number): LampUnder | undefined;
  onSelect(object: ObjectName): void;
}

export function createLampPointer({ host, view, under, onSelect }: LampPointerOptions): LampPointer {
  const controller = new AbortController();
  const { signal } = controller;
  const tip = document.createElement('div');
  tip.className = 'lamp-tip';
  tip.setAttribute('aria-hidden', 'true');
  tip.hidden = true;
  host.append(tip);
  let found: LampUnder | undefined;

  function at(event: MouseEvent): LampUnder | undefined {
    const onWords = event.target instanceof Element && event.target.closest('.box, .minimap') !== null;
    if (onWords || host.classList.contains('dragging')) return undefined;
    const { left, top } = host.getBoundingClientRect();
    const { x, y, zoom } = view();
    return under((event.clientX - left - x) / zoom, (event.clientY - top - y) / zoom);
  }

  function show(next: LampUnder | undefined): void {
    found = next;
    tip.hidden = next === undefined;
    host.classList.toggle('on-lamp', next !== undefined);
    if (next === undefined) return;
    if (tip.textContent !== next.text) tip.textContent = next.text;
    const { x, y, zoom } = view();
    const [left, top] = [next.x * zoom + x, next.y * zoom + y];
    const width = tip.offsetWidth;
    tip.style.transform = `translate(${Math.round(Math.max(4, Math.min(host.clientWidth - width - 4, left - width / 2)))}px, ${Math.round(top < 40 ? top + 12 : top - 34)}px)`;
  }

  host.addEventListener('pointermove', event => show(at(event)), { signal });
  host.addEventListener('pointerleave', () => show(undefined), { signal });
  host.addEventListener('wheel', () => show(undefined), { signal, passive: true });
  host.addEventListener(
    'click',
    event => {
      const lamp = at(event);
      if (lamp !== undefined) onSelect(lamp.object);
    },
    { signal },
  );

  return {
    on: () => found !== undefined,
    forget: () => show(undefined),
    destroy() {
      controller.abort();
      tip.remove();
    },
  };
}

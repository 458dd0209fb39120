/**
 * Who has the focus on the stage: one box takes part in Tab, arrows move on from there, Enter and a click select, once more (or F) looks at it alone. Listens on the
 * host, asks the scene for its boxes, and tells the painter; it holds one key. What the pointer is over is told, too. Keeps T7.
 */

import type { ObjectName } from '@switchboard/core/scene/lens';
import { isSameObject } from '@switchboard/core/scene/object-name';
import { buttons, type Ground, isArrow, neighbour } from './keyboard.ts';
import type { Box } from './scene/shape.ts';

export interface FocusOptions {
  readonly host: HTMLElement;
  /** `far`: also what is out of sight. */
  ground(far: boolean): Ground;
  setTabStop(key: string | undefined): void;
  /** Brings the box into view and focuses its element. */
  reveal(box: Box): void;
  selected(): ObjectName | undefined;
  onSelect(object: ObjectName | undefined): void;
  onFocus(object: ObjectName): void;
  /** A folded list is opened, or folded again. */
  onOpen(list: string): void;
  /** The pointer or the focus is on this one now. */
  onPoint(box: Box | undefined): void;
}

export interface Focus {
  /** Before the words change: remembers whether the focus is on the stage. */
  before(): void;
  /** After every change of the words: the tab stop is a box that exists, and the focus is not lost with its box. */
  keep(): void;
  /** Height of the box that has the focus, or had it last. */
  heldAt(): number | undefined;
  /** False where there is no such box. */
  goTo(key: string): boolean;
  destroy(): void;
}

/** Two clicks within this time (ms) and so near (px) are one wish, also where the page has moved under the pointer meanwhile. */
const twice = { time: 400, distance: 6 } as const;

export function createFocus(options: FocusOptions): Focus {
  const { host } = options;
  const controller = new AbortController();
  const { signal } = controller;
  let tabStop: string | undefined;
  /** Where the focus was last, in case its box goes. */
  let last: Box | undefined;
  let had = false;
  let clicked: { readonly event: MouseEvent; readonly object: ObjectName } | undefined;

  function stopAt(box: Box | undefined): void {
    tabStop = box?.key;
    last = box ?? last;
    options.setTabStop(tabStop);
  }

  function boxOf(target: EventTarget | null): Box | undefined {
    const key = target instanceof Element ? target.closest<HTMLElement>('.box')?.dataset['key'] : undefined;
    return key === undefined ? undefined : options.ground(false).boxes.find(box => box.key === key);
  }

  host.addEventListener(
    'click',
    event => {
      if (clicked !== undefined && isAgain(clicked.event, event)) {
        options.onFocus(clicked.object);
        clicked = undefined;
        return;
      }
      clicked = undefined;
      const box = boxOf(event.target);
      if (box?.opens !== undefined) options.onOpen(box.opens);
      else if (box?.object !== undefined) {
        const byKey = event.detail === 0;
        if (byKey && isSameObject(options.selected(), box.object)) options.onFocus(box.object);
        else options.onSelect(box.object);
        if (!byKey) clicked = { event, object: box.object };
      }
    },
    { signal },
  );
  host.addEventListener(
    'focusin',
    event => {
      const box = boxOf(event.target);
      if (box?.tag === 'button' && box.key !== tabStop) stopAt(box);
      // What a click has put the focus on is under the pointer anyway.
      if (event.target instanceof Element && event.target.matches(':focus-visible')) options.onPoint(box);
    },
    { signal },
  );
  host.addEventListener('focusout', () => options.onPoint(undefined), { signal });
  host.addEventListener('pointerover', event => options.onPoint(boxOf(event.target)), { signal });
  host.addEventListener('pointerleave', () => options.onPoint(undefined), { signal });
  host.addEventListener(
    'keydown',
    event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const here = boxOf(event.target);
      if ((event.key === 'f' || event.key === 'F') && here?.object !== undefined) {
        event.preventDefault();
        options.onFocus(here.object);
      }
      const arrow = event.key;
      if (!isArrow(arrow)) return;
      const from = here?.key ?? tabStop;
      if (from === undefined) return;
      event.preventDefault();
      // Up and down lead to what is near; wires, first and last may be anywhere.
      const ground = options.ground(arrow !== 'ArrowUp' && arrow !== 'ArrowDown');
      const to = neighbour(ground, from, arrow);
      const next = ground.boxes.find(box => box.key === to);
      if (next === undefined) return;
      stopAt(next);
      options.reveal(next);
    },
    { signal },
  );

  return {
    before() {
      had = host.contains(document.activeElement) && boxOf(document.activeElement) !== undefined;
    },
    keep() {
      const all = buttons(options.ground(false).boxes);
      const same = all.find(box => box.key === tabStop);
      if (same !== undefined) {
        last = same;
        return;
      }
      const next = nearest(all, last) ?? all.find(box => box.group === 'Services') ?? all[0];
      const lost = had;
      had = false;
      stopAt(next);
      if (lost && next !== undefined) options.reveal(next);
    },
    heldAt: () => (last === undefined ? undefined : last.y + last.height / 2),
    goTo(key) {
      const box = buttons(options.ground(true).boxes).find(box => box.key === key);
      if (box === undefined) return false;
      stopAt(box);
      options.reveal(box);
      return true;
    },
    destroy: () => controller.abort(),
  };
}

function isAgain(first: MouseEvent, second: MouseEvent): boolean {
  return (
    second.detail > 0 &&
    second.timeStamp - first.timeStamp < twice.time &&
    Math.hypot(second.clientX - first.clientX, second.clientY - first.clientY) < twice.distance
  );
}

/** The button of the same column that is nearest: who has the seat now, a newcomer or a tombstone, else a neighbour. */
function nearest(all: readonly Box[], to: Box | undefined): Box | undefined {
  if (to === undefined) return undefined;
  return all
    .filter(box => box.group === to.group)
    .sort(
      (a, b) => Math.abs(a.y - to.y) - Math.abs(b.y - to.y) || Math.abs(a.x - to.x) - Math.abs(b.x - to.x),
    )[0];
}

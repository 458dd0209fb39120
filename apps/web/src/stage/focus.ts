/**
 * Who has the focus on the stage: one box takes part in Tab, arrows move on from there, Enter and a click select, Escape gives all back. Listens on the
 * host, asks the scene for its boxes, and tells the painter; it holds one key. Keeps T7.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import { buttons, isArrow, neighbour } from './keyboard.ts';
import type { Box } from './scene/shape.ts';

export interface FocusOptions {
  readonly host: HTMLElement;
  boxes(): readonly Box[];
  setTabStop(key: string | undefined): void;
  /** Brings the box into view and focuses its element. */
  reveal(box: Box): void;
  onSelect(object: ObjectName | undefined): void;
  /** A folded list is opened, or folded again. */
  onOpen(list: string): void;
}

export interface Focus {
  /** Before the words change: remembers whether the focus is on the stage. */
  before(): void;
  /** After every change of the words: the tab stop is a box that exists, and the focus is not lost with its box. */
  keep(): void;
  destroy(): void;
}

export function createFocus(options: FocusOptions): Focus {
  const { host } = options;
  const controller = new AbortController();
  const { signal } = controller;
  let tabStop: string | undefined;
  /** Where the focus was last, in case its box goes. */
  let last: Box | undefined;
  let had = false;

  function stopAt(key: string | undefined): void {
    tabStop = key;
    options.setTabStop(key);
  }

  function boxOf(target: EventTarget | null): Box | undefined {
    const key = target instanceof Element ? target.closest<HTMLElement>('.box')?.dataset['key'] : undefined;
    return key === undefined ? undefined : options.boxes().find(box => box.key === key);
  }

  host.addEventListener(
    'click',
    event => {
      const box = boxOf(event.target);
      if (box?.opens !== undefined) options.onOpen(box.opens);
      else if (box?.object !== undefined) options.onSelect(box.object);
    },
    { signal },
  );
  host.addEventListener(
    'focusin',
    event => {
      const box = boxOf(event.target);
      if (box?.tag === 'button' && box.key !== tabStop) stopAt(box.key);
    },
    { signal },
  );
  host.addEventListener(
    'keydown',
    event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') options.onSelect(undefined);
      const arrow = event.key;
      if (!isArrow(arrow)) return;
      const from = boxOf(event.target)?.key ?? tabStop;
      if (from === undefined) return;
      event.preventDefault();
      const next = options.boxes().find(box => box.key === neighbour(options.boxes(), from, arrow));
      if (next === undefined) return;
      stopAt(next.key);
      options.reveal(next);
    },
    { signal },
  );

  return {
    before() {
      had = host.contains(document.activeElement) && boxOf(document.activeElement) !== undefined;
    },
    keep() {
      const all = buttons(options.boxes());
      const same = all.find(box => box.key === tabStop);
      if (same !== undefined) {
        last = same;
        return;
      }
      const next = nearest(all, last) ?? all.find(box => box.group === 'Services') ?? all[0];
      const lost = had;
      had = false;
      stopAt(next?.key);
      if (lost && next !== undefined) options.reveal(next);
    },
    destroy: () => controller.abort(),
  };
}

/** The button of the same column that is nearest in height. */
function nearest(all: readonly Box[], to: Box | undefined): Box | undefined {
  if (to === undefined) return undefined;
  return all
    .filter(box => box.group === to.group)
    .sort((a, b) => Math.abs(a.y - to.y) - Math.abs(b.y - to.y))[0];
}

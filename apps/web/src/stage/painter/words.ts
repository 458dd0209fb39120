/**
 * The words of the picture, as HTML: real buttons with real text, which are also the accessible tree and what tests find by role and name.
 * An element lives as long as its key is in view; text, places and classes are updated in place, so that focus and selections survive.
 * Only what is in view is in the document, and one transform moves all of it. Boxes that stand on one shelf are laid out apart from all others.
 */
import type { Box, Group, Part, Run } from '../scene/shape.ts';
import type { Extent, View } from '../view.ts';
import { copyTrueText } from './copying.ts';
import { reorder } from './reorder.ts';
import { spokenName } from './spoken-name.ts';

export interface Words {
  update(boxes: readonly Box[]): void;
  view(view: View): void;
  resize(size: Extent): void;
  /** The one box that Tab reaches. */
  setTabStop(key: string | undefined): void;
  focus(key: string): void;
  destroy(): void;
}

/** How far out of sight words are kept, in screen pixels: one flick of the wheel. */
const margin = 240;

interface Mounted {
  readonly element: HTMLElement;
  readonly runs: Map<string, HTMLElement>;
  box: Box;
}

/** One container per group, in the order of reading. */
export function createWords(host: HTMLElement, groups: readonly Group[]): Words {
  const layer = document.createElement('div');
  layer.className = 'layer words';
  const containers = new Map<Group, HTMLElement>();
  for (const group of groups) {
    const container = document.createElement('div');
    container.setAttribute('role', 'group');
    container.setAttribute('aria-label', group);
    containers.set(group, container);
    layer.append(container);
  }
  host.append(layer);
  copyTrueText(layer);

  const mounted = new Map<string, Mounted>();
  /** Shelves by group and name; a shelf stands where its first box would. */
  const shelves = new Map<string, HTMLElement>();
  /** What stands in each group and on each shelf: boxes, and shelves. */
  const order = new Map<string, readonly string[]>();
  let boxes: readonly Box[] = [];
  let current: View = { x: 0, y: 0, zoom: 1 };
  let size: Extent = { width: 0, height: 0 };
  let tabStop: string | undefined;
  /** To be focused as soon as it is there. */
  let awaited: string | undefined;

  function inView(box: Box): boolean {
    const left = box.x * current.zoom + current.x;
    const top = box.y * current.zoom + current.y;
    return (
      left < size.width + margin &&
      left + box.width * current.zoom > -margin &&
      top < size.height + margin &&
      top + box.height * current.zoom > -margin
    );
  }

  function mount(): void {
    const wanted = new Map<string, string[]>(groups.map(group => [group, []]));
    const focused = document.activeElement;
    for (const box of boxes) {
      const known = mounted.get(box.key);
      const held = known?.element === focused || box.key === tabStop;
      if (!held && !inView(box)) continue;
      placeOf(box, wanted).push(box.key);
      if (known === undefined) {
        const entry = create(box);
        entry.element.tabIndex = box.key === tabStop ? 0 : -1;
        mounted.set(box.key, entry);
      } else if (known.box !== box) {
        write(known, box);
      }
    }
    const gone = [...wanted].flatMap(([place, keys]) => arrange(place, keys));
    for (const place of shelves.keys()) if (!wanted.has(place)) gone.push(...arrange(place, []));
    // Who only stands on another shelf now is still here.
    const here = new Set(gone.length === 0 ? [] : [...wanted.values()].flat());
    for (const key of gone) if (!here.has(key)) remove(key);
    if (awaited !== undefined && mounted.has(awaited)) take(awaited);
  }

  function placeOf({ group, shelf }: Box, wanted: Map<string, string[]>): string[] {
    const there = wanted.get(group) ?? [];
    if (shelf === undefined) return there;
    const place = `${group} ${shelf}`;
    const standing = wanted.get(place);
    if (standing !== undefined) return standing;
    const keys: string[] = [];
    wanted.set(place, keys);
    there.push(place);
    if (!shelves.has(place)) {
      const element = document.createElement('div');
      element.className = 'shelf';
      shelves.set(place, element);
    }
    return keys;
  }

  function take(key: string): void {
    const element = mounted.get(key)?.element;
    awaited = element === undefined ? key : undefined;
    element?.focus({ preventScroll: true });
  }

  const elementOf = (key: string) => mounted.get(key)?.element ?? shelves.get(key);

  /** Elements that stay are not touched: one that is taken out and put back has lost the focus. Answers with who stands here no longer. */
  function arrange(place: string, keys: readonly string[]): readonly string[] {
    const there = order.get(place) ?? [];
    if (isSame(there, keys)) return [];
    order.set(place, keys);
    const container = containers.get(place as Group) ?? shelves.get(place);
    const { gone, put } = reorder(there, keys);
    for (const { key, before } of put) {
      const element = elementOf(key);
      const next = before === undefined ? undefined : elementOf(before);
      if (element !== undefined) container?.insertBefore(element, next ?? null);
    }
    return gone;
  }

  function remove(key: string): void {
    elementOf(key)?.remove();
    mounted.delete(key);
    shelves.delete(key);
    order.delete(key);
  }

  return {
    update(next) {
      boxes = next;
      mount();
    },
    view(next) {
      if (next.x === current.x && next.y === current.y && next.zoom === current.zoom) return;
      current = next;
      layer.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.zoom})`;
      mount();
    },
    resize(next) {
      size = next;
      mount();
    },
    setTabStop(key) {
      const before = tabStop === undefined ? undefined : mounted.get(tabStop);
      if (before !== undefined) before.element.tabIndex = -1;
      tabStop = key;
      mount();
      const after = key === undefined ? undefined : mounted.get(key);
      if (after !== undefined) after.element.tabIndex = 0;
    },
    focus: take,
    destroy: () => layer.remove(),
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}

function create(box: Box): Mounted {
  const tag = box.tag === 'button' ? 'button' : box.tag === 'heading' ? 'h2' : 'div';
  const element = document.createElement(tag);
  if (element instanceof HTMLButtonElement) element.type = 'button';
  element.dataset['key'] = box.key;
  const entry: Mounted = { element, runs: new Map(), box };
  write(entry, box, true);
  return entry;
}

/** Brings an element to what its box says, touching only what differs. */
function write(entry: Mounted, box: Box, fresh = false): void {
  const { element } = entry;
  const before = fresh ? undefined : entry.box;
  entry.box = box;
  const { style } = element;
  if (before?.x !== box.x) style.left = `${box.x}px`;
  if (before?.y !== box.y) style.top = `${box.y}px`;
  if (before?.width !== box.width) style.width = `${box.width}px`;
  if (before?.height !== box.height) style.height = `${box.height}px`;
  const className = `box ${box.tag}${box.dim ? ' dim' : ''}${box.passing === undefined ? '' : ' passing'}`;
  if (element.className !== className) element.className = className;
  if (before?.passing !== box.passing)
    style.opacity = box.passing === undefined || box.passing === 1 ? '' : String(box.passing);
  // What is no button may have no other name than its words.
  if (box.tag === 'button' && (before?.label !== box.label || before?.runs !== box.runs)) {
    const name = spokenName(box);
    if (element.getAttribute('aria-label') !== name) element.setAttribute('aria-label', name);
  }
  if (before?.label !== box.label && box.label !== undefined) {
    // Where there is no room for words they come with the pointer.
    if (box.runs.length === 0) element.title = box.label;
  }
  if (before?.full !== box.full && box.full !== undefined) {
    element.dataset['full'] = box.full;
    if (isShortened(box)) element.title = box.full;
  }
  if (box.tag === 'button' && before?.selected !== box.selected) {
    if (box.selected === undefined) element.removeAttribute('aria-pressed');
    else element.setAttribute('aria-pressed', String(box.selected));
  }
  const keep = new Set<string>();
  for (const run of box.runs) {
    keep.add(run.key);
    let span = entry.runs.get(run.key);
    if (span === undefined) {
      span = document.createElement('span');
      entry.runs.set(run.key, span);
      // Words that stand apart are apart, too, for who selects or reads them out.
      if (element.firstChild === null) element.append(span);
      else element.append(' ', span);
    }
    writeRun(span, run);
  }
  for (const [key, span] of entry.runs) {
    if (keep.has(key)) continue;
    (span.previousSibling ?? span.nextSibling)?.remove();
    span.remove();
    entry.runs.delete(key);
  }
}

/** Whether the words do not show all of it. */
function isShortened({ full, runs }: Box): boolean {
  return (
    full !== undefined &&
    !runs.some(run =>
      run.parts
        .map(({ text }) => text)
        .join('')
        .includes(full),
    )
  );
}

function writeRun(span: HTMLElement, run: Run): void {
  const className = `run ${run.anchor}${run.vertical ? ' vertical' : ''}${run.lit ? ' lit' : ''}`;
  if (span.className !== className) span.className = className;
  // Even line heights and whole tops keep text on pixels.
  const line = 2 * Math.round(run.size * 0.7);
  const place = {
    left: run.anchor === 'start' ? `${Math.round(run.x)}px` : '',
    right: run.anchor === 'end' ? `${Math.round(run.x)}px` : '',
    top: `${Math.round(run.y - line / 2)}px`,
    'font-size': `${run.size}px`,
    'line-height': `${line}px`,
  };
  for (const [name, value] of Object.entries(place)) {
    if (span.style.getPropertyValue(name) !== value) span.style.setProperty(name, value);
  }
  while (span.children.length > run.parts.length) span.lastElementChild?.remove();
  run.parts.forEach((part, index) => {
    let element = span.children[index];
    if (element === undefined) {
      element = document.createElement('span');
      span.append(element);
    }
    writePart(element, part);
  });
}

function writePart(element: Element, part: Part): void {
  const className = `t-${part.role} c-${part.colour}`;
  if (element.className !== className) element.className = className;
  if (element.textContent !== part.text) element.textContent = part.text;
}

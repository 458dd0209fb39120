/**
 * Which part of the picture one sees: pan and zoom, as values. Used by the stage for gestures and keys, and by every layer of the painter.
 * The pan is a whole number of device pixels (T-law on crisp words): fractional pans blur text and two-pixel lines alike.
 */

/** Screen = model * zoom + (x, y). */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface Area extends Extent {
  readonly x: number;
  readonly y: number;
}

export const home: View = { x: 0, y: 0, zoom: 1 };

const smallest = 0.35;
const largest = 3;

/** Keeps at least a part of the picture in sight, and the pan on device pixels. */
export function settle(view: View, content: Extent, stage: Extent, pixelRatio: number): View {
  const zoom = Math.min(largest, Math.max(smallest, view.zoom));
  const clamp = (value: number, size: number, room: number) => {
    const slack = room - size * zoom;
    return Math.min(Math.max(0, slack), Math.max(Math.min(0, slack), value));
  };
  const round = (value: number) => Math.round(value * pixelRatio) / pixelRatio;
  return {
    x: round(clamp(view.x, content.width, stage.width)),
    y: round(clamp(view.y, content.height, stage.height)),
    zoom,
  };
}

export function panned(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** Where the heads of the columns stand: with the rows, but never above the top. */
export function headsView(view: View): View {
  return view.y >= 0 ? view : { ...view, y: 0 };
}

/** Zooms so that the model point under (x, y) of the screen stays there. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const zoom = Math.min(largest, Math.max(smallest, view.zoom * factor));
  const ratio = zoom / view.zoom;
  return { zoom, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

/** The smallest pan that shows the box below the heads, with a margin; the same view if it is in sight already. */
export function revealing(
  view: View,
  box: Area,
  stage: Extent,
  /** Height that the heads cover, in model units. */
  covered: number,
): View {
  const margin = 24;
  const shift = (start: number, size: number, from: number, to: number) => {
    if (start < from) return from - start;
    if (start + size > to) return Math.max(from - start, to - start - size);
    return 0;
  };
  const dx = shift(box.x * view.zoom + view.x, box.width * view.zoom, margin, stage.width - margin);
  const top = covered * view.zoom + (covered === 0 ? 0 : margin);
  const dy = shift(box.y * view.zoom + view.y, box.height * view.zoom, top, stage.height - margin);
  return dx === 0 && dy === 0 ? view : panned(view, dx, dy);
}

/** The smallest zoom at which rows are read and not only seen. */
const readable = 0.7;

/** The nearest view that shows all of the area below the heads; never closer than it is, and what does not fit in a readable size begins at the top. */
export function framing(view: View, area: Area, stage: Extent, covered: number): View {
  const fits = Math.min(stage.width / (area.width + 48), stage.height / (area.height + covered + 48));
  const zoom = Math.min(view.zoom, Math.max(readable, fits));
  return revealing(zoomed(view, zoom / view.zoom, 0, 0), area, stage, covered);
}

type Pair = readonly [{ readonly x: number; readonly y: number }, { readonly x: number; readonly y: number }];

/** Two fingers: what was under each stays under it, as far as it can without turning. */
export function pinched(view: View, from: Pair, to: Pair): View {
  const apart = ([a, b]: Pair) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  const middle = ([a, b]: Pair) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [before, after] = [middle(from), middle(to)];
  const near = zoomed(view, apart(to) / apart(from), before.x, before.y);
  return panned(near, after.x - before.x, after.y - before.y);
}

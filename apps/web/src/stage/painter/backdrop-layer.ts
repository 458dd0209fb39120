/**
 * The canvas of the backdrop: while nobody moves the view only the places where a shape has changed are cleared and painted, as with blocks of lamps; another view, palette or
 * size paints all of it. Held by the painter.
 */
import type { Palette } from '../../tokens/tokens.ts';
import type { Shape } from '../scene/shape.ts';
import type { Extent, View } from '../view.ts';
import { paintBackdrop } from './backdrop.ts';
import { createCanvasLayer } from './canvas-layer.ts';
import { type Bounds, changedPlaces, doMeet } from './shape-bounds.ts';
import { createEdges } from './shape-edges.ts';

export interface BackdropLayer {
  draw(view: View, shapes: readonly Shape[], palette: Palette): void;
  resize(size: Extent): void;
  destroy(): void;
}

export function createBackdropLayer(host: HTMLElement): BackdropLayer {
  const layer = createCanvasLayer(host, 'backdrop');
  let size: Extent = { width: 0, height: 0 };
  let shown:
    | { readonly view: View; readonly palette: Palette; readonly shapes: readonly Shape[] }
    | undefined;

  const edges = createEdges();

  function sightOf(view: View): Bounds {
    const [left, top] = [-view.x / view.zoom, -view.y / view.zoom];
    return { left, top, right: left + size.width / view.zoom, bottom: top + size.height / view.zoom };
  }

  function paintAll(view: View, palette: Palette): void {
    paintBackdrop(layer.begin(view), edges.meeting(sightOf(view)), palette);
  }

  /** Outwards to whole pixels, so that a place meets what is around it without a seam. */
  function paintPlace(place: Bounds, view: View, palette: Palette): void {
    const ratio = window.devicePixelRatio;
    const at = (model: number, offset: number) => (model * view.zoom + offset) * ratio;
    const [x, y] = [Math.floor(at(place.left, view.x)), Math.floor(at(place.top, view.y))];
    const width = Math.ceil(at(place.right, view.x)) - x;
    const height = Math.ceil(at(place.bottom, view.y)) - y;
    const pixel = 1 / (view.zoom * ratio);
    const grown = {
      left: place.left - pixel,
      top: place.top - pixel,
      right: place.right + pixel,
      bottom: place.bottom + pixel,
    };
    const context = layer.resume(view);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.clearRect(x, y, width, height);
    layer.resume(view);
    paintBackdrop(context, edges.meeting(grown), palette);
    context.restore();
  }

  return {
    draw(view, shapes, palette) {
      const places =
        shown?.view === view && shown.palette === palette ? changedPlaces(shown.shapes, shapes) : undefined;
      shown = { view, palette, shapes };
      if (places?.length !== 0) edges.take(shapes);
      if (places === undefined) {
        paintAll(view, palette);
        return;
      }
      const sight = sightOf(view);
      for (const place of places) if (doMeet(place, sight)) paintPlace(place, view, palette);
    },
    resize(next) {
      size = next;
      shown = undefined;
      layer.resize(next);
    },
    destroy: layer.destroy,
  };
}

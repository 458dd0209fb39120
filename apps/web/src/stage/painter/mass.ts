/**
 * The mass of lamps, on a canvas of its own: while nobody moves the view, a block that is another value is cleared and painted alone. For panning there is a bitmap of what is
 * in sight and half a screen around it, at the zoom of the moment, brought up to date when it is needed and copied; another zoom, palette or screen paints it whole. Held by the
 * painter (rule 10 of the architecture).
 */
import type { Palette } from '../../tokens/tokens.ts';
import type { Mass } from '../scene/shape.ts';
import type { Extent, View } from '../view.ts';
import { createCanvasLayer } from './canvas-layer.ts';
import { paintMass } from './mass-lamps.ts';

export interface MassLayer {
  draw(view: View, mass: readonly Mass[], palette: Palette): void;
  resize(size: Extent): void;
}

/** What is to be cleared and what to be painted, from the blocks that are on the bitmap to those that are to be. */
export function massChanges(
  there: ReadonlyMap<string, Mass>,
  next: readonly Mass[],
): { readonly clear: readonly Mass[]; readonly paint: readonly Mass[] } {
  const paint = next.filter(mass => there.get(mass.key) !== mass);
  if (paint.length === 0 && next.length === there.size) return { clear: [], paint };
  const keys = new Set(next.map(mass => mass.key));
  const clear = [...there.values()].filter(mass => !keys.has(mass.key));
  for (const mass of paint) {
    const old = there.get(mass.key);
    if (old !== undefined) clear.push(old);
  }
  return { clear, paint };
}

/** Around what is in sight, in parts of the screen. */
const margin = 0.5;

/** `host` holds its canvas. */
export function createMassLayer(host: HTMLElement): MassLayer {
  const layer = createCanvasLayer(host, 'mass');
  const canvas = document.createElement('canvas');
  const found = canvas.getContext('2d');
  if (found === null) throw new Error('This browser offers no 2D canvas; the picture cannot be drawn.');
  const bitmap = found;
  /** Device pixels of the upper left corner, from the model's origin; and scale. */
  let [left, top, scale] = [0, 0, 0];
  let colours: Palette | undefined;
  let there = new Map<string, Mass>();
  let size: Extent = { width: 0, height: 0 };
  /** What the canvas shows, and how. */
  let shown: { readonly view: View; readonly palette: Palette } | undefined;
  let seen = new Map<string, Mass>();

  function isCovered(view: View, size: Extent, ratio: number): boolean {
    const x = -view.x * ratio - left;
    const y = -view.y * ratio - top;
    return (
      x >= 0 && y >= 0 && x + size.width * ratio <= canvas.width && y + size.height * ratio <= canvas.height
    );
  }

  function begin(view: View, size: Extent, ratio: number, palette: Palette): void {
    const [width, height] = [size.width * ratio, size.height * ratio];
    const [wide, high] = [Math.ceil(width * (1 + 2 * margin)), Math.ceil(height * (1 + 2 * margin))];
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
    }
    scale = view.zoom * ratio;
    left = Math.round(-view.x * ratio - width * margin);
    top = Math.round(-view.y * ratio - height * margin);
    colours = palette;
    bitmap.setTransform(1, 0, 0, 1, 0, 0);
    bitmap.clearRect(0, 0, wide, high);
    bitmap.setTransform(scale, 0, 0, scale, -left, -top);
    there = new Map();
  }

  /** Outwards to whole pixels. */
  function clear(mass: Mass): void {
    const x1 = Math.floor(mass.x * scale - left);
    const y1 = Math.floor(mass.y * scale - top);
    const x2 = Math.ceil((mass.x + mass.width) * scale - left);
    const y2 = Math.ceil((mass.y + mass.height) * scale - top);
    bitmap.setTransform(1, 0, 0, 1, 0, 0);
    bitmap.clearRect(x1, y1, x2 - x1, y2 - y1);
    bitmap.setTransform(scale, 0, 0, scale, -left, -top);
  }

  function isInside(mass: Mass): boolean {
    const x = mass.x * scale - left;
    const y = mass.y * scale - top;
    return x < canvas.width && y < canvas.height && x + mass.width * scale > 0 && y + mass.height * scale > 0;
  }

  /** Brings the bitmap up to date, and copies it. */
  function blit(view: View, mass: readonly Mass[], palette: Palette): void {
    const ratio = window.devicePixelRatio;
    if (colours !== palette || scale !== view.zoom * ratio || !isCovered(view, size, ratio))
      begin(view, size, ratio, palette);
    const { clear: old, paint } = massChanges(there, mass);
    for (const block of old) {
      clear(block);
      there.delete(block.key);
    }
    for (const block of paint) {
      there.set(block.key, block);
      if (isInside(block)) paintMass(bitmap, block, palette);
    }
    const context = layer.begin(view);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(canvas, left + Math.round(view.x * ratio), top + Math.round(view.y * ratio));
    seen = new Map(mass.map(block => [block.key, block]));
    shown = { view, palette };
  }

  return {
    draw(view, mass, palette) {
      if (mass.length === 0 || size.width === 0) {
        if (shown !== undefined) layer.begin(view);
        shown = undefined;
        return;
      }
      if (shown?.view !== view || shown.palette !== palette) {
        blit(view, mass, palette);
        return;
      }
      const { clear: old, paint } = massChanges(seen, mass);
      if (old.length + paint.length === 0) return;
      const context = layer.resume(view);
      for (const block of old) {
        clearPixels(context, block, view);
        seen.delete(block.key);
      }
      for (const block of paint) {
        seen.set(block.key, block);
        paintMass(context, block, palette);
      }
    },
    resize(next) {
      size = next;
      layer.resize(next);
      shown = undefined;
    },
  };
}

/** Outwards to whole pixels of the screen. */
function clearPixels(context: CanvasRenderingContext2D, mass: Mass, view: View): void {
  const ratio = window.devicePixelRatio;
  const at = (model: number, offset: number) => (model * view.zoom + offset) * ratio;
  const [x1, y1] = [Math.floor(at(mass.x, view.x)), Math.floor(at(mass.y, view.y))];
  const [x2, y2] = [Math.ceil(at(mass.x + mass.width, view.x)), Math.ceil(at(mass.y + mass.height, view.y))];
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(x1, y1, x2 - x1, y2 - y1);
  context.restore();
}

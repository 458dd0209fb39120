/**
 * The layer of the column heads: it moves sideways and zooms with the rows, but does not leave at the top. While rows are under it, it has a ground of its own and
 * a rule below. Strokes on a canvas, words over it; called by the painter.
 */
import { type Palette, strokes } from '../../tokens/tokens.ts';
import type { Mark } from '../scene/mark.ts';
import type { Scene } from '../scene/shape.ts';
import { type Extent, headsView, type View } from '../view.ts';
import { paintBackdrop } from './backdrop.ts';
import { createCanvasLayer } from './canvas-layer.ts';
import { paintInk } from './ink.ts';
import { createWords } from './words.ts';

type Drawn = Scene['heads'];

export interface Heads {
  update(heads: Drawn): void;
  paint(view: View, heads: Drawn, marks: readonly Mark[], palette: Palette): void;
  /** Whether marks stood on it when it was painted last. */
  marked(): boolean;
  view(view: View): void;
  resize(size: Extent): void;
  setTabStop(key: string | undefined): void;
  focus(key: string): void;
  destroy(): void;
}

export function createHeads(host: HTMLElement): Heads {
  const layer = document.createElement('div');
  layer.className = 'layer heads';
  host.append(layer);
  const canvas = createCanvasLayer(layer, 'strokes');
  const words = createWords(layer, ['Columns', 'Nodes']);
  let size: Extent = { width: 0, height: 0 };
  let marked = false;
  let tall = 0;

  /** Rows under the heads are not to be hit. */
  function cover(height: number): void {
    if (height === tall) return;
    tall = height;
    layer.style.height = `${height}px`;
    canvas.resize({ width: size.width, height });
  }

  return {
    update: heads => words.update(heads.words),
    paint(view, heads, marks, palette) {
      const at = headsView(view);
      // The rule below takes a pixel of its own.
      cover(Math.ceil(at.y + heads.bottom * at.zoom) + strokes.hair);
      const context = canvas.begin(at);
      if (at.y !== view.y) {
        const [left, right] = [-at.x / at.zoom, (size.width - at.x) / at.zoom];
        context.fillStyle = palette.bg;
        context.fillRect(left, -at.y / at.zoom, right - left, heads.bottom + at.y / at.zoom);
        context.fillStyle = palette.rule;
        context.fillRect(left, heads.bottom, right - left, strokes.hair / at.zoom);
      }
      paintBackdrop(context, heads.shapes, palette);
      paintInk(context, marks, palette);
      marked = marks.length > 0;
    },
    marked: () => marked,
    view: view => words.view(headsView(view)),
    resize(next) {
      size = next;
      tall = 0;
      words.resize(next);
    },
    setTabStop: words.setTabStop,
    focus: words.focus,
    destroy() {
      words.destroy();
      canvas.destroy();
      layer.remove();
    },
  };
}

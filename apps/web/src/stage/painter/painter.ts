/**
 * Draws a scene in four layers: backdrop (canvas), graph (Cytoscape), ink (canvas), words (HTML). The stage knows this interface only, so a layer can be
 * replaced without touching it. All layers take the view in the frame in which the graph has drawn it; nothing on them moves by itself.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import { palettes, type Theme } from '../../tokens/tokens.ts';
import type { Scene } from '../scene/shape.ts';
import type { Extent, View } from '../view.ts';
import { paintBackdrop } from './backdrop.ts';
import { createCanvasLayer } from './canvas-layer.ts';
import { createGraph } from './graph.ts';
import { paintInk } from './ink.ts';
import { type Near, near } from './near.ts';
import { createWords } from './words.ts';

export interface Painter {
  /** Parts of the scene that are the same value as before are not drawn again. */
  update(scene: Scene): void;
  view(view: View): void;
  resize(size: Extent): void;
  theme(theme: Theme): void;
  setTabStop(key: string | undefined): void;
  focus(key: string): void;
  positions(): ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  destroy(): void;
}

export function createPainter(
  host: HTMLElement,
  initial: Theme,
  onPick: (object: ObjectName | undefined) => void,
): Painter {
  const backdrop = createCanvasLayer(host, 'backdrop');
  const container = document.createElement('div');
  container.className = 'layer graph';
  container.setAttribute('aria-hidden', 'true');
  host.append(container);
  const ink = createCanvasLayer(host, 'ink');
  const words = createWords(host);

  let palette = palettes[initial];
  let scene: Scene | undefined;
  let asked: View = { x: 0, y: 0, zoom: 1 };
  let drawn: View | undefined;
  let size: Extent = { width: 0, height: 0 };
  let graphed: Near | undefined;

  function paintStrokes(): void {
    if (scene === undefined) return;
    const at = drawn ?? asked;
    paintBackdrop(backdrop.begin(at), scene.backdrop, palette);
    paintInk(ink.begin(at), scene.ink, palette);
  }

  const graph = createGraph(container, palette, initial, {
    onPick,
    onDrawn() {
      if (drawn === asked) return;
      drawn = asked;
      paintStrokes();
      words.view(asked);
    },
  });

  /** Hands the graph what is near; on a change of view only where that is not everything anyway. */
  function graphNear(always: boolean): void {
    if (scene === undefined) return;
    const next = near(scene.nodes, scene.edges, asked, size);
    const whole = next.nodes === graphed?.nodes;
    graphed = next;
    if (always || !whole) graph.update(next.nodes, next.edges);
  }

  return {
    update(next) {
      const before = scene;
      scene = next;
      if (before?.nodes !== next.nodes || before.edges !== next.edges) graphNear(true);
      if (before?.words !== next.words) words.update(next.words);
      const at = drawn ?? asked;
      if (before?.backdrop !== next.backdrop) paintBackdrop(backdrop.begin(at), next.backdrop, palette);
      if (before === undefined || before.ink.length + next.ink.length > 0) {
        paintInk(ink.begin(at), next.ink, palette);
      }
    },
    view(view) {
      asked = view;
      graphNear(false);
      graph.view(view);
    },
    resize(next) {
      size = next;
      backdrop.resize(size);
      ink.resize(size);
      words.resize(size);
      graph.resize();
      graphNear(false);
      paintStrokes();
    },
    theme(theme) {
      palette = palettes[theme];
      graph.recolour(palette, theme);
      paintStrokes();
    },
    setTabStop: words.setTabStop,
    focus: words.focus,
    positions: graph.positions,
    destroy() {
      graph.destroy();
      words.destroy();
      ink.destroy();
      backdrop.destroy();
      container.remove();
    },
  };
}

/**
 * Draws a scene in layers: backdrop (canvas), graph (Cytoscape), ink (canvas), words (HTML), and over them the heads of the columns, which stay in sight. The stage
 * knows this interface only, so a layer can be replaced without touching it. All layers take the view in the frame in which the graph has drawn it. The graph's code
 * comes after the first paint; until then the other layers stand without it.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import { quiet, type Theme } from '../../tokens/tokens.ts';
import { beyondHere } from '../beyond-here.ts';
import type { Scene, Shape } from '../scene/shape.ts';
import type { Extent, View } from '../view.ts';
import { paintBackdrop } from './backdrop.ts';
import { createBackdropLayer } from './backdrop-layer.ts';
import { createCanvasLayer } from './canvas-layer.ts';
import type { Graph } from './graph.ts';
import { createHeads } from './heads.ts';
import { paintInk } from './ink.ts';
import type { MassLayer } from './mass.ts';
import { type Near, near } from './near.ts';
import { onForcedColours, paletteOf } from './palette.ts';
import { createScrollThumb } from './scroll-thumb.ts';
import { createWords } from './words.ts';

export interface Painter {
  /** Parts of the scene that are the same value as before are not drawn again. */
  update(scene: Scene): void;
  view(view: View): void;
  resize(size: Extent): void;
  theme(theme: Theme): void;
  /** Grey: the last known picture, of which nothing is news. */
  stale(stale: boolean): void;
  /** Strokes over the rows, until others are given: what is pointed at. */
  trail(shapes: readonly Shape[]): void;
  setTabStop(key: string | undefined): void;
  focus(key: string): void;
  positions(): ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  destroy(): void;
}

export function createPainter(
  host: HTMLElement,
  initial: Theme,
  onPick: (object: ObjectName | undefined) => void,
  /** The code of the graph did not come. */
  onMissing: () => void = () => {},
): Painter {
  const heads = createHeads(host);
  const backdrop = createBackdropLayer(host);
  /** Where lamps will stand: between the backdrop and the graph. */
  const ground = document.createElement('div');
  ground.className = 'layer lamps';
  host.append(ground);
  const container = document.createElement('div');
  container.className = 'layer graph';
  container.setAttribute('aria-hidden', 'true');
  host.append(container);
  const ink = createCanvasLayer(host, 'ink');
  const words = createWords(host, ['Outside', 'Doors', 'Services', 'Endpoints', 'Pods', 'Nodes']);

  /** Comes with the first picture that has a mass of lamps. */
  let lamps: MassLayer | undefined;
  const thumb = createScrollThumb(host);

  let theme = initial;
  let stale = false;
  let palette = paletteOf(initial);
  let scene: Scene | undefined;
  let trail: readonly Shape[] = [];
  let asked: View = { x: 0, y: 0, zoom: 1 };
  let drawn: View | undefined;
  let size: Extent = { width: 0, height: 0 };
  let graphed: Near | undefined;
  let graph: Graph | undefined;
  let destroyed = false;

  function paintStrokes(): void {
    if (scene === undefined) return;
    const at = drawn ?? asked;
    paintRows(at, scene);
    paintMarks(at, scene, true);
  }

  function paintRows(at: View, { backdrop: shapes, mass = [] }: Scene): void {
    backdrop.draw(at, shapes, palette);
    if (mass.length > 0 && lamps === undefined) {
      lamps = beyondHere()?.createMassLayer(ground);
      lamps?.resize(size);
    }
    lamps?.draw(at, mass, palette);
  }

  function paintMarks(
    at: View,
    { ink: marks, over: strokes = [], heads: above }: Scene,
    withHeads: boolean,
  ): void {
    const context = ink.begin(at);
    ink.show(strokes.length + trail.length + marks.length > 0);
    paintBackdrop(context, strokes, palette);
    paintBackdrop(context, trail, palette);
    paintInk(
      context,
      marks.filter(mark => !mark.heads),
      palette,
    );
    const over = marks.filter(mark => mark.heads);
    if (withHeads || over.length > 0 || heads.marked()) heads.paint(at, above, over, palette);
  }

  /** The graph has drawn this view, or is not there to wait for. */
  function follow(): void {
    if (drawn === asked) return;
    drawn = asked;
    paintStrokes();
    words.view(asked);
    heads.view(asked);
    showThumb();
  }

  function showThumb(): void {
    if (scene !== undefined) thumb.show(drawn ?? asked, scene, size, scene.heads.bottom * asked.zoom);
  }

  /** Hands the graph what is near; on a change of view only where that is not everything anyway. */
  function graphNear(always: boolean): void {
    if (scene === undefined || graph === undefined) return;
    const next = near(scene.nodes, scene.edges, asked, size);
    const whole = next.nodes === graphed?.nodes;
    container.classList.toggle('bare', next.nodes.length + next.edges.length === 0);
    graphed = next;
    if (always || !whole) graph.update(next.nodes, next.edges);
  }

  function recolour(): void {
    const fresh = paletteOf(theme);
    palette = stale ? quiet(fresh) : fresh;
    graph?.recolour(palette, theme);
    paintStrokes();
  }

  const forgetColours = onForcedColours(recolour);

  // Without it words and strokes are all there, and the page says what is missing.
  void import('./graph.ts').then(({ createGraph }) => {
    if (destroyed) return;
    graph = createGraph(container, palette, theme, { onPick, onDrawn: follow });
    graph.resize();
    graphNear(true);
    graph.view(asked);
  }, onMissing);

  return {
    update(next) {
      const before = scene;
      scene = next;
      if (before?.nodes !== next.nodes || before.edges !== next.edges) graphNear(true);
      if (before?.words !== next.words) words.update(next.words);
      if (before?.heads !== next.heads) heads.update(next.heads);
      if (before?.height !== next.height) showThumb();
      const at = drawn ?? asked;
      if (before?.backdrop !== next.backdrop || before.mass !== next.mass) paintRows(at, next);
      if (
        before?.heads !== next.heads ||
        before.ink.length + next.ink.length > 0 ||
        before.over !== next.over
      ) {
        paintMarks(at, next, before?.heads !== next.heads);
      }
    },
    view(view) {
      asked = view;
      if (graph === undefined) {
        follow();
        return;
      }
      graphNear(false);
      graph.view(view);
    },
    resize(next) {
      size = next;
      backdrop.resize(size);
      lamps?.resize(size);
      ink.resize(size);
      words.resize(size);
      heads.resize(size);
      graph?.resize();
      graphNear(false);
      paintStrokes();
      showThumb();
    },
    theme(next) {
      theme = next;
      recolour();
    },
    stale(next) {
      if (next === stale) return;
      stale = next;
      recolour();
    },
    trail(shapes) {
      if (shapes.length + trail.length === 0) return;
      trail = shapes;
      if (scene !== undefined) paintMarks(drawn ?? asked, scene, false);
    },
    setTabStop(key) {
      words.setTabStop(key);
      heads.setTabStop(key);
    },
    focus(key) {
      words.focus(key);
      heads.focus(key);
    },
    positions: () => graph?.positions() ?? new Map(),
    destroy() {
      destroyed = true;
      forgetColours();
      graph?.destroy();
      words.destroy();
      heads.destroy();
      ink.destroy();
      backdrop.destroy();
      ground.remove();
      container.remove();
      thumb.destroy();
    },
  };
}

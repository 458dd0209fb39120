/**
 * The whole picture in a corner, where it is much larger than the stage: blocks of words in grey, what is not well in its colour, and a frame around what is in sight.
 * The frame is dragged, or moved by the arrow keys. Drawn from the scene, so it knows no level; told by the stage after each scene and each change of the view.
 */
import { type Palette, palettes, type Theme } from '../tokens/tokens.ts';
import { massColour, massDim, massLooks } from './scene/far/mass-looks.ts';
import type { Box, Scene } from './scene/shape.ts';
import type { Schedule } from './schedule.ts';
import type { Extent, View } from './view.ts';

export interface Minimap {
  /** `whole`: also what is out of sight. */
  show(scene: Scene, whole: () => Scene | undefined, theme: Theme): void;
  view(view: View, size: Extent): void;
  destroy(): void;
}

/** Of the stage in each direction: from there on it helps. */
const helpsFrom = 1.5;
const most = { width: 196, height: 132 } as const;
/** Between two paintings while things change, ms. */
const restful = 1_000;
/** One press of a key, in parts of what is in sight. */
const stride = 0.25;

export function createMinimap(
  host: HTMLElement,
  schedule: Pick<Schedule, 'after'>,
  label: string,
  look: (x: number, y: number) => void,
): Minimap {
  const controller = new AbortController();
  const { signal } = controller;
  const root = document.createElement('div');
  root.className = 'minimap';
  root.hidden = true;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const frame = document.createElement('button');
  frame.type = 'button';
  frame.className = 'minimap-frame';
  frame.setAttribute('aria-label', label);
  root.append(canvas, frame);
  host.append(root);
  const context = canvas.getContext('2d');

  let palette: Palette = palettes.light;
  let drawn: Scene | undefined;
  let wholeOf: () => Scene | undefined = () => undefined;
  let painted: unknown;
  let later: (() => void) | undefined;
  let at: View = { x: 0, y: 0, zoom: 1 };
  let size: Extent = { width: 0, height: 0 };
  let scale = 0;

  function update(): void {
    if (drawn === undefined || size.width === 0) return;
    const helps =
      drawn.height * at.zoom > helpsFrom * size.height || drawn.width * at.zoom > helpsFrom * size.width;
    root.hidden = !helps;
    if (!helps) return;
    const next = Math.min(most.width / drawn.width, most.height / drawn.height);
    if (next !== scale || painted !== drawn.heads) {
      // At once where it comes into sight or is laid out anew; else it may be a second old.
      const wait = next === scale && painted !== undefined ? restful : 0;
      scale = next;
      painted = drawn.heads;
      if (wait === 0) repaint();
      else later ??= schedule.after(wait, repaint);
    }
    frame.style.left = `${Math.max(0, (-at.x / at.zoom) * scale)}px`;
    frame.style.top = `${Math.max(0, (-at.y / at.zoom) * scale)}px`;
    frame.style.width = `${Math.min(drawn.width, size.width / at.zoom) * scale}px`;
    frame.style.height = `${Math.min(drawn.height, size.height / at.zoom) * scale}px`;
  }

  function repaint(): void {
    later?.();
    later = undefined;
    const scene = wholeOf() ?? drawn;
    if (scene !== undefined) paint(scene);
  }

  function paint(scene: Scene): void {
    if (context === null) return;
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(scene.width * scale), Math.round(scene.height * scale)];
    root.style.width = `${width}px`;
    root.style.height = `${height}px`;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context.setTransform(scale * ratio, 0, 0, scale * ratio, 0, 0);
    const least = 1.5 / scale;
    for (const box of [...scene.words, ...scene.heads.words]) {
      context.fillStyle = palette[colourOf(box)];
      context.fillRect(box.x, box.y, Math.max(least, box.width), Math.max(least, box.height * 0.6));
    }
    context.fillStyle = palette.hair;
    for (const mass of scene.mass ?? []) context.fillRect(mass.x, mass.y, mass.width, mass.height);
    for (const mass of scene.mass ?? [])
      for (let i = 0; i < mass.looks.length; i++) {
        const look = massLooks[(mass.looks[i] ?? 0) % massDim];
        if (look === undefined || !loud.has(look)) continue;
        context.fillStyle = palette[massColour[look]];
        dot(mass.places[2 * i] ?? 0, mass.places[2 * i + 1] ?? 0, 2 * least);
      }
    for (const node of scene.nodes) {
      if (node.type !== 'lamp' || !loud.has(node.look)) continue;
      context.fillStyle = palette[node.look === 'failed' || node.look === 'broken' ? 'failed' : 'starting'];
      dot(node.x, node.y, 2.4 * least);
    }
  }

  function dot(x: number, y: number, side: number): void {
    context?.fillRect(x - side / 2, y - side / 2, side, side);
  }

  function goTo(x: number, y: number): void {
    look(-x * at.zoom, -y * at.zoom);
  }

  let drag: { readonly x: number; readonly y: number; readonly view: View } | undefined;
  root.addEventListener(
    'pointerdown',
    event => {
      event.stopPropagation();
      event.preventDefault();
      if (event.target !== frame) {
        const { left, top } = root.getBoundingClientRect();
        const [x, y] = [(event.clientX - left) / scale, (event.clientY - top) / scale];
        goTo(x - size.width / at.zoom / 2, y - size.height / at.zoom / 2);
      }
      frame.focus({ preventScroll: true });
      drag = { x: event.clientX, y: event.clientY, view: at };
      root.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  root.addEventListener(
    'pointermove',
    event => {
      if (drag === undefined) return;
      const { view, x, y } = drag;
      look(
        view.x - ((event.clientX - x) / scale) * view.zoom,
        view.y - ((event.clientY - y) / scale) * view.zoom,
      );
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel'] as const)
    root.addEventListener(
      end,
      () => {
        drag = undefined;
      },
      { signal },
    );
  root.addEventListener('click', event => event.stopPropagation(), { signal });
  frame.addEventListener(
    'keydown',
    event => {
      const steps: Readonly<Record<string, readonly [number, number]>> = {
        ArrowLeft: [1, 0],
        ArrowRight: [-1, 0],
        ArrowUp: [0, 1],
        ArrowDown: [0, -1],
      };
      const step = steps[event.key];
      if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      look(at.x + step[0] * stride * size.width, at.y + step[1] * stride * size.height);
    },
    { signal },
  );

  return {
    show(scene, whole, theme) {
      palette = palettes[theme];
      drawn = scene;
      wholeOf = whole;
      update();
    },
    view(view, next) {
      at = view;
      size = next;
      update();
    },
    destroy() {
      controller.abort();
      later?.();
      root.remove();
    },
  };
}

const loud: ReadonlySet<string> = new Set([
  'failed',
  'broken',
  'not-ready',
  'starting',
  'terminating',
  'unknown',
]);

/** Words in the colour of a state are what is to be found. */
function colourOf(box: Box): keyof Palette {
  for (const run of box.runs)
    for (const { colour } of run.parts)
      if (colour === 'failed' || colour === 'starting' || colour === 'terminating') return colour;
  return 'rule';
}

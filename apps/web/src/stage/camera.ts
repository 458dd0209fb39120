/**
 * What of the picture is in sight: holds pan, zoom and the size of the stage, keeps them sensible, and tells the painter. Gestures and keys wish; the content
 * decides how far one may go. One per stage.
 */
import type { Painter } from './painter/painter.ts';
import type { Box, Scene } from './scene/shape.ts';
import { type Sight, sightOf } from './scene/sight.ts';
import { type Area, type Extent, framing, home, revealing, settle, type View } from './view.ts';

export interface Camera {
  view(): View;
  /** What has to be laid to be seen; `held` is the height of what stays wherever one looks. */
  sight(held: number | undefined): Sight;
  look(next: View): void;
  /** Back to where one begins. */
  home(): void;
  /** The content may have another size now. */
  settle(): void;
  resize(size: Extent): void;
  /** Brings the box into sight, below the heads; what stands in the heads is in sight anyway, but for going sideways. */
  reveal(box: Box): void;
  /** Brings all of it into sight, if need be from farther away. */
  frame(area: Area): void;
}

export function createCamera(
  painter: Pick<Painter, 'view' | 'resize'>,
  scene: () => Scene | undefined,
  pixelRatio: () => number,
  /** One looks where nothing is laid yet. */
  onUnlaid: () => void = () => {},
): Camera {
  let laid: Sight | undefined;
  let view: View = home;
  let size: Extent = { width: 0, height: 0 };

  function look(next: View): void {
    const { width, height } = scene() ?? size;
    view = settle(next, { width, height }, size, pixelRatio());
    painter.view(view);
    if (laid !== undefined && sightOf(view, size, laid, laid.held) !== laid) onUnlaid();
  }

  return {
    view: () => view,
    sight(held) {
      laid = sightOf(view, size, laid, held);
      return laid;
    },
    look,
    home: () => look(home),
    settle: () => look(view),
    resize(next) {
      if (next.width === size.width && next.height === size.height) return;
      size = next;
      painter.resize(size);
      look(view);
    },
    reveal(box) {
      const heads = scene()?.heads;
      const above = heads?.words.includes(box) === true;
      const next = revealing(view, box, size, above ? 0 : (heads?.bottom ?? 0));
      look(above ? { ...next, y: view.y } : next);
    },
    frame(area) {
      look(framing(view, area, size, scene()?.heads.bottom ?? 0));
    },
  };
}

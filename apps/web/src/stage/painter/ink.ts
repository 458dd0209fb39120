/**
 * The layer for everything that moves: growing ink, turning lamps, strikes, frames, the highlighter. Drawn per frame from marks that carry their progress,
 * so that nothing on the stage needs an animation of its own. Empty most of the time.
 */
import { dashes, type Palette, strokes } from '../../tokens/tokens.ts';
import type { Mark } from '../scene/shape.ts';
import { setStroke, strokeCapsule, traceCapsule } from './backdrop.ts';

export function paintInk(context: CanvasRenderingContext2D, marks: readonly Mark[], palette: Palette): void {
  for (const mark of marks) {
    context.globalAlpha = mark.alpha ?? 1;
    paintMark(context, mark, palette);
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

function paintMark(context: CanvasRenderingContext2D, mark: Mark, palette: Palette): void {
  switch (mark.type) {
    case 'turn':
      paintTurn(context, mark, palette);
      return;
    case 'out':
      context.globalAlpha = 1 - mark.progress;
      context.fillStyle = palette[mark.colour];
      context.beginPath();
      context.arc(mark.x, mark.y, 6, 0, 2 * Math.PI);
      context.fill();
      return;
    case 'capsule': {
      const bottom = mark.from + (mark.to - mark.from) * mark.progress;
      traceCapsule(context, mark.x, mark.top, bottom);
      strokeCapsule(context, mark.look, palette);
      return;
    }
    case 'ink':
      setStroke(context, palette[mark.colour], mark.lineWidth, mark.dash);
      context.beginPath();
      context.moveTo(mark.x1, mark.y);
      context.lineTo(mark.x1 + (mark.x2 - mark.x1) * mark.progress, mark.y);
      context.stroke();
      return;
    case 'strike':
      setStroke(context, palette[mark.colour], strokes.strike);
      context.beginPath();
      context.moveTo(mark.x1, mark.y);
      context.lineTo(mark.x1 + (mark.x2 - mark.x1) * mark.progress, mark.y);
      context.stroke();
      return;
    case 'frame': {
      const length = 2 * (mark.width + mark.height) * mark.progress;
      setStroke(context, palette[mark.colour], strokes.frame, dashesUpTo(length, dashes.frame));
      context.strokeRect(mark.x, mark.y, mark.width, mark.height);
      return;
    }
    case 'marker':
      context.fillStyle = palette.marker;
      context.fillRect(mark.x, mark.y, mark.width * mark.progress, mark.height);
      return;
    case 'outline':
      setStroke(context, palette.ink, 2);
      context.strokeRect(mark.x, mark.y, mark.width, mark.height);
      return;
  }
}

/** A lamp whose hand stands between two angles: paper, a rim, and the sector that is lit. */
function paintTurn(
  context: CanvasRenderingContext2D,
  mark: Extract<Mark, { readonly type: 'turn' }>,
  palette: Palette,
): void {
  const radius = 6;
  const angle = mark.from + (mark.to - mark.from) * mark.progress;
  // Past the full circle the hand takes away from the right half: what is left is the end of the circle.
  const [start, end] = mark.to < mark.from ? [360 - angle, 360] : [0, angle];
  const radians = (degrees: number) => ((degrees - 90) * Math.PI) / 180;
  context.fillStyle = palette.bg;
  context.beginPath();
  context.arc(mark.x, mark.y, radius + 0.6, 0, 2 * Math.PI);
  context.fill();
  setStroke(context, palette[mark.colour], 1.3);
  context.beginPath();
  context.arc(mark.x, mark.y, radius - 0.65, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = palette[mark.colour];
  context.beginPath();
  context.moveTo(mark.x, mark.y);
  context.arc(mark.x, mark.y, radius, radians(start), radians(end));
  context.fill();
}

/** The dash list of a line that ends after `length`, however long its path is. */
function dashesUpTo(length: number, pattern: readonly number[]): readonly number[] {
  const list: number[] = [];
  let rest = length;
  for (let i = 0; rest > 0; i++) {
    const step = Math.min(rest, pattern[i % pattern.length] as number);
    list.push(step);
    rest -= step;
  }
  if (list.length % 2 === 0) list.push(0);
  list.push(100_000);
  return list;
}

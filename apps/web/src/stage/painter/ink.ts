/**
 * The layer for everything that moves: growing ink, turning lamps, strikes, frames, the highlighter. Drawn per frame from marks that carry their progress,
 * so that nothing on the stage needs an animation of its own. Empty most of the time.
 */
import { dashes, type Palette, strokes } from '../../tokens/tokens.ts';
import type { Mark } from '../scene/mark.ts';
import { lengthOf, pointAlong, type Way } from '../scene/path.ts';
import { dashesUpTo, traceWay } from './along.ts';
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
      dot(context, mark.x, mark.y, mark.r ?? 6);
      return;
    case 'square':
      paintSquare(context, mark, palette);
      return;
    case 'capsule': {
      const bottom = mark.from + (mark.to - mark.from) * mark.progress;
      traceCapsule(context, mark.x, mark.top, bottom);
      strokeCapsule(context, mark.look, palette);
      return;
    }
    case 'ink':
      paintAlong(context, mark, palette);
      return;
    case 'hole':
      paintHole(context, mark, palette);
      return;
    case 'glow':
      paintGlow(context, mark, palette);
      return;
    case 'bead': {
      const { x, y } = pointAlong(mark.way, mark.progress * lengthOf(mark.way));
      context.fillStyle = palette.bg;
      dot(context, x, y, 6);
      context.fillStyle = palette.ink;
      dot(context, x, y, 4.5);
      return;
    }
    case 'chevrons':
      paintChevrons(context, mark.way, palette);
      return;
    case 'tick':
      setStroke(context, palette.ready, 2.2);
      context.beginPath();
      trace(context, [mark.x, mark.y, mark.x + 4, mark.y + 4, mark.x + 11, mark.y - 5], mark.progress);
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
function paintTurn(context: CanvasRenderingContext2D, mark: Drawn<'turn'>, palette: Palette): void {
  const radius = mark.r ?? 6;
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

function paintSquare(context: CanvasRenderingContext2D, mark: Drawn<'square'>, palette: Palette): void {
  const { x, y, half, onCorner, rim } = mark;
  const corner = half * Math.SQRT2;
  context.beginPath();
  for (const turn of [0, 1, 2, 3]) {
    const angle = (turn / 2 + (onCorner ? 0 : 0.25)) * Math.PI;
    context.lineTo(x + corner * Math.cos(angle), y + corner * Math.sin(angle));
  }
  context.closePath();
  context.fillStyle = palette[rim === undefined ? mark.colour : 'bg'];
  context.fill();
  if (rim === undefined) return;
  setStroke(context, palette[mark.colour], rim);
  context.stroke();
}

type Drawn<Type extends Mark['type']> = Extract<Mark, { readonly type: Type }>;

/** As much of the way as stands, in its own dashes. */
function paintAlong(context: CanvasRenderingContext2D, mark: Drawn<'ink'>, palette: Palette): void {
  const { way, progress, dash } = mark;
  if (progress <= 0) return;
  const length = lengthOf(way) * progress;
  setStroke(context, palette[mark.colour], mark.lineWidth, progress < 1 ? dashesUpTo(length, dash) : dash);
  context.beginPath();
  traceWay(context, way);
  context.stroke();
}

/** Two strokes, so that the wire between them can be seen. */
function paintGlow(
  context: CanvasRenderingContext2D,
  { way, progress }: Drawn<'glow'>,
  palette: Palette,
): void {
  if (progress <= 0) return;
  setStroke(context, palette.marker, 11, dashesUpTo(lengthOf(way) * progress));
  context.beginPath();
  traceWay(context, way);
  context.stroke();
  context.globalCompositeOperation = 'destination-out';
  context.lineWidth = 4.5;
  context.stroke();
  context.globalCompositeOperation = 'source-over';
}

/** First the hole, as wide as the ring of a lamp that is not ready leaves it, then the bar. */
function paintHole(context: CanvasRenderingContext2D, mark: Drawn<'hole'>, palette: Palette): void {
  const { x, y, progress } = mark;
  const inside = 3.8;
  context.fillStyle = palette.bg;
  dot(context, x, y, 6.6);
  context.fillStyle = palette[mark.colour];
  dot(context, x, y, 6.1);
  context.fillStyle = palette.bg;
  dot(context, x, y, inside * Math.min(1, progress / 0.6));
  const bar = 2 * inside * Math.max(0, (progress - 0.6) / 0.4);
  context.fillStyle = palette[mark.colour];
  context.fillRect(x - inside, y - 1.1, bar, 2.2);
}

/** In the middle of the way, pointing where it leads. */
function paintChevrons(context: CanvasRenderingContext2D, way: Way, palette: Palette): void {
  const length = lengthOf(way);
  setStroke(context, palette.ink, 2.2);
  for (const back of [4, -4]) {
    const tip = pointAlong(way, length / 2 + 4 - back);
    const tail = pointAlong(way, length / 2 - 1 - back);
    const [dx, dy] = [tip.x - tail.x, tip.y - tail.y];
    context.beginPath();
    context.moveTo(tail.x - dy, tail.y + dx);
    context.lineTo(tip.x, tip.y);
    context.lineTo(tail.x + dy, tail.y - dx);
    context.stroke();
  }
}

function trace(context: CanvasRenderingContext2D, points: readonly number[], progress: number): void {
  context.setLineDash([...dashesUpTo(17 * progress)]);
  traceWay(context, points);
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

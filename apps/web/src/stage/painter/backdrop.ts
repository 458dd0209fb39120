/**
 * Strokes of the layer at the bottom: lanes, brackets, hairlines, leaders, strands, capsules, plugs, dots and borders. Nothing on it is picked or moves by itself. Colours come
 * from the palette that the painter hands in.
 */
import { dashes, dimmed, type Palette, strokes } from '../../tokens/tokens.ts';
import type { Shape } from '../scene/shape.ts';
import { traceWay } from './along.ts';

export function paintBackdrop(
  context: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  palette: Palette,
): void {
  for (const shape of shapes) {
    context.globalAlpha = shape.dim ? dimmed : 1;
    paintShape(context, shape, palette);
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

function paintShape(context: CanvasRenderingContext2D, shape: Shape, palette: Palette): void {
  switch (shape.type) {
    case 'rect':
      if (shape.fill !== undefined) {
        context.fillStyle = palette[shape.fill];
        context.fillRect(shape.x, shape.y, shape.width, shape.height);
      }
      if (shape.hatch !== undefined) paintHatch(context, shape, palette[shape.hatch]);
      if (shape.stroke !== undefined) {
        setStroke(context, palette[shape.stroke], shape.lineWidth ?? 1, shape.dash);
        context.strokeRect(shape.x, shape.y, shape.width, shape.height);
      }
      return;
    case 'line': {
      setStroke(context, palette[shape.colour], shape.lineWidth, shape.dash, shape.round);
      context.beginPath();
      if (shape.bent) traceWay(context, shape.points);
      else {
        for (let i = 0; i + 1 < shape.points.length; i += 2)
          context.lineTo(shape.points[i] as number, shape.points[i + 1] as number);
      }
      context.stroke();
      return;
    }
    case 'dot':
      context.fillStyle = palette[shape.colour];
      context.beginPath();
      context.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
      context.fill();
      return;
    case 'pill':
      context.beginPath();
      context.roundRect(shape.x, shape.y, shape.width, shape.height, Math.min(9, shape.height / 2));
      context.fillStyle = palette.bg;
      context.fill();
      setStroke(context, palette[shape.colour], shape.lineWidth, shape.dash);
      context.stroke();
      return;
    case 'capsule':
      paintCapsule(context, shape, palette);
      return;
    case 'ring':
      setStroke(context, palette[shape.colour], shape.lineWidth, shape.dash);
      context.beginPath();
      context.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
      context.stroke();
      return;
  }
}

/** Half its width, which is also the radius of its ends. */
const capsuleRadius = 11;

function paintCapsule(
  context: CanvasRenderingContext2D,
  shape: Extract<Shape, { readonly type: 'capsule' }>,
  palette: Palette,
): void {
  const { x, top, bottom, look } = shape;
  traceCapsule(context, x, top, bottom);
  if (look !== 'empty') {
    context.fillStyle = palette.bg;
    context.fill();
  }
  if (look !== 'moving') strokeCapsule(context, look, palette);
}

export function traceCapsule(
  context: CanvasRenderingContext2D,
  x: number,
  top: number,
  bottom: number,
): void {
  context.beginPath();
  context.roundRect(x - capsuleRadius, top, 2 * capsuleRadius, bottom - top, capsuleRadius);
}

export function strokeCapsule(
  context: CanvasRenderingContext2D,
  look: 'list' | 'empty',
  palette: Palette,
): void {
  if (look === 'list') setStroke(context, palette.ink, strokes.capsule);
  else setStroke(context, palette.failed, strokes.capsule, dashes.frame);
  context.stroke();
}

export function setStroke(
  context: CanvasRenderingContext2D,
  colour: string,
  lineWidth: number,
  dash: readonly number[] = [],
  round = false,
): void {
  context.strokeStyle = colour;
  context.lineWidth = lineWidth;
  context.lineCap = round ? 'round' : 'butt';
  context.setLineDash(dash as number[]);
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Strokes at 45 degrees, 8 apart. */
function paintHatch(context: CanvasRenderingContext2D, area: Area, colour: string): void {
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  context.globalAlpha *= 0.42;
  setStroke(context, colour, 1.2);
  context.beginPath();
  for (let offset = -area.height; offset < area.width; offset += 8) {
    context.moveTo(area.x + offset, area.y + area.height);
    context.lineTo(area.x + offset + area.height, area.y);
  }
  context.stroke();
  context.restore();
}

/**
 * One block of lamps on a canvas: discs of what is ready in one path, then every look that differs in its own shape, larger and over the others. Called by `mass`.
 */
import { dimmed, type Palette } from '../../tokens/tokens.ts';
import { type MassLook, massColour, massDim, massLooks } from '../scene/far/mass-looks.ts';
import type { Mass } from '../scene/shape.ts';

const quietLooks: ReadonlySet<MassLook> = new Set(['free', 'ready', 'loose', 'finished']);

export function paintMass(context: CanvasRenderingContext2D, mass: Mass, palette: Palette): void {
  if (mass.paper > 0) paintPaper(context, mass, palette);
  for (const [index, look] of massLooks.entries())
    for (const dim of [0, massDim]) paintLook(context, mass, look, index + dim, palette);
  context.globalAlpha = 1;
}

function paintPaper(
  context: CanvasRenderingContext2D,
  { places, looks, paper }: Mass,
  palette: Palette,
): void {
  context.fillStyle = palette.bg;
  context.beginPath();
  for (let i = 0; i < looks.length; i++) circle(context, places[2 * i] ?? 0, places[2 * i + 1] ?? 0, paper);
  context.fill();
}

function paintLook(
  context: CanvasRenderingContext2D,
  { places, looks, r, wrong }: Mass,
  look: MassLook,
  code: number,
  palette: Palette,
): void {
  let any = false;
  const size = quietLooks.has(look) ? r : wrong;
  for (let i = 0; i < looks.length; i++) {
    if (looks[i] !== code) continue;
    if (!any) {
      any = true;
      context.globalAlpha = code >= massDim ? dimmed : 1;
      context.fillStyle = palette[massColour[look]];
      context.strokeStyle = palette[massColour[look]];
      context.setLineDash([]);
      context.lineCap = 'butt';
      context.beginPath();
    }
    trace(context, look, places[2 * i] ?? 0, places[2 * i + 1] ?? 0, size, palette);
  }
  if (any && (look === 'ready' || look === 'external' || look === 'free')) context.fill();
  if (any && look === 'loose') {
    context.lineWidth = Math.max(1, r * 0.45);
    context.stroke();
  }
}

/** Discs are collected in one path; other shapes are drawn at once. */
function trace(
  context: CanvasRenderingContext2D,
  look: MassLook,
  x: number,
  y: number,
  r: number,
  palette: Palette,
): void {
  switch (look) {
    case 'ready':
      circle(context, x, y, r);
      return;
    case 'loose':
      circle(context, x, y, r * 0.85);
      return;
    case 'free':
      circle(context, x, y, Math.min(1, r * 0.4));
      return;
    case 'external':
      context.moveTo(x, y - r);
      context.lineTo(x + r, y);
      context.lineTo(x, y + r);
      context.lineTo(x - r, y);
      context.closePath();
      return;
    case 'finished':
      context.lineWidth = Math.max(0.8, r * 0.35);
      context.strokeRect(x - r * 0.75, y - r * 0.75, r * 1.5, r * 1.5);
      return;
    case 'unknown':
      ring(context, x, y, r * 0.9, Math.max(0.9, r * 0.26), [Math.max(0.8, r * 0.3), Math.max(1, r * 0.42)]);
      if (r < 4.2) return;
      context.font = `800 ${(r * 1.5).toFixed(1)}px 'Archivo Variable', sans-serif`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText('?', x, y + r * 0.08);
      return;
    case 'terminating':
      paper(context, x, y, r, palette);
      ring(context, x, y, r * 0.86, r * 0.28);
      half(context, x, y, r * 0.86, Math.PI / 2, (3 * Math.PI) / 2);
      return;
    case 'starting':
      paper(context, x, y, r, palette);
      ring(context, x, y, r * 0.88, Math.max(0.9, r * 0.22));
      half(context, x, y, r * 0.88, -Math.PI / 2, 0, true);
      return;
    case 'not-ready':
      paper(context, x, y, r, palette);
      ring(context, x, y, r * 0.84, r * 0.32);
      context.fillRect(x - r * 0.55, y - r * 0.17, r * 1.1, r * 0.34);
      return;
    case 'failed':
      octagon(context, x, y, r, palette);
      return;
  }
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  context.moveTo(x + r, y);
  context.arc(x, y, r, 0, 2 * Math.PI);
}

function ring(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  r: number,
  lineWidth: number,
  dash: readonly number[] = [],
): void {
  context.lineWidth = lineWidth;
  context.setLineDash(dash as number[]);
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
}

function paper(context: CanvasRenderingContext2D, x: number, y: number, r: number, palette: Palette): void {
  const { fillStyle } = context;
  context.fillStyle = palette.bg;
  context.beginPath();
  context.arc(x, y, r + 0.8, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = fillStyle;
}

function half(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  r: number,
  from: number,
  to: number,
  wedge = false,
): void {
  context.beginPath();
  if (wedge) context.moveTo(x, y);
  context.arc(x, y, r, from, to);
  context.closePath();
  context.fill();
}

function octagon(context: CanvasRenderingContext2D, x: number, y: number, r: number, palette: Palette): void {
  const near = r * 0.4142;
  const corners = [
    [-near, -r],
    [near, -r],
    [r, -near],
    [r, near],
    [near, r],
    [-near, r],
    [-r, near],
    [-r, -near],
  ] as const;
  context.beginPath();
  for (const [dx, dy] of corners) context.lineTo(x + dx, y + dy);
  context.closePath();
  context.fill();
  const { strokeStyle } = context;
  context.strokeStyle = palette.bg;
  context.lineWidth = Math.max(1, r * 0.29);
  const arm = r * 0.42;
  context.beginPath();
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x + arm, y - arm);
  context.lineTo(x - arm, y + arm);
  context.stroke();
  context.strokeStyle = strokeStyle;
}

/**
 * What is on screen as a picture of its own: the stage as it is seen, under its headline, over a line that says of which cluster and when. As SVG, with text as text and a
 * title and description for who cannot see it, and painted on a canvas for a PNG. The painters are those of the stage.
 */
import { paintBackdrop } from '../stage/painter/backdrop.ts';
import { paintInk } from '../stage/painter/ink.ts';
import { paintMass } from '../stage/painter/mass-lamps.ts';
import type { Measure, Scene } from '../stage/scene/shape.ts';
import { headsView, type View } from '../stage/view.ts';
import { dimmed, fonts, type Palette, type Theme, typeRoles } from '../tokens/tokens.ts';
import { paintGraph } from './paint-graph.ts';
import { createSvgPage, escapeXml } from './svg-context.ts';
import { type Word, wordsOf } from './words-of.ts';

export interface Picture {
  readonly scene: Scene;
  readonly view: View;
  readonly size: { readonly width: number; readonly height: number };
  readonly theme: Theme;
  readonly palette: Palette;
  readonly measure: Measure;
  readonly title: string;
  readonly gloss: string;
  /** Which cluster, which namespaces, when. */
  readonly source: string;
}

/** Above and below the stage. */
const head = 72;
const foot = 40;
const margin = 40;

export function svgOf(picture: Picture): string {
  const { size, view, palette, scene, title, gloss, source } = picture;
  const [width, height] = [size.width, size.height + head + foot];
  const heads = headsView(view);
  const layer = (at: View, inner: string) =>
    `<g transform="translate(${at.x} ${at.y}) scale(${at.zoom})">${inner}</g>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="description">${escapeXml(`${gloss} ${source}`.trim())}</desc>`,
    `<rect width="${width}" height="${height}" fill="${palette.bg}"/>`,
    ...caption(picture, height).map(word => textOf(word, palette)),
    `<svg y="${head}" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">`,
    layer(
      view,
      `${strokesOf(picture)}${wordsOf(scene.words, picture.measure)
        .map(word => textOf(word, palette))
        .join('\n')}`,
    ),
    `<rect width="${size.width}" height="${scene.heads.bottom * heads.zoom + Math.max(0, heads.y)}" fill="${view.y < 0 ? palette.bg : 'none'}"/>`,
    layer(heads, headsOf(picture)),
    '</svg>',
    '</svg>',
  ].join('\n');
}

function strokesOf({ scene, palette, theme }: Picture): string {
  const page = createSvgPage();
  paintScene(page.context, scene, palette, theme);
  return page.elements();
}

function headsOf({ scene, palette, measure }: Picture): string {
  const page = createSvgPage();
  paintBackdrop(page.context, scene.heads.shapes, palette);
  return [page.elements(), ...wordsOf(scene.heads.words, measure).map(word => textOf(word, palette))].join(
    '\n',
  );
}

function paintScene(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, theme: Theme): void {
  paintBackdrop(context, scene.backdrop, palette);
  for (const mass of scene.mass ?? []) paintMass(context, mass, palette);
  paintGraph(context, scene, palette, theme);
  paintBackdrop(context, scene.over ?? [], palette);
  paintInk(
    context,
    scene.ink.filter(({ heads }) => heads !== true),
    palette,
  );
}

/** Above: what is the case. Below: of what, and when. */
function caption({ title, gloss, source, measure }: Picture, height: number): readonly Word[] {
  const word = (
    text: string,
    x: number,
    y: number,
    size: number,
    role: Word['role'],
    colour: Word['colour'],
  ): Word => ({
    ...{ text, x, y, size, role, colour, dim: false, vertical: false },
    width: measure(text, role, size),
  });
  const said = word(title, margin, 40, 30, 'name', 'ink');
  return [
    said,
    word(gloss, margin + said.width + 18, 44, 16, 'text', 'ink2'),
    word(source, margin, height - 18, 12.5, 'text', 'ink2'),
  ];
}

function textOf({ text, role, colour, size, x, y, width, dim, vertical }: Word, palette: Palette): string {
  if (text.trim() === '') return '';
  const { font, weight, width: stretch, spacing } = typeRoles[role];
  const turn = vertical ? ` transform="rotate(-90 ${x} ${y})"` : '';
  return `<text x="${x}" y="${y}" dominant-baseline="central" font-family="${escapeXml(fonts[font])}" font-size="${size}" font-weight="${weight}" font-stretch="${stretch}%" letter-spacing="${spacing}em" textLength="${Math.round(width * 100) / 100}" lengthAdjust="spacingAndGlyphs" fill="${palette[colour]}"${dim ? ` opacity="${dimmed}"` : ''}${turn} xml:space="preserve">${escapeXml(text)}</text>`;
}

/** Twice as fine as on screen, so that it can be shown on another one. */
export function paintPng(canvas: HTMLCanvasElement, picture: Picture, scale = 2): void {
  const { size, view, palette, scene, theme, measure } = picture;
  const height = size.height + head + foot;
  canvas.width = size.width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser has no canvas to paint on');
  const at = (next: View) =>
    context.setTransform(next.zoom * scale, 0, 0, next.zoom * scale, next.x * scale, (next.y + head) * scale);
  const write = (words: readonly Word[]) => {
    for (const word of words) paintWord(context, word, palette);
  };
  context.fillStyle = palette.bg;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.save();
  context.beginPath();
  context.rect(0, head * scale, canvas.width, size.height * scale);
  context.clip();
  at(view);
  paintScene(context, scene, palette, theme);
  write(wordsOf(scene.words, measure));
  at(headsView(view));
  if (view.y < 0) {
    context.fillStyle = palette.bg;
    context.fillRect(0, 0, scene.width, scene.heads.bottom);
  }
  paintBackdrop(context, scene.heads.shapes, palette);
  write(wordsOf(scene.heads.words, measure));
  context.restore();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  write(caption(picture, height));
}

/** As wide as it was measured: a canvas does not know widths of a variable font. */
function paintWord(context: CanvasRenderingContext2D, word: Word, palette: Palette): void {
  const { font, weight } = typeRoles[word.role];
  context.save();
  context.globalAlpha = word.dim ? dimmed : 1;
  context.fillStyle = palette[word.colour];
  context.font = `${weight} ${word.size}px ${fonts[font]}`;
  context.textBaseline = 'middle';
  context.translate(word.x, word.y);
  if (word.vertical) context.rotate(-Math.PI / 2);
  const natural = context.measureText(word.text).width;
  if (natural > 0) context.scale(word.width / natural, 1);
  context.fillText(word.text, 0, 0);
  context.restore();
}

/**
 * Draws on a page of SVG what the painters draw on a canvas: the part of a canvas' context that they use, each stroke an element. So an exported picture is painted by
 * the same code as the one on screen. Text stays text.
 */
export interface SvgPage {
  readonly context: CanvasRenderingContext2D;
  /** What was drawn, as elements. */
  elements(): string;
}

interface State {
  readonly clip: string | undefined;
  readonly alpha: number;
}

/** Two decimals are a hundredth of a pixel. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function createSvgPage(): SvgPage {
  const page = new Recorder();
  // Only the members below are used by the painters; a test draws a whole picture.
  return { context: page as unknown as CanvasRenderingContext2D, elements: () => page.drawn.join('\n') };
}

class Recorder {
  readonly drawn: string[] = [];
  fillStyle = '#000';
  strokeStyle = '#000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  globalAlpha = 1;
  globalCompositeOperation = 'source-over';
  #path: string[] = [];
  #dash: readonly number[] = [];
  #clip: string | undefined;
  #clips = 0;
  readonly #states: State[] = [];

  save(): void {
    this.#states.push({ clip: this.#clip, alpha: this.globalAlpha });
  }

  restore(): void {
    const state = this.#states.pop();
    this.#clip = state?.clip;
    this.globalAlpha = state?.alpha ?? 1;
  }

  clip(): void {
    this.#clips += 1;
    this.#clip = `clip-${this.#clips}`;
    this.drawn.push(`<clipPath id="${this.#clip}"><path d="${this.#path.join('')}"/></clipPath>`);
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  beginPath(): void {
    this.#path = [];
  }

  closePath(): void {
    this.#path.push('Z');
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${n(x)} ${n(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`${this.#path.length === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(`M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}Z`);
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.max(0, Math.min(radius, width / 2, height / 2));
    const corner = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
    this.#path.push(
      `M${n(x + r)} ${n(y)}h${n(width - 2 * r)}${corner(r, r)}v${n(height - 2 * r)}${corner(-r, r)}`,
      `h${n(2 * r - width)}${corner(-r, -r)}v${n(2 * r - height)}${corner(r, -r)}Z`,
    );
  }

  /** Like a canvas it leads there from where the path stands. */
  arc(x: number, y: number, radius: number, start: number, end: number, back = false): void {
    const at = (angle: number): readonly [number, number] => [
      x + radius * Math.cos(angle),
      y + radius * Math.sin(angle),
    ];
    const sweep = end - start;
    const begin = at(start);
    if (this.#path.length === 0 || Math.abs(sweep) >= 2 * Math.PI) this.moveTo(...begin);
    else this.lineTo(...begin);
    // A whole circle is two halves.
    const halves = Math.abs(sweep) > Math.PI ? [start + sweep / 2, end] : [end];
    for (const angle of halves) {
      const [toX, toY] = at(angle);
      this.#path.push(`A${n(radius)} ${n(radius)} 0 0 ${back ? 0 : 1} ${n(toX)} ${n(toY)}`);
    }
  }

  /** Whole ones only. */
  ellipse(x: number, y: number, radiusX: number, radiusY: number): void {
    const half = (dx: number) => `a${n(radiusX)} ${n(radiusY)} 0 0 1 ${n(dx)} 0`;
    this.#path.push(`M${n(x - radiusX)} ${n(y)}${half(2 * radiusX)}${half(-2 * radiusX)}Z`);
  }

  fill(): void {
    this.#draw(`fill="${this.fillStyle}"`);
  }

  stroke(): void {
    this.#draw(`fill="none" ${this.#stroke()}`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#element(`<rect ${box(x, y, width, height)} fill="${this.fillStyle}"`);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#element(`<rect ${box(x, y, width, height)} fill="none" ${this.#stroke()}`);
  }

  #stroke(): string {
    const dash = this.#dash.length === 0 ? '' : ` stroke-dasharray="${this.#dash.map(n).join(' ')}"`;
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`;
    return `stroke="${this.strokeStyle}" stroke-width="${n(this.lineWidth)}"${dash}${cap}`;
  }

  #draw(look: string): void {
    if (this.#path.length > 0) this.#element(`<path d="${this.#path.join('')}" ${look}`);
  }

  #element(open: string): void {
    // What a canvas would rub out is not drawn at all.
    if (this.globalCompositeOperation !== 'source-over') return;
    const alpha = this.globalAlpha === 1 ? '' : ` opacity="${n(this.globalAlpha)}"`;
    const clip = this.#clip === undefined ? '' : ` clip-path="url(#${this.#clip})"`;
    this.drawn.push(`${open}${alpha}${clip}/>`);
  }
}

function box(x: number, y: number, width: number, height: number): string {
  return `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"`;
}

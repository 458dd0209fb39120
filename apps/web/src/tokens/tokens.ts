/**
 * The design tokens: colours of the three themes, type roles and strokes. Every colour on screen is one of these; `css.ts` turns them into custom
 * properties for the words, the canvases read the same values. Kept by T1 (contrast) and T2 (colours stay apart for every kind of eye).
 */

export const themes = ['dark', 'light', 'projector'] as const;

export type Theme = (typeof themes)[number];

/** What a colour is for. Ink and papers first, then the hues of states, each of which always comes with its own shape and word. */
export interface Palette {
  /** Paper. */
  readonly bg: string;
  /** Names, addresses, capsules. */
  readonly ink: string;
  /** Sentences, quiet words. */
  readonly ink2: string;
  /** Notes, ports, prefixes. */
  readonly ink3: string;
  /** Lines between rows. */
  readonly hair: string;
  /** Dividers, leaders, seat dots. */
  readonly rule: string;
  /** What packets run on. */
  readonly wire: string;
  readonly off: string;
  /** Lanes, hover. */
  readonly wash: string;
  readonly failWash: string;
  /** The highlighter: fill only, with `markerInk` on it. */
  readonly marker: string;
  readonly markerInk: string;
  readonly ready: string;
  /** Starting and not ready. */
  readonly starting: string;
  readonly terminating: string;
  readonly failed: string;
  /** Outside, or written by hand. */
  readonly external: string;
  /** Unknown, finished, idle. */
  readonly unknown: string;
}

export type Colour = keyof Palette;

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    bg: '#FFFFFF',
    ink: '#0B1220',
    ink2: '#465060',
    ink3: '#667080',
    hair: '#E6E9ED',
    rule: '#C6CCD4',
    wire: '#1B2433',
    off: '#A9B1BC',
    wash: '#F3F5F7',
    failWash: '#FDECEC',
    marker: '#F7EF5A',
    markerInk: '#0B1220',
    ready: '#006048',
    starting: '#8F7200',
    terminating: '#8646C6',
    failed: '#A50016',
    external: '#002B80',
    unknown: '#6A7280',
  },
  dark: {
    bg: '#0B1018',
    ink: '#F2F6FC',
    ink2: '#AEB8C6',
    ink3: '#8A94A3',
    hair: '#1B2330',
    rule: '#374253',
    wire: '#C9D2DF',
    off: '#56616F',
    wash: '#121925',
    failWash: '#2A1210',
    marker: '#F4EC55',
    markerInk: '#0B1220',
    ready: '#9DF0CD',
    starting: '#E0C24A',
    terminating: '#D0C4FF',
    failed: '#F04E30',
    external: '#2F97E6',
    unknown: '#8B9098',
  },
  projector: {
    bg: '#FFFFFF',
    ink: '#000000',
    ink2: '#2B2F36',
    ink3: '#4C525B',
    hair: '#C9CDD3',
    rule: '#8D949E',
    wire: '#000000',
    off: '#767D88',
    wash: '#FFFFFF',
    failWash: '#FFFFFF',
    marker: '#FFF04A',
    markerInk: '#000000',
    ready: '#005A43',
    starting: '#705600',
    terminating: '#6D2FB0',
    failed: '#8A0015',
    external: '#002B80',
    unknown: '#4C525B',
  },
};

/** Where the system imposes its colours (CSS system colours): states keep their shapes and words, and no hue. */
export const systemPalette: Palette = {
  bg: 'Canvas',
  ink: 'CanvasText',
  ink2: 'CanvasText',
  ink3: 'CanvasText',
  hair: 'GrayText',
  rule: 'GrayText',
  wire: 'CanvasText',
  off: 'GrayText',
  wash: 'Canvas',
  failWash: 'Canvas',
  marker: 'Highlight',
  markerInk: 'HighlightText',
  ready: 'CanvasText',
  starting: 'CanvasText',
  terminating: 'CanvasText',
  failed: 'CanvasText',
  external: 'CanvasText',
  unknown: 'GrayText',
};

/** A palette without hues of states: what was last known, of which nothing is news. */
export function quiet(palette: Palette): Palette {
  const { unknown, ink2, off } = palette;
  const hues = Object.fromEntries(stateColours.map(colour => [colour, unknown]));
  return { ...palette, ...hues, ink: ink2, wire: off };
}

/** The hues of states: always told apart, also without their shapes. */
export const stateColours = [
  'ready',
  'starting',
  'terminating',
  'failed',
  'external',
  'unknown',
] as const satisfies readonly Colour[];

/** Colours in which text is set on paper. */
export const textColours = ['ink', 'ink2', 'ink3', ...stateColours] as const satisfies readonly Colour[];

export const fonts = {
  sans: "'Archivo Variable', system-ui, sans-serif",
  mono: "'Spline Sans Mono Variable', ui-monospace, monospace",
} as const;

/** How a word is set. Sizes that depend on the width of the stage are given where the word is placed. */
export interface TypeRole {
  readonly font: keyof typeof fonts;
  readonly weight: number;
  /** Percent, of the width axis. */
  readonly width: number;
  /** em */
  readonly spacing: number;
}

export const typeRoles = {
  /** Service names. */
  name: { font: 'sans', weight: 700, width: 90, spacing: -0.012 },
  host: { font: 'sans', weight: 700, width: 90, spacing: -0.005 },
  node: { font: 'sans', weight: 700, width: 92, spacing: 0 },
  text: { font: 'sans', weight: 400, width: 94, spacing: 0 },
  strong: { font: 'sans', weight: 600, width: 94, spacing: 0 },
  bold: { font: 'sans', weight: 700, width: 94, spacing: 0 },
  address: { font: 'mono', weight: 600, width: 100, spacing: -0.01 },
  port: { font: 'mono', weight: 400, width: 100, spacing: -0.01 },
} as const satisfies Readonly<Record<string, TypeRole>>;

export type Role = keyof typeof typeRoles;

/** CSS pixels; `wire` and `terminating` are thicker on a projector. */
export const strokes = {
  hair: 1,
  leader: 1,
  capsule: 2,
  wire: { light: 2, dark: 2, projector: 3 },
  strandPitch: { light: 4, dark: 4, projector: 6 },
  plug: 3,
  bracket: 3,
  broken: 4,
  frame: 1.4,
  strike: 1.6,
} as const;

/** Dash patterns, each with a meaning of its own. */
export const dashes = {
  terminating: [7, 5],
  /** Round caps. */
  notReady: [2, 5],
  /** Only looked up, nothing travels there; round caps. */
  lookup: [0.1, 5],
  border: [14, 5, 2, 5],
  broken: [6, 4],
  /** Last known, not live. */
  off: [10, 4],
  frame: [4, 4],
  tombstone: [1.5, 3.5],
  unknown: [1.5, 4],
} as const satisfies Readonly<Record<string, readonly number[]>>;

/** What is not on the path of the selection. */
export const dimmed = 0.22;

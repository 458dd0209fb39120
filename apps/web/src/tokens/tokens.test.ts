import { describe, expect, it } from 'vitest';
import { ciede2000, contrast, difference, type Vision } from './colour-difference.ts';
import { property, tokensCss } from './css.ts';
import { palettes, stateColours, systemPalette, type Theme, textColours, typeRoles } from './tokens.ts';

const themes = Object.keys(palettes) as Theme[];
const visions: readonly Vision[] = ['normal', 'protan', 'deutan', 'tritan'];

/** The smallest difference between any two state colours, for any kind of eye. */
function closest(theme: Theme): number {
  const palette = palettes[theme];
  return Math.min(
    ...visions.flatMap(vision =>
      stateColours.flatMap((a, index) =>
        stateColours.slice(index + 1).map(b => difference(palette[a], palette[b], vision)),
      ),
    ),
  );
}

describe('colours', () => {
  it('CIEDE2000 gives the published values', () => {
    // Sharma, Wu, Dalal 2005, table 1: pairs 1, 17 and 25.
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 2.5, 0], [61, -5, 29])).toBeCloseTo(22.8977, 4);
    expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
  });

  it.each(themes)('T1: text of every colour reads on paper, %s', theme => {
    const palette = palettes[theme];
    for (const colour of textColours) {
      expect(contrast(palette[colour], palette.bg), colour).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.markerInk, palette.marker)).toBeGreaterThanOrEqual(15);
    expect(contrast(palette.wire, palette.bg)).toBeGreaterThanOrEqual(3);
    // Notes and names of nodes are set on the wash of a lane.
    expect(contrast(palette.ink3, palette.wash)).toBeGreaterThanOrEqual(4.5);
  });

  it('T2: states stay apart in colour alone, also with deficient colour vision', () => {
    const rounded = (theme: Theme) => Math.round(closest(theme) * 10) / 10;
    expect(rounded('light')).toBeGreaterThanOrEqual(11.6);
    expect(rounded('dark')).toBeGreaterThanOrEqual(14.7);
    // A projector's paper leaves only dark colours; the shapes carry it there.
    expect(rounded('projector')).toBeGreaterThanOrEqual(6.7);
  });
});

it('T3: every token is in the stylesheet, for every theme', () => {
  const css = tokensCss();
  for (const theme of themes) {
    const block = css.split('\n').find(line => line.startsWith(`[data-theme='${theme}']`));
    for (const [name, value] of Object.entries(palettes[theme])) {
      expect(block).toContain(`${property(name)}:${value}`);
    }
  }
  for (const role of Object.keys(typeRoles)) expect(css).toContain(`.t-${role}{`);
});

it('T3: where the system imposes its colours every token is one of them, also on the canvases', () => {
  const block = tokensCss().split('@media (forced-colors:active)')[1] ?? '';
  for (const name of Object.keys(palettes.light)) {
    const value = systemPalette[name as keyof typeof systemPalette];
    expect(['Canvas', 'CanvasText', 'GrayText', 'Highlight', 'HighlightText']).toContain(value);
    expect(block).toContain(`${property(name)}:${value}`);
  }
});

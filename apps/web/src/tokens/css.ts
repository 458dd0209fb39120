/**
 * The design tokens as a stylesheet: custom properties per theme and one class per type role. Made when the page is built (the plugin in vite.config.ts
 * serves it as `virtual:tokens.css`), so that it comes from `'self'` like every other style. Keeps T3: names in CSS and in code are the same.
 */
import { dimmed, fonts, type Palette, palettes, systemPalette, type Theme, typeRoles } from './tokens.ts';

/** `failWash` -> `--fail-wash` */
export function property(name: string): string {
  return `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}

function declarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `${property(name)}:${value}`)
    .join(';');
}

function theme(name: Theme, scheme: 'light' | 'dark'): string {
  return `[data-theme='${name}']{color-scheme:${scheme};${declarations(palettes[name])}}`;
}

/** Where the system imposes its colours: what stands on the marker, and what is pressed, keeps a ground of its own. */
const forced = `@media (forced-colors:active){:root{${declarations(systemPalette)}}.c-markerInk,.run.lit>span,:root [aria-pressed='true']:not(.box){forced-color-adjust:none;color:HighlightText}:root [aria-pressed='true']:not(.box){background:Highlight}}`;

export function tokensCss(): string {
  const roles = Object.entries(typeRoles).map(
    ([name, role]) =>
      `.t-${name}{font-family:var(--${role.font});font-weight:${role.weight};font-stretch:${role.width}%;letter-spacing:${role.spacing}em}`,
  );
  const colours = Object.keys(palettes.light).map(name => `.c-${name}{color:var(${property(name)})}`);
  return [
    `:root{--sans:${fonts.sans};--mono:${fonts.mono};--dimmed:${dimmed};color-scheme:light;${declarations(palettes.light)}}`,
    `@media (prefers-color-scheme:dark){:root{color-scheme:dark;${declarations(palettes.dark)}}}`,
    theme('light', 'light'),
    theme('dark', 'dark'),
    theme('projector', 'light'),
    ...roles,
    ...colours,
    forced,
    '',
  ].join('\n');
}
